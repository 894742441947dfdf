package io.tillstream.till.sale;

import io.tillstream.events.Money;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this till has spent of the ledger's grants: approved attempts less those that were given back, whether or not their
 * sale is finished, and what sales gave of limited promotions.
 *
 * @param byGrant the attempts that count, by grant
 * @param byLease what sales spent that name their lease, by lease
 */
record Spent(Map<String, List<PaymentAttempted>> byGrant, Map<String, Long> byLease) {
    static final Spent NOTHING = new Spent(Map.of(), Map.of());

    Spent {
        byGrant = Map.copyOf(byGrant);
        // Not copied again with every payment: a busy day spends of many.
        byLease = Collections.unmodifiableMap(byLease);
    }

    Spent plus(Sale sale) {
        if (sale.promotions().isEmpty()) {
            return this;
        }
        Map<String, Long> next = new HashMap<>(byLease);
        for (PromotionUse use : sale.promotions()) {
            for (PromotionUse.Part part : use.parts()) {
                if (part.lease() != null) {
                    next.merge(part.lease(), part.units(), Math::addExact);
                }
            }
        }
        return new Spent(byGrant, next);
    }

    /** What sales spent of a lease that they name. */
    long of(String lease) {
        return byLease.getOrDefault(lease, 0L);
    }

    Spent plus(PaymentAttempted attempt) {
        String grant = attempt.grant();
        return grant == null
                ? this
                : switch (attempt.result()) {
                    case APPROVED -> with(grant, attempt, true);
                    case REVERSED -> with(grant, attempt, false);
                    case CREATED, UNKNOWN, DECLINED, ABORTED, REVERSING -> this;
                };
    }

    private Spent with(String grant, PaymentAttempted attempt, boolean counts) {
        List<PaymentAttempted> attempts = new ArrayList<>(byGrant.getOrDefault(grant, List.of()));
        attempts.removeIf(before -> before.attempt().equals(attempt.attempt()));
        if (counts) {
            attempts.add(attempt);
        }
        Map<String, List<PaymentAttempted>> next = new HashMap<>(byGrant);
        next.put(grant, List.copyOf(attempts));
        return new Spent(next, byLease);
    }

    /** The payments that spent of a grant. */
    List<String> attempts(String grant) {
        return byGrant.getOrDefault(grant, List.of()).stream()
                .map(PaymentAttempted::attempt)
                .toList();
    }

    /** What is left of a grant of money. */
    Money left(String grant, Money granted) {
        return byGrant.getOrDefault(grant, List.of()).stream()
                .map(PaymentAttempted::amount)
                .reduce(granted, Money::minus);
    }

    /** What is left of a grant of points, lot by lot. */
    List<PointsLot> left(String grant, List<PointsLot> granted) {
        Map<String, Long> taken = new HashMap<>();
        byGrant.getOrDefault(grant, List.of()).stream()
                .flatMap(attempt -> attempt.points().stream())
                .forEach(lot -> taken.merge(key(lot), lot.points(), Math::addExact));
        List<PointsLot> left = new ArrayList<>();
        for (PointsLot lot : granted) {
            long gone = Math.min(taken.getOrDefault(key(lot), 0L), lot.points());
            taken.merge(key(lot), -gone, Math::addExact);
            if (lot.points() > gone) {
                left.add(new PointsLot(lot.points() - gone, lot.expiresOn()));
            }
        }
        return left;
    }

    private static String key(PointsLot lot) {
        LocalDate expires = lot.expiresOn();
        return expires == null ? "never" : expires.toString();
    }
}
