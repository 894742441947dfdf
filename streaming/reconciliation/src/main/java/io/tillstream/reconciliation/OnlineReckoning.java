package io.tillstream.reconciliation;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.order.Prepaid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reckons payments one by one and sums them up. */
final class OnlineReckoning {
    private final Map<String, CustomerOrder> orders;
    private final Instant newest;
    private final Map<CurrencyUnit, OnlineMoney.Sum> sums = new TreeMap<>(Comparator.comparing(CurrencyUnit::code));
    private final List<OnlineMoney.Waiting> waiting = new ArrayList<>();
    private final List<OnlineMoney.Orphan> orphans = new ArrayList<>();

    OnlineReckoning(Map<String, CustomerOrder> orders, Instant newest) {
        this.orders = orders;
        this.newest = newest;
    }

    OnlineMoney report() {
        waiting.sort(Comparator.comparing(OnlineMoney.Waiting::waits).reversed());
        return new OnlineMoney(List.copyOf(sums.values()), waiting, orphans);
    }

    void reckon(String number, @Nullable PaidOnline payment, List<OnlineMoney.Counted> sales) {
        if (payment == null) {
            sales.forEach(sale -> unknown(number, sale));
            return;
        }
        CurrencyUnit currency = payment.taken().currency();
        Money none = Money.zero(currency);
        Money inSales = none;
        Instant since = payment.at();
        for (OnlineMoney.Counted sale : sales) {
            if (sale.amount().currency().equals(currency)) {
                inSales = inSales.plus(sale.amount());
                since = later(since, sale.at());
            } else {
                add(none(sale.amount()), sale.amount(), none(sale.amount()));
                orphan(
                        payment,
                        sale.amount().negated(),
                        "sale " + sale.sale().receiptNumber() + " counts " + sale.amount() + " of it, and "
                                + payment.taken() + " was taken",
                        "find out at the provider what was paid");
            }
        }
        if (payment.state() == PaidOnline.State.UNKNOWN && payment.taken().isZero()) {
            unanswered(payment, none);
        }
        add(payment.taken(), inSales, payment.givenBack());
        rest(payment, payment.kept().minus(inSales), since, sales);
    }

    private void unknown(String number, OnlineMoney.Counted sale) {
        add(none(sale.amount()), sale.amount(), none(sale.amount()));
        Money amount = sale.amount().negated();
        if (isOver(sale.at())) {
            orphans.add(new OnlineMoney.Orphan(
                    number,
                    "",
                    "",
                    amount,
                    "sale " + sale.sale().receiptNumber()
                            + " counts it, and the member portal has told of no such payment",
                    "look for its number in the portal and at the provider"));
            orphaned(amount);
        } else {
            waits(new OnlineMoney.Waiting(number, "", "", amount, OnlineMoney.Why.NOT_TOLD_YET, age(sale.at())));
        }
    }

    /** The provider has not said whether it took anything. */
    private void unanswered(PaidOnline payment, Money none) {
        if (isOver(payment.at())) {
            orphan(
                    payment,
                    none,
                    "nobody knows whether " + payment.asked() + " was taken",
                    "look for its number at the provider; the portal asks again by itself");
        } else {
            waits(payment, none, OnlineMoney.Why.NOBODY_KNOWS, payment.at());
        }
    }

    /** What was kept and is in no sale; below nothing where sales count more. */
    private void rest(PaidOnline payment, Money rest, Instant since, List<OnlineMoney.Counted> sales) {
        if (rest.isNegative()) {
            more(payment, rest, since, sales);
            return;
        }
        Money left = rest;
        Money refused = payment.refused();
        if (refused != null && left.isPositive()) {
            Money lost = refused.compareTo(left) < 0 ? refused : left;
            orphan(
                    payment,
                    lost,
                    "the provider refuses to give it back",
                    "see at the provider why; the portal asks again by itself, so pay it out no other way before GET /api/refunds of the portal was looked at, and tell POST /api/refunds/done what was given back by hand");
            left = left.minus(lost);
        }
        CustomerOrder order = orders.get(payment.order());
        if (order != null && order.state().isWaiting()) {
            Money promised = promised(order, payment);
            Money held = promised.compareTo(left) < 0 ? promised : left;
            if (held.isPositive()) {
                waits(payment, held, OnlineMoney.Why.ORDER_WAITS, order.placedAt());
                left = left.minus(held);
            }
        }
        if (left.isPositive()) {
            less(payment, left, order == null ? since : later(since, order.changedAt()), order, sales);
        }
    }

    /** What an order that waits counts of a payment. */
    private static Money promised(CustomerOrder order, PaidOnline payment) {
        Money promised = none(payment.taken());
        for (Prepaid paid : order.prepaid()) {
            if (paid.payment().equals(payment.payment())
                    && paid.amount().currency().equals(promised.currency())) {
                promised = promised.plus(paid.amount());
            }
        }
        return promised;
    }

    /** Money that no sale and no order that waits has. */
    private void less(
            PaidOnline payment,
            Money left,
            Instant since,
            @Nullable CustomerOrder order,
            List<OnlineMoney.Counted> sales) {
        if (!isOver(since)) {
            waits(payment, left, order == null ? OnlineMoney.Why.NOT_TOLD_YET : OnlineMoney.Why.GOING_BACK, since);
        } else if (payment.state() == PaidOnline.State.UNKNOWN) {
            orphan(
                    payment,
                    left,
                    "it has to go back, and the provider has not confirmed it",
                    "see that the provider answers; the portal asks again by itself");
        } else if (order == null) {
            orphan(
                    payment,
                    left,
                    "nobody knows the order it is for",
                    "look for the order in the portal; without one give the money back");
        } else if (order.state().isWaiting()) {
            orphan(payment, left, "its order counts less", "give back what the order does not count");
        } else if (sales.isEmpty()) {
            orphan(
                    payment,
                    left,
                    "its order is " + order.state() + ", and no sale counts it",
                    "find out who has the goods: ring up the sale, or give the money back");
        } else {
            orphan(
                    payment,
                    left,
                    receipts(sales) + " count less than was kept, and the rest did not go back",
                    "give back the rest");
        }
    }

    /** Sales count what nobody paid, or what went back. */
    private void more(PaidOnline payment, Money rest, Instant since, List<OnlineMoney.Counted> sales) {
        boolean mayStillBeTold = payment.taken().isZero();
        if (mayStillBeTold && !isOver(since)) {
            waits(payment, rest, OnlineMoney.Why.NOT_TOLD_YET, since);
            return;
        }
        orphan(
                payment,
                rest,
                receipts(sales) + " count it, and only " + payment.kept() + " of it was kept",
                sales.stream().filter(sale -> sale.amount().isPositive()).count() > 1
                        ? "find out which of them handed the goods over, and take the other back at a till; the portal keeps the money for the one that stands"
                        : "find out at the provider why, and ask the member for the money or the goods");
    }

    private static String receipts(List<OnlineMoney.Counted> sales) {
        return "sales "
                + String.join(
                        " and ",
                        sales.stream()
                                .map(sale -> sale.sale().receiptNumber())
                                .distinct()
                                .toList());
    }

    private void orphan(PaidOnline payment, Money amount, String what, String next) {
        orphans.add(new OnlineMoney.Orphan(
                payment.payment(), payment.order(), payment.store().value(), amount, what, next));
        orphaned(amount);
    }

    private void waits(PaidOnline payment, Money amount, OnlineMoney.Why why, Instant since) {
        waits(new OnlineMoney.Waiting(
                payment.payment(), payment.order(), payment.store().value(), amount, why, age(since)));
    }

    private void waits(OnlineMoney.Waiting one) {
        waiting.add(one);
        OnlineMoney.Sum sum = sum(one.amount().currency());
        put(new OnlineMoney.Sum(
                sum.currency(),
                sum.captured(),
                sum.inSales(),
                sum.givenBack(),
                sum.waiting().plus(one.amount()),
                sum.orphans()));
    }

    private void orphaned(Money amount) {
        OnlineMoney.Sum sum = sum(amount.currency());
        put(new OnlineMoney.Sum(
                sum.currency(),
                sum.captured(),
                sum.inSales(),
                sum.givenBack(),
                sum.waiting(),
                sum.orphans().plus(amount)));
    }

    private void add(Money captured, Money inSales, Money givenBack) {
        OnlineMoney.Sum sum = sum(captured.currency());
        put(new OnlineMoney.Sum(
                sum.currency(),
                sum.captured().plus(captured),
                sum.inSales().plus(inSales),
                sum.givenBack().plus(givenBack),
                sum.waiting(),
                sum.orphans()));
    }

    private OnlineMoney.Sum sum(CurrencyUnit currency) {
        Money none = Money.zero(currency);
        return sums.getOrDefault(currency, new OnlineMoney.Sum(currency, none, none, none, none, none));
    }

    private void put(OnlineMoney.Sum sum) {
        sums.put(sum.currency(), sum);
    }

    private static Money none(Money like) {
        return Money.zero(like.currency());
    }

    private boolean isOver(Instant since) {
        return age(since).compareTo(OnlineMoney.SETTLES) > 0;
    }

    private Duration age(Instant since) {
        Duration age = Duration.between(since, newest);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
