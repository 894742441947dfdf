package io.tillstream.rules;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds all frequent itemsets by occurrence delivery (T. Uno, M. Kiyomi, H. Arimura: LCM ver. 2, FIMI 2004): whoever knows the
 * baskets of a set counts all sets with one item more in one pass over what follows in those baskets. Rare items come
 * first, so that a set's baskets are few and what follows in them is short.
 */
final class FrequentItemsets {
    private final int fewest;
    private final int[] itemOfRank;
    /** Baskets with frequent items only, as ranks, ascending, each closed by {@link #END}. */
    private final int[] ranked;

    private final Itemsets found = new Itemsets();
    private final int[] counts;
    private final int[] numbers;

    private static final int END = Integer.MAX_VALUE;

    private FrequentItemsets(Baskets baskets, int fewest) {
        this.fewest = fewest;
        int[] everywhere = baskets.counts();
        this.itemOfRank = IntStream.range(0, everywhere.length)
                .filter(item -> everywhere[item] >= fewest)
                .boxed()
                .sorted((a, b) -> everywhere[a] != everywhere[b]
                        ? Integer.compare(everywhere[a], everywhere[b])
                        : Integer.compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
        this.ranked = ranked(baskets, everywhere.length);
        this.counts = new int[itemOfRank.length];
        this.numbers = new int[itemOfRank.length];
    }

    /**
     * All sets that {@code fewest} baskets or more hold.
     *
     * @param fewest 1 or more
     */
    static FrequentItemsets in(Baskets baskets, long fewest) {
        FrequentItemsets mining = new FrequentItemsets(baskets, (int) Math.min(Integer.MAX_VALUE, fewest));
        mining.extend(mining.found.root(), mining.allStarts());
        return mining;
    }

    /** By rank. */
    Itemsets sets() {
        return found;
    }

    /** Which item each rank is, by its number in the baskets. */
    int[] itemOfRank() {
        return itemOfRank.clone();
    }

    private int[] ranked(Baskets baskets, int items) {
        int[] rankOf = new int[items];
        Arrays.fill(rankOf, -1);
        for (int rank = 0; rank < itemOfRank.length; rank++) {
            rankOf[itemOfRank[rank]] = rank;
        }
        int total = baskets.size() == 0 ? 0 : baskets.end(baskets.size() - 1);
        int[] all = new int[total + baskets.size()];
        int written = 0;
        for (int basket = 0; basket < baskets.size(); basket++) {
            int begun = written;
            for (int place = baskets.start(basket); place < baskets.end(basket); place++) {
                int rank = rankOf[baskets.item(place)];
                if (rank >= 0) {
                    all[written++] = rank;
                }
            }
            if (written > begun) {
                Arrays.sort(all, begun, written);
                all[written++] = END;
            }
        }
        return Arrays.copyOf(all, written);
    }

    /** Where each basket begins. */
    private int[] allStarts() {
        int[] starts = new int[ranked.length];
        int written = 0;
        for (int place = 0; place < ranked.length; place++) {
            if (place == 0 || ranked[place - 1] == END) {
                starts[written++] = place;
            }
        }
        return Arrays.copyOf(starts, written);
    }

    /**
     * Adds all frequent sets that begin with {@code set}.
     *
     * @param places one for each basket that holds it: where the rest of the basket begins
     */
    private void extend(Itemsets.Node set, int[] places) {
        int distinct = 0;
        int[] touched = new int[16];
        for (int place : places) {
            for (int at = place; ranked[at] != END; at++) {
                int rank = ranked[at];
                if (counts[rank]++ == 0) {
                    if (distinct == touched.length) {
                        touched = Arrays.copyOf(touched, distinct * 2);
                    }
                    touched[distinct++] = rank;
                }
            }
        }
        int[] frequent = Arrays.stream(touched, 0, distinct)
                .filter(rank -> counts[rank] >= fewest)
                .sorted()
                .toArray();
        int[][] followed = deliver(places, frequent);
        Itemsets.Node[] children = new Itemsets.Node[frequent.length];
        for (int i = 0; i < frequent.length; i++) {
            children[i] = found.add(set, frequent[i], counts[frequent[i]]);
        }
        for (int i = 0; i < distinct; i++) {
            counts[touched[i]] = 0;
        }
        for (int i = 0; i < frequent.length; i++) {
            // Fewer baskets go on behind it than hold it: no set with one item more is frequent then.
            if (followed[i].length >= fewest) {
                extend(children[i], followed[i]);
            }
        }
    }

    /** For each frequent item the places behind it, of those baskets that go on. */
    private int[][] deliver(int[] places, int[] frequent) {
        int[][] followed = new int[frequent.length][];
        for (int i = 0; i < frequent.length; i++) {
            followed[i] = new int[counts[frequent[i]]];
            // Its own number among the frequent ones, above 0; everything else stays at 0.
            numbers[frequent[i]] = i + 1;
        }
        int[] written = new int[frequent.length];
        for (int place : places) {
            for (int at = place; ranked[at] != END; at++) {
                int number = numbers[ranked[at]] - 1;
                if (number >= 0 && ranked[at + 1] != END) {
                    followed[number][written[number]++] = at + 1;
                }
            }
        }
        for (int i = 0; i < frequent.length; i++) {
            numbers[frequent[i]] = 0;
            followed[i] = Arrays.copyOf(followed[i], written[i]);
        }
        return followed;
    }
}
