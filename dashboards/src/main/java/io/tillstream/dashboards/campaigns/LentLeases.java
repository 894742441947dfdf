package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of campaigns is lent to tills and not given back. A till says what it spent of a lease when it gives the lease back, so part
 * of what is lent may have been given on sales that have arrived.
 */
@Component
final class LentLeases implements StreamView<Lease> {
    private final Map<String, Lease> byNumber = new ConcurrentHashMap<>();

    /**
     * What tills hold of one promotion.
     *
     * @param minor money of its budget
     * @param uses of its uses in all
     * @param tills at how many tills
     */
    record Held(long minor, long uses, int tills) {
        private static final Held NOTHING = new Held(0, 0, 0);

        /**
         * What tills may give at most beyond what is known to be given.
         *
         * @param limits the promotion's
         * @param given what it gave, by currency
         */
        Held beyond(Limits limits, List<PromotionSpend> given) {
            Money budget = limits.totalAmount();
            long money = budget == null
                    ? minor
                    : Math.min(
                            minor, Math.max(0, budget.minus(net(given, budget)).minor()));
            Long most = limits.totalUses();
            long times = most == null
                    ? uses
                    : Math.min(
                            uses,
                            Math.max(
                                    0,
                                    most
                                            - given.stream()
                                                    .mapToLong(PromotionSpend::uses)
                                                    .sum()));
            return money == 0 && times == 0 ? NOTHING : new Held(money, times, tills);
        }

        private static Money net(List<PromotionSpend> given, Money budget) {
            return given.stream()
                    .filter(spend -> spend.given().currency().equals(budget.currency()))
                    .map(spend -> spend.given().minus(spend.givenBack()))
                    .reduce(Money.zero(budget.currency()), Money::plus);
        }
    }

    Held of(String promotion) {
        List<Lease> known = byNumber.values().stream()
                .filter(lease ->
                        lease.pool().promotion().filter(promotion::equals).isPresent())
                .filter(lease -> !lease.pool().isOfMember())
                .toList();
        Stream<TillId> tills = known.stream().map(Lease::till).distinct();
        return new Held(units(known, true), units(known, false), Math.toIntExact(tills.count()));
    }

    private static long units(List<Lease> leases, boolean money) {
        return leases.stream()
                .filter(lease -> lease.pool().isOfPromotionMoney() == money)
                .mapToLong(Lease::units)
                .sum();
    }

    @Override
    public Topic<Lease> topic() {
        return Topics.LEASE;
    }

    @Override
    public void apply(String key, @Nullable Lease value, Instant recordedAt) {
        if (value == null || value.units() == 0) {
            byNumber.remove(key);
        } else if (value.pool()
                .promotion()
                .filter(id -> id.startsWith(Campaigns.ID_PREFIX))
                .isPresent()) {
            byNumber.put(key, value);
        }
    }
}
