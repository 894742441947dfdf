package io.tillstream.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Mining baskets that lie in parts, exactly (A. Savasere, E. Omiecinski, S. Navathe: An efficient algorithm for mining
 * association rules in large databases, VLDB 1995): what is frequent in all is frequent in one part at least. So each part
 * names what is frequent there, and then counts what the others have named.
 */
public final class Candidates {
    /** By the numbers in {@link #sets}. */
    private final List<String> items;
    /** In the order of their items, each behind its own beginning. */
    private final List<int[]> sets;

    private final Node root = new Node(-1);

    /** A set in the tree by which baskets are counted. */
    private static final class Node {
        private final int place;
        private final Map<Integer, Node> children = new HashMap<>(4);

        private Node(int place) {
            this.place = place;
        }
    }

    private Candidates(List<String> items, List<int[]> sets) {
        this.items = items;
        this.sets = sets;
        for (int place = 0; place < sets.size(); place++) {
            int[] set = sets.get(place);
            Node at = root;
            for (int i = 0; i < set.length - 1; i++) {
                Node next = at.children.get(set[i]);
                if (next == null) {
                    throw new IllegalArgumentException("A set comes before its own beginning.");
                }
                at = next;
            }
            at.children.put(set[set.length - 1], new Node(place));
        }
    }

    /** What is frequent in one part, each set as its item ids in their order. */
    public static List<List<String>> of(Baskets part, Share support) {
        FrequentItemsets found = FrequentItemsets.in(part, support.of(part.size()));
        int[] itemOfRank = found.itemOfRank();
        List<List<String>> named = new ArrayList<>();
        for (int[] set : found.sets().sets()) {
            named.add(Arrays.stream(set)
                    .mapToObj(rank -> part.items().get(itemOfRank[rank]))
                    .sorted()
                    .toList());
        }
        return named;
    }

    /** Everything that one part or another has named. */
    public static Candidates all(Iterable<List<String>> named) {
        TreeSet<String> ids = new TreeSet<>();
        named.forEach(ids::addAll);
        List<String> items = List.copyOf(ids);
        Map<String, Integer> numbers = new HashMap<>();
        items.forEach(item -> numbers.put(item, numbers.size()));
        TreeSet<int[]> sets = new TreeSet<>(Arrays::compare);
        for (List<String> set : named) {
            sets.add(set.stream().mapToInt(numbers::get).toArray());
        }
        return new Candidates(items, List.copyOf(sets));
    }

    /** How many baskets of a part hold each candidate, in an order of its own. */
    public long[] countIn(Baskets part) {
        Map<String, Integer> numbers = new HashMap<>();
        items.forEach(item -> numbers.put(item, numbers.size()));
        int[] numberOf = part.items().stream()
                .mapToInt(item -> numbers.getOrDefault(item, -1))
                .toArray();
        long[] counts = new long[sets.size()];
        for (int basket = 0; basket < part.size(); basket++) {
            int[] known = Arrays.stream(part.basket(basket))
                    .map(item -> numberOf[item])
                    .filter(number -> number >= 0)
                    .sorted()
                    .toArray();
            count(root, known, 0, counts);
        }
        return counts;
    }

    private static void count(Node node, int[] basket, int from, long[] counts) {
        if (node.children.isEmpty()) {
            return;
        }
        for (int i = from; i < basket.length; i++) {
            Node child = node.children.get(basket[i]);
            if (child != null) {
                counts[child.place]++;
                count(child, basket, i + 1, counts);
            }
        }
    }

    /**
     * Those that are frequent in all.
     *
     * @param counts of all parts together
     * @param baskets of all parts together
     */
    public Mining frequent(long[] counts, long baskets, Share support) {
        long fewest = support.of(baskets);
        List<int[]> frequent = new ArrayList<>();
        long[] theirs = new long[counts.length];
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] >= fewest) {
                theirs[frequent.size()] = counts[place];
                frequent.add(sets.get(place));
            }
        }
        return Mining.of(Itemsets.of(frequent, Arrays.copyOf(theirs, frequent.size())), items, baskets);
    }
}
