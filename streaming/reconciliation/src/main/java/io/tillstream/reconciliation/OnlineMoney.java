package io.tillstream.reconciliation;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.PaidOnline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The "no orphan payment" report of web and tills together: what was captured online is in sales, was given back, or waits. In each
 * currency captured = in sales + given back + waiting + orphans; an orphan below nothing is money that sales count and nobody paid.
 *
 * <p>A duplicate of a fact replaces itself. What is late is waited for: money that is on its way back, or whose order or payment was
 * not told yet, waits {@link #SETTLES}, by the chain's time, and is an orphan from then on.
 *
 * @param sums one for each currency
 * @param waiting what waits, the oldest first
 * @param orphans what is wrong, by payment
 */
record OnlineMoney(List<Sum> sums, List<Waiting> waiting, List<Orphan> orphans) {
    /** Streams, portal and provider have found one another again by then, or somebody has to look. */
    static final Duration SETTLES = Duration.ofHours(1);

    private static final int SHOWN = 50;

    OnlineMoney {
        sums = List.copyOf(sums);
        waiting = List.copyOf(waiting);
        orphans = List.copyOf(orphans);
    }

    /**
     * A tender {@code ONLINE} of a sale.
     *
     * @param sale which
     * @param amount below nothing for a return
     * @param at when
     */
    record Counted(Source sale, Money amount, Instant at) {}

    /** Money of one currency. */
    record Sum(CurrencyUnit currency, Money captured, Money inSales, Money givenBack, Money waiting, Money orphans) {
        Map<String, Object> asJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("captured", captured.toString());
            json.put("inSales", inSales.toString());
            json.put("givenBack", givenBack.toString());
            json.put("waiting", waiting.toString());
            json.put("orphans", orphans.toString());
            return json;
        }
    }

    /** Why money waits. */
    enum Why {
        ORDER_WAITS("the order waits to be handed over"),
        GOING_BACK("it is on its way back"),
        NOBODY_KNOWS("nobody knows yet whether it was taken"),
        NOT_TOLD_YET("the portal has not told all of it yet");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /**
     * Captured money that has an end to come.
     *
     * @param payment which
     * @param order what it is for, empty where nobody has told
     * @param store for which store, empty where nobody has told
     * @param amount how much; below nothing where a sale counts what the portal has still to tell
     * @param why what it waits for
     * @param waits how long by now
     */
    record Waiting(String payment, String order, String store, Money amount, Why why, Duration waits) {
        Map<String, Object> asJson() {
            Map<String, Object> json = named(payment, order, store, amount);
            json.put("why", why.name());
            json.put("minutes", waits.toMinutes());
            return json;
        }

        String asText() {
            return "waits online payment " + payment + " of " + amount + of(order, store) + ": " + why.words + ", for "
                    + age() + ".";
        }

        private String age() {
            return String.format(
                    Locale.ROOT, "%d d %d h %d min", waits.toDays(), waits.toHoursPart(), waits.toMinutesPart());
        }
    }

    /**
     * Money that has no end.
     *
     * @param payment which
     * @param order what it is for, empty where nobody has told
     * @param store for which store, empty where nobody has told
     * @param amount how much; below nothing where sales count what nobody paid
     * @param what is wrong
     * @param next what to do
     */
    record Orphan(String payment, String order, String store, Money amount, String what, String next) {
        Map<String, Object> asJson() {
            Map<String, Object> json = named(payment, order, store, amount);
            json.put("what", what);
            json.put("next", next);
            return json;
        }

        String asText() {
            return "ORPHAN online payment " + payment + ", " + amount + of(order, store) + ": " + what + "; " + next
                    + ".";
        }
    }

    private static String of(String order, String store) {
        return order.isEmpty() ? "" : " for order " + order + " of " + store;
    }

    private static Map<String, Object> named(String payment, String order, String store, Money amount) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("payment", payment);
        json.put("order", order);
        json.put("store", store);
        json.put("amount", amount.toString());
        return json;
    }

    /**
     * Holds payments against sales and orders.
     *
     * @param payments the newest fact of each
     * @param orders the newest fact of each, by number
     * @param counted what sales count, by payment
     * @param newest the chain's time
     */
    static OnlineMoney of(
            Collection<PaidOnline> payments,
            Map<String, CustomerOrder> orders,
            Map<String, List<Counted>> counted,
            Instant newest) {
        OnlineReckoning reckoning = new OnlineReckoning(orders, newest);
        Map<String, PaidOnline> told = new TreeMap<>();
        payments.forEach(payment -> told.put(payment.payment(), payment));
        TreeSet<String> numbers = new TreeSet<>(told.keySet());
        numbers.addAll(counted.keySet());
        for (String number : numbers) {
            reckoning.reckon(number, told.get(number), counted.getOrDefault(number, List.of()));
        }
        return reckoning.report();
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sums", sums.stream().map(Sum::asJson).toList());
        json.put(
                "waiting",
                waiting.stream().limit(Verdict.LISTED).map(Waiting::asJson).toList());
        json.put(
                "orphans",
                orphans.stream().limit(Verdict.LISTED).map(Orphan::asJson).toList());
        return json;
    }

    /** Nothing where nobody has paid online. */
    String asText() {
        StringBuilder text = new StringBuilder();
        orphans.stream()
                .limit(SHOWN)
                .forEach(orphan -> text.append(orphan.asText()).append('\n'));
        waiting.stream().limit(SHOWN).forEach(one -> text.append(one.asText()).append('\n'));
        int more = Math.max(0, orphans.size() - SHOWN) + Math.max(0, waiting.size() - SHOWN);
        if (more > 0) {
            text.append(more)
                    .append(" more online payments; --json lists up to ")
                    .append(Verdict.LISTED)
                    .append(" of each.\n");
        }
        for (Sum sum : sums) {
            text.append("Paid online: ")
                    .append(sum.captured())
                    .append(" captured, ")
                    .append(sum.inSales())
                    .append(" in sales, ")
                    .append(sum.givenBack())
                    .append(" given back, ")
                    .append(sum.waiting())
                    .append(" waiting, ")
                    .append(sum.orphans())
                    .append(" orphaned.\n");
        }
        return text.toString();
    }
}
