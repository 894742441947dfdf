package io.tillstream.features.purchase;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of the chain's recent member baskets hold an item.
 *
 * @param shares share of baskets per item, above 0, at most 1
 */
public record ItemPopularity(Map<Gtin, Double> shares) {
    /** How far back a basket counts: eight weeks, so that one busy weekend does not decide. */
    public static final Duration WINDOW = Duration.ofDays(56);

    public ItemPopularity {
        shares = Map.copyOf(shares);
    }

    /** Counts the baskets of the last {@link #WINDOW} before {@code now}; later ones are left out. */
    public static ItemPopularity of(Collection<MemberHistory.Basket> baskets, Instant now) {
        Instant from = now.minus(WINDOW);
        Map<Gtin, Integer> counts = new HashMap<>();
        int total = 0;
        for (MemberHistory.Basket basket : baskets) {
            if (basket.at().isBefore(now) && !basket.at().isBefore(from)) {
                total++;
                basket.items().forEach(item -> counts.merge(item, 1, Integer::sum));
            }
        }
        Map<Gtin, Double> shares = HashMap.newHashMap(counts.size());
        for (Map.Entry<Gtin, Integer> entry : counts.entrySet()) {
            shares.put(entry.getKey(), entry.getValue() / (double) total);
        }
        return new ItemPopularity(shares);
    }

    /** The item's share of baskets; 0 when nobody bought it lately. */
    public double share(Gtin item) {
        return shares.getOrDefault(item, 0.0);
    }

    /** The most popular items, best first, ties to the lower number. */
    public List<Gtin> best(int count) {
        return shares.entrySet().stream()
                .sorted(Map.Entry.<Gtin, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }
}
