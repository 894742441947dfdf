package io.tillstream.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * All that is frequent in some baskets, and the rules that follow (R. Agrawal, R. Srikant: Fast algorithms for mining
 * association rules, VLDB 1994; one consequent each).
 */
public final class Mining {
    private static final Comparator<Rule> BEST_FIRST = Comparator.comparingDouble(Rule::confidence)
            .thenComparingDouble(Rule::lift)
            .thenComparingLong(Rule::count)
            .reversed()
            .thenComparing(rule -> String.join("\t", rule.antecedent()))
            .thenComparing(Rule::consequent);

    private final Itemsets sets;
    /** By the numbers in {@link #sets}. */
    private final List<String> items;

    private final long baskets;

    private Mining(Itemsets sets, List<String> items, long baskets) {
        this.sets = sets;
        this.items = List.copyOf(items);
        this.baskets = baskets;
    }

    /** Counts in this JVM. */
    public static Mining of(Baskets baskets, Share support) {
        FrequentItemsets found = FrequentItemsets.in(baskets, support.of(baskets.size()));
        List<String> items = new ArrayList<>();
        for (int item : found.itemOfRank()) {
            items.add(baskets.items().get(item));
        }
        return new Mining(found.sets(), items, baskets.size());
    }

    /** Of sets that were counted in parts; items are by the numbers in the sets. */
    static Mining of(Itemsets sets, List<String> items, long baskets) {
        return new Mining(sets, items, baskets);
    }

    /** How many sets of one item or more are frequent. */
    public long itemsets() {
        return sets.size();
    }

    /** How many baskets there were, frequent items in them or not. */
    public long baskets() {
        return baskets;
    }

    /** The rules whose confidence is {@code confidence} or more, the most certain first. */
    public List<Rule> rules(Share confidence) {
        List<Rule> rules = new ArrayList<>();
        int[] path = new int[64];
        for (Itemsets.Node single : sets.root().children()) {
            path[0] = single.item();
            collect(single, path, 1, confidence, rules);
        }
        rules.sort(BEST_FIRST);
        return rules;
    }

    private void collect(Itemsets.Node set, int[] path, int length, Share confidence, List<Rule> rules) {
        if (length > 1) {
            for (int without = 0; without < length; without++) {
                long before = sets.countOf(path, length, without);
                if (confidence.isReachedBy(set.count(), before)) {
                    rules.add(rule(path, length, without, set.count(), before));
                }
            }
        }
        int[] longer = length < path.length ? path : Arrays.copyOf(path, length * 2);
        for (Itemsets.Node child : set.children()) {
            longer[length] = child.item();
            collect(child, longer, length + 1, confidence, rules);
        }
    }

    private Rule rule(int[] path, int length, int without, long count, long before) {
        List<String> antecedent = new ArrayList<>(length - 1);
        for (int i = 0; i < length; i++) {
            if (i != without) {
                antecedent.add(items.get(path[i]));
            }
        }
        antecedent.sort(Comparator.naturalOrder());
        double confidence = (double) count / before;
        double alone = (double) sets.countOf(new int[] {path[without]}, 1, -1) / baskets;
        return new Rule(
                antecedent, items.get(path[without]), count, (double) count / baskets, confidence, confidence / alone);
    }
}
