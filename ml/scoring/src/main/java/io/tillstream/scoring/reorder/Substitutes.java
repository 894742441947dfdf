package io.tillstream.scoring.reorder;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.scoring.ShopView;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What members take when they do not take their usual item: of those who bought an item twice or more, the baskets without
 * it, and in them the items of the same category that are there clearly more often than in baskets in general, and than in the
 * same members' baskets with it: what goes with an item does not replace it. Counted once a day.
 */
final class Substitutes {
    private static final int USUAL = 2;
    private static final int LEAST_BASKETS = 5;
    private static final double LEAST_LIFT = 1.2;
    /** One-sided 95 %. */
    private static final double STANDARD_DEVIATIONS = 1.645;

    private final ShopView view;
    private LocalDate counted = LocalDate.EPOCH;
    private Map<Gtin, List<Gtin>> best = Map.of();

    private static final class Counts {
        private long baskets;
        private final Map<Gtin, Integer> in = new HashMap<>();
        private final Map<Gtin, Map<Gtin, Integer>> instead = new HashMap<>();
        private final Map<Gtin, Integer> without = new HashMap<>();
        private final Map<Gtin, Map<Gtin, Integer>> beside = new HashMap<>();
        private final Map<Gtin, Integer> with = new HashMap<>();
    }

    Substitutes(ShopView view) {
        this.view = view;
    }

    /** What is taken instead, most clearly first; may be asked by several threads. */
    synchronized List<Gtin> of(Gtin item, LocalDate today) {
        if (!today.equals(counted)) {
            counted = today;
            best = count();
        }
        return best.getOrDefault(item, List.of());
    }

    private Map<Gtin, List<Gtin>> count() {
        Counts counts = new Counts();
        view.histories().forEach(history -> count(history, counts));
        Map<Gtin, List<Gtin>> found = new HashMap<>();
        counts.instead.forEach((item, others) -> {
            int baskets = counts.without.getOrDefault(item, 0);
            int besides = counts.with.getOrDefault(item, 0);
            Map<Gtin, Integer> together = counts.beside.getOrDefault(item, Map.of());
            Map<Gtin, Double> lifts = new HashMap<>();
            others.forEach((other, times) -> {
                double usual = counts.in.getOrDefault(other, 0) / (double) counts.baskets;
                double beside = together.getOrDefault(other, 0) / (double) besides;
                double lift = atLeast(times, baskets) / Math.max(usual, beside);
                if (times >= LEAST_BASKETS && lift >= LEAST_LIFT) {
                    lifts.put(other, lift);
                }
            });
            found.put(
                    item,
                    lifts.entrySet().stream()
                            .sorted(Map.Entry.<Gtin, Double>comparingByValue(Comparator.reverseOrder())
                                    .thenComparing(entry -> entry.getKey().value()))
                            .map(Map.Entry::getKey)
                            .toList());
        });
        return found;
    }

    /** What a share is at least, by Wilson's interval. */
    private static double atLeast(int times, int of) {
        double share = times / (double) of;
        double square = STANDARD_DEVIATIONS * STANDARD_DEVIATIONS;
        double margin = STANDARD_DEVIATIONS * Math.sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        return (share + square / (2.0 * of) - margin) / (1 + square / of);
    }

    private void count(MemberHistory history, Counts counts) {
        Map<Gtin, Integer> times = new HashMap<>();
        for (MemberHistory.Basket basket : history.baskets()) {
            counts.baskets++;
            Set<Gtin> items = new HashSet<>(basket.items());
            items.forEach(item -> times.merge(item, 1, Integer::sum));
            items.forEach(item -> counts.in.merge(item, 1, Integer::sum));
        }
        Collection<Gtin> usual = times.entrySet().stream()
                .filter(entry -> entry.getValue() >= USUAL)
                .map(Map.Entry::getKey)
                .toList();
        for (MemberHistory.Basket basket : history.baskets()) {
            Set<Gtin> items = new HashSet<>(basket.items());
            for (Gtin item : usual) {
                boolean isThere = items.contains(item);
                (isThere ? counts.with : counts.without).merge(item, 1, Integer::sum);
                for (Gtin other : items) {
                    if (view.areAlike(item, other)) {
                        (isThere ? counts.beside : counts.instead)
                                .computeIfAbsent(item, ignored -> new HashMap<>())
                                .merge(other, 1, Integer::sum);
                    }
                }
            }
        }
    }
}
