package io.tillstream.till.search;

import io.tillstream.events.Gtin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where every name begins, and every word, Chinese character, initial and syllable in it: a search looks up a place in a
 * sorted list instead of reading all names. Never changed.
 *
 * <p>Some 25 bytes a place: 200,000 items with three names each take about 60 MB. The list is sorted by the first four
 * bytes; what is longer is compared on the way.
 */
final class NameIndex {
    private static final int SORTED_BYTES = 4;

    /** A single letter begins half of all names: of so many places nobody reads the rest. */
    private static final int MOST_PLACES = 10_000;

    private final byte[] text;
    private final int[] places;
    private final int[] itemAt;
    private final Gtin[] items;

    NameIndex(byte[] text, int[] places, int[] itemAt, Gtin[] items) {
        this.text = text;
        this.places = places;
        this.itemAt = itemAt;
        this.items = items;
    }

    /**
     * An item where it was found.
     *
     * @param item its place among the items
     * @param rank 0 for a whole name, 1 for its beginning, 2 within
     * @param length of the name it was found in: the shorter, the nearer to what was typed
     */
    private record Hit(int item, int rank, int length) {
        static final Comparator<Hit> NEAREST_FIRST =
                Comparator.comparingInt(Hit::rank).thenComparingInt(Hit::length).thenComparingInt(Hit::item);
    }

    /**
     * The first few items that have each of these words.
     *
     * @param words folded, none empty
     * @param wanted asked only of those that would be among them
     */
    List<Gtin> find(List<String> words, Predicate<Gtin> wanted, int most) {
        List<byte[]> asked = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .sorted(Comparator.comparingInt(this::width))
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        byte[] rarest = asked.getFirst();
        List<byte[]> others = asked.subList(1, asked.size());
        Map<Integer, Hit> nearest = new LinkedHashMap<>();
        int end = firstNot(rarest, true);
        int start = firstNot(rarest, false);
        for (int i = start; i < Math.min(end, start + MOST_PLACES); i++) {
            int place = places[i];
            if (begins(place, rarest)) {
                Hit hit = hit(place, rarest.length);
                if (others.stream().allMatch(other -> has(hit.item(), other))) {
                    nearest.merge(hit.item(), hit, NameIndex::nearer);
                }
            }
        }
        return nearest.values().stream()
                .sorted(Hit.NEAREST_FIRST)
                .map(hit -> items[hit.item()])
                .filter(wanted)
                .limit(most)
                .toList();
    }

    private static Hit nearer(Hit one, Hit other) {
        return Hit.NEAREST_FIRST.compare(one, other) <= 0 ? one : other;
    }

    private Hit hit(int place, int length) {
        int begin = place;
        while (begin > 0 && text[begin - 1] != NameIndexBuilder.END) {
            begin--;
        }
        int end = place;
        while (text[end] != NameIndexBuilder.END) {
            end++;
        }
        int rank = place != begin ? 2 : place + length == end ? 0 : 1;
        return new Hit(item(place), rank, end - begin);
    }

    private int item(int place) {
        int found = Arrays.binarySearch(itemAt, place);
        return found >= 0 ? found : -found - 2;
    }

    private boolean has(int item, byte[] word) {
        int end = item + 1 < itemAt.length ? itemAt[item + 1] : text.length;
        for (int place = itemAt[item]; place + word.length <= end; place++) {
            if (begins(place, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(int place, byte[] word) {
        return place + word.length <= text.length
                && Arrays.equals(text, place, place + word.length, word, 0, word.length);
    }

    private int width(byte[] word) {
        return firstNot(word, true) - firstNot(word, false);
    }

    /** The first of the list that does not come before a word; or does not begin with it either. */
    private int firstNot(byte[] word, boolean past) {
        byte[] head = Arrays.copyOf(word, Math.min(SORTED_BYTES, word.length));
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = compare(places[middle], head);
            if (order < 0 || (past && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How what stands at a place compares to the beginning of a word. */
    private int compare(int place, byte[] head) {
        int end = Math.min(text.length, place + head.length);
        return Arrays.compareUnsigned(text, place, end, head, 0, head.length);
    }

    /** How much memory it takes. */
    long bytes() {
        return text.length + 4L * places.length + 4L * itemAt.length + 4L * items.length;
    }

    /** How many places it knows. */
    int size() {
        return places.length;
    }

    static Stream<String> words(String folded) {
        return Stream.of(folded.strip().split("\\s+", -1)).filter(word -> !word.isEmpty());
    }
}
