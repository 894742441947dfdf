package io.tillstream.till.sale;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a limit this till would like to hold ahead of its customers: what it used in an hour, and a small part of the
 * whole before it knows. What a till holds, no other can give; so of a small limit none is held ahead, and whoever needs it
 * asks.
 */
final class LeaseSizes {
    /** A chain of so many tills still finds something for each of them. */
    private static final long TILLS = 200;

    /** Nobody holds more than this part of the whole, however fast it sells. */
    private static final long MOST_OF_ALL = 20;

    private static final long FIRST_USES = 10;
    private static final Duration LATELY = Duration.ofHours(1);

    private final Map<LeasePool, Deque<Used>> lately = new HashMap<>();

    private record Used(Instant at, long units) {}

    /** Notes what a sale used up. */
    void sold(Sale sale) {
        for (PromotionUse use : sale.promotions()) {
            for (PromotionUse.Part part : use.parts()) {
                if (part.units() > 0 && !part.pool().isOfMember()) {
                    lately.computeIfAbsent(part.pool(), pool -> new ArrayDeque<>())
                            .add(new Used(sale.happenedAt(), part.units()));
                }
            }
        }
    }

    /** How much to hold; 0 where it is asked for only when somebody needs it. */
    long wanted(LeasePool limit, Promotion promotion, Instant now) {
        Money amount = promotion.limits().totalAmount();
        Long uses = promotion.limits().totalUses();
        if (limit.isOfPromotionMoney()) {
            return amount == null ? 0 : wanted(limit, amount.minor(), atATime(promotion), Long.MAX_VALUE, now);
        }
        return uses == null || limit.isOfMember() ? 0 : wanted(limit, uses, 1, FIRST_USES, now);
    }

    private long wanted(LeasePool limit, long whole, long atATime, long first, Instant now) {
        long share = whole / TILLS;
        if (share < atATime) {
            return 0;
        }
        return Math.clamp(used(limit, now), Math.min(share, first), Math.max(share, whole / MOST_OF_ALL));
    }

    private long used(LeasePool limit, Instant now) {
        Deque<Used> uses = lately.getOrDefault(limit, new ArrayDeque<>());
        uses.removeIf(use -> use.at().isBefore(now.minus(LATELY)));
        return uses.stream().mapToLong(Used::units).sum();
    }

    /** Less money than once is worth nothing. */
    private static long atATime(Promotion promotion) {
        return switch (promotion.reward()) {
            case Reward.AmountOff off -> off.amount().minor();
            case Reward.BasketAmountOff off -> off.amount().minor();
            case Reward _ -> 1;
        };
    }
}
