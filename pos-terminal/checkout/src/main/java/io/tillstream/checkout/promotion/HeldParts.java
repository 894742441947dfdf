package io.tillstream.checkout.promotion;

import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.PromotionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What this till may give of promotions whose limits span baskets: parts that it was lent and nobody else can give.
 *
 * @param byLimit the parts of each limit, in the order in which they are used up
 */
public record HeldParts(Map<LeasePool, List<Part>> byLimit) {
    /** Of a till that was lent nothing. */
    public static final HeldParts NONE = new HeldParts(Map.of());

    /**
     * A part of a limit.
     *
     * @param lease by which lease
     * @param left how much of it was not given yet, above 0
     */
    public record Part(String lease, long left) {}

    public HeldParts {
        byLimit = byLimit.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** How much of a limit may still be given. */
    public long left(LeasePool limit) {
        return byLimit.getOrDefault(limit, List.of()).stream()
                .mapToLong(Part::left)
                .sum();
    }

    /** So much of a limit, by lease; what is held of it must be enough. */
    List<PromotionUse.Part> taken(LeasePool limit, long units) {
        List<PromotionUse.Part> taken = new ArrayList<>();
        long rest = units;
        for (Part part : byLimit.getOrDefault(limit, List.of())) {
            long some = Math.min(rest, part.left());
            if (some > 0) {
                taken.add(new PromotionUse.Part(limit, some, part.lease()));
                rest -= some;
            }
        }
        if (rest > 0) {
            throw new IllegalStateException("Limit " + limit + " is exceeded by " + rest + ".");
        }
        return taken;
    }
}
