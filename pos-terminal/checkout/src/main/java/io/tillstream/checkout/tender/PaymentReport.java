package io.tillstream.checkout.tender;

import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The "no orphan payment" report of a till: every payment by anything but cash, against the sales and returns it is for.
 * What has no sale and no reversal, and what a sale counts though nobody paid it, is an orphan; what is still being settled
 * is open.
 *
 * @param attempts payments that were tried
 * @param inSales how many of them pay for a sale
 * @param givenBack how many were reversed, declined or given up
 * @param refunds how many gave back what a sale had taken
 * @param open the numbers of those that are not settled yet, or belong to the basket that is open
 * @param orphans what is wrong, a sentence each
 * @param cardMinor what cards have paid and keep paying, in minor units, refunds taken off
 * @param walletMinor the same for wallets
 */
public record PaymentReport(
        long attempts,
        long inSales,
        long givenBack,
        long refunds,
        List<String> open,
        List<String> orphans,
        long cardMinor,
        long walletMinor) {
    public PaymentReport {
        open = List.copyOf(open);
        orphans = List.copyOf(orphans);
    }

    public boolean isClean() {
        return orphans.isEmpty();
    }

    /**
     * Reads a journal, oldest record first.
     *
     * @param counted attempts that the basket on the counter counts by now
     */
    public static PaymentReport of(Iterable<? extends TillTransaction> facts, Set<String> counted) {
        Reading reading = new Reading(counted);
        facts.forEach(reading::read);
        return reading.report();
    }

    /** What was read so far. */
    private static final class Reading {
        private final Set<String> counted;
        private final Map<String, PaymentAttempted> newest = new LinkedHashMap<>();
        private final Map<String, String> sales = new LinkedHashMap<>();
        private final Map<String, Long> returned = new LinkedHashMap<>();
        private final List<String> orphans = new ArrayList<>();

        Reading(Set<String> counted) {
            this.counted = Set.copyOf(counted);
        }

        void read(TillTransaction fact) {
            switch (fact) {
                case PaymentAttempted attempt -> newest.put(attempt.attempt(), attempt);
                case Sale sale -> sale.tenders().forEach(tender -> read(sale, tender));
                case TillTransaction _ -> {}
            }
        }

        private void read(Sale sale, Tender tender) {
            String attempt = tender.attempt();
            if (attempt == null || tender.type() == TenderType.ONLINE) {
                // Taken and given back by the member portal, which alone knows what became of it.
                return;
            }
            if (tender.tendered().isNegative()) {
                returned.merge(attempt, tender.tendered().minor(), Long::sum);
                return;
            }
            boolean again = sale.tenders().stream()
                    .anyMatch(other ->
                            attempt.equals(other.attempt()) && other.tendered().isNegative());
            if (again) {
                // An exchange: what comes back of it pays again.
                returned.merge(attempt, tender.tendered().minor(), Long::sum);
                return;
            }
            String receipt = sale.source().receiptNumber();
            String other = sales.put(attempt, receipt);
            if (other != null) {
                orphans.add("payment " + attempt + " pays for sales " + other + " and " + receipt);
            }
        }

        PaymentReport report() {
            List<String> open = new ArrayList<>();
            Set<String> unpaid = new HashSet<>(sales.keySet());
            long inSales = 0;
            long over = 0;
            long refunds = 0;
            long card = 0;
            long wallet = 0;
            Map<String, Long> refunded = new LinkedHashMap<>();
            for (PaymentAttempted attempt : newest.values()) {
                String number = attempt.attempt();
                long signed = attempt.paysOut()
                        ? -attempt.amount().minor()
                        : attempt.amount().minor();
                if (attempt.result() == Result.APPROVED && attempt.host() != null) {
                    card += TenderOrder.isChargedAtTheTerminal(attempt.means()) ? signed : 0;
                    wallet += TenderOrder.isChargedByAWallet(attempt.means()) ? signed : 0;
                }
                switch (attempt.result()) {
                    case CREATED, UNKNOWN, REVERSING -> open.add(number);
                    case DECLINED, ABORTED, REVERSED -> over++;
                    case APPROVED -> {
                        if (attempt.paysOut()) {
                            refunds++;
                            refunded.merge(refundOf(attempt), signed, Long::sum);
                        } else if (sales.containsKey(number)) {
                            inSales++;
                            unpaid.remove(number);
                        } else if (counted.contains(number)) {
                            open.add(number);
                        } else {
                            orphans.add("payment " + number + " of " + attempt.amount() + " by " + attempt.means()
                                    + " is in no sale and was not reversed");
                        }
                    }
                }
            }
            unpaid.forEach(number ->
                    orphans.add("sale " + sales.get(number) + " counts payment " + number + ", which was not taken"));
            refunded.forEach((number, minor) -> {
                if (minor < returned.getOrDefault(number, 0L)) {
                    orphans.add("of payment " + number + " more was given back than returns say");
                }
            });
            long tried = newest.values().stream().filter(one -> !one.paysOut()).count();
            return new PaymentReport(tried, inSales, over, refunds, open, orphans, card, wallet);
        }

        private static String refundOf(PaymentAttempted refund) {
            PaymentAttempted.@Nullable HostTrace host = refund.host();
            return host == null ? "" : String.valueOf(host.refundOf());
        }
    }
}
