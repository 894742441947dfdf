package io.tillstream.features.purchase;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the chain's recent member baskets say about each item.
 *
 * @param items by item; those nobody bought lately are left out
 */
public record ItemPopularity(Map<Gtin, Item> items) {
    /** How far back a basket counts: eight weeks, so that one busy weekend does not decide. */
    public static final Duration WINDOW = Duration.ofDays(56);

    /** What counts as lately for {@link Item#lately()}. */
    public static final Duration LATELY = Duration.ofDays(14);

    private static final Item UNKNOWN = new Item(0, 0, 0);

    public ItemPopularity {
        items = Map.copyOf(items);
    }

    /**
     * One item.
     *
     * @param share share of the baskets of {@link #WINDOW} that hold it, 0 to 1
     * @param lately share of the baskets of {@link #LATELY} that hold it, 0 to 1
     * @param repeat of the baskets of members who had bought it before, the share that holds it again; drawn towards 0
     *     where there are few
     */
    public record Item(double share, double lately, double repeat) {}

    /** Counts the members' baskets before {@code now}; later ones are left out. */
    public static ItemPopularity of(Collection<List<MemberHistory.Basket>> members, Instant now) {
        Counting counting = new Counting(now);
        members.forEach(counting::add);
        return counting.result();
    }

    public Item of(Gtin item) {
        return items.getOrDefault(item, UNKNOWN);
    }

    /** The most popular items, best first, ties to the lower number. */
    public List<Gtin> best(int count) {
        return items.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Gtin, Item> entry) ->
                                entry.getValue().share())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static final class Counting {
        /** Opportunities added to every item without a repeat, so that one lucky repeat does not make a rate of 1. */
        private static final double DOUBT = 20;

        private final Instant now;
        private final Map<Gtin, int[]> counts = new HashMap<>();
        private int baskets;
        private int latelyBaskets;

        Counting(Instant now) {
            this.now = now;
        }

        void add(List<MemberHistory.Basket> member) {
            Set<Gtin> before = new HashSet<>();
            for (MemberHistory.Basket basket : member) {
                if (!basket.at().isBefore(now)) {
                    return;
                }
                if (!basket.at().isBefore(now.minus(WINDOW))) {
                    count(basket, before);
                }
                before.addAll(basket.items());
            }
        }

        private void count(MemberHistory.Basket basket, Set<Gtin> before) {
            boolean lately = !basket.at().isBefore(now.minus(LATELY));
            baskets++;
            latelyBaskets += lately ? 1 : 0;
            for (Gtin item : before) {
                counts.computeIfAbsent(item, ignored -> new int[4])[2]++;
            }
            for (Gtin item : basket.items()) {
                int[] count = counts.computeIfAbsent(item, ignored -> new int[4]);
                count[0]++;
                count[1] += lately ? 1 : 0;
                count[3] += before.contains(item) ? 1 : 0;
            }
        }

        ItemPopularity result() {
            Map<Gtin, Item> items = HashMap.newHashMap(counts.size());
            counts.forEach((item, count) -> items.put(
                    item,
                    new Item(
                            count[0] / (double) Math.max(1, baskets),
                            count[1] / (double) Math.max(1, latelyBaskets),
                            count[3] / (count[2] + DOUBT))));
            return new ItemPopularity(items);
        }
    }
}
