package io.tillstream.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Baskets as numbers: items are numbered from 0 in the order they came up, a basket holds each item once, in ascending order.
 * All stand in one array, one behind the other.
 */
public final class Baskets {
    private final List<String> items;
    private final int[] contents;
    private final int[] ends;

    private Baskets(List<String> items, int[] contents, int[] ends) {
        this.items = items;
        this.contents = contents;
        this.ends = ends;
    }

    /** The item ids by number. */
    public List<String> items() {
        return items;
    }

    /** How many baskets there are. */
    public int size() {
        return ends.length;
    }

    /** The numbers in a basket, ascending. */
    public int[] basket(int basket) {
        return Arrays.copyOfRange(contents, start(basket), ends[basket]);
    }

    /** How many baskets hold each item, by number. */
    int[] counts() {
        int[] counts = new int[items.size()];
        for (int item : contents) {
            counts[item]++;
        }
        return counts;
    }

    int start(int basket) {
        return basket == 0 ? 0 : ends[basket - 1];
    }

    int end(int basket) {
        return ends[basket];
    }

    int item(int place) {
        return contents[place];
    }

    /** Collects lines that say which item is in which basket, in any order, one more than once or not. */
    public static final class Builder {
        private final Map<String, Integer> itemNumbers = new HashMap<>();
        private final Map<String, Integer> basketNumbers = new HashMap<>();
        private final List<String> items = new ArrayList<>();
        private int[] sizes = new int[1 << 10];
        /** Per line its basket in the upper half, its item in the lower. */
        private long[] lines = new long[1 << 12];

        private int lineCount;
        private int basketCount;

        /**
         * Notes a line.
         *
         * @throws IllegalStateException beyond some two thousand million lines, which are a matter for Spark
         */
        public Builder add(String basket, String item) {
            Integer known = basketNumbers.putIfAbsent(basket, basketCount);
            if (known == null) {
                addTo(basketCount, item);
            } else {
                addTo(known, item);
            }
            return this;
        }

        /** Notes a whole basket that has no name, and at least one item. */
        public Builder addWhole(Iterable<String> basket) {
            int number = basketCount;
            basket.forEach(item -> addTo(number, item));
            return this;
        }

        private void addTo(int basketNumber, String item) {
            Integer known = itemNumbers.putIfAbsent(item, items.size());
            int itemNumber = known == null ? items.size() : known;
            if (known == null) {
                items.add(item);
            }
            if (basketNumber == basketCount) {
                basketCount++;
                if (basketNumber == sizes.length) {
                    sizes = Arrays.copyOf(sizes, longer(sizes.length));
                }
            }
            sizes[basketNumber]++;
            if (lineCount == lines.length) {
                lines = Arrays.copyOf(lines, longer(lines.length));
            }
            lines[lineCount++] = (long) basketNumber << Integer.SIZE | itemNumber;
        }

        private static int longer(int length) {
            int most = Integer.MAX_VALUE - 8;
            if (length == most) {
                throw new IllegalStateException("More lines than one array holds.");
            }
            return length > most / 2 ? most : length * 2;
        }

        public Baskets build() {
            int[] contents = new int[lineCount];
            int[] cursors = new int[basketCount];
            for (int basket = 1; basket < cursors.length; basket++) {
                cursors[basket] = cursors[basket - 1] + sizes[basket - 1];
            }
            for (int line = 0; line < lineCount; line++) {
                int basket = (int) (lines[line] >>> Integer.SIZE);
                contents[cursors[basket]++] = (int) lines[line];
            }
            return onceEach(List.copyOf(items), contents, cursors);
        }

        /** Sorts each basket and drops what it holds twice; cursors stand at the ends by now. */
        private static Baskets onceEach(List<String> items, int[] contents, int[] ends) {
            int written = 0;
            int start = 0;
            for (int basket = 0; basket < ends.length; basket++) {
                int end = ends[basket];
                Arrays.sort(contents, start, end);
                int begun = written;
                for (int place = start; place < end; place++) {
                    if (written == begun || contents[place] != contents[written - 1]) {
                        contents[written++] = contents[place];
                    }
                }
                start = end;
                ends[basket] = written;
            }
            return new Baskets(items, Arrays.copyOf(contents, written), ends);
        }
    }
}
