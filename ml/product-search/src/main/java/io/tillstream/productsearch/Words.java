package io.tillstream.productsearch;

import io.tillstream.language.Mistakes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words in letters that products have, and which of them somebody may have meant by something else. Immutable. */
public final class Words {
    private static final int FOR_ONE_MISTAKE = 4;
    private static final int FOR_TWO_MISTAKES = 8;
    private static final int SHORTEST_BEGINNING = 2;
    private static final int MOST_ENDINGS = 20;
    private static final int MOST_SPELLINGS = 3;

    private final TreeMap<String, Integer> names = new TreeMap<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    /**
     * A word that is near.
     *
     * @param word which
     * @param mistakes letters that are wrong, missing, too many or exchanged
     */
    record Near(String word, int mistakes) {}

    /**
     * Words.
     *
     * @param products how many products have each
     */
    public Words(Map<String, Integer> products) {
        names.putAll(products);
        names.keySet()
                .forEach(word -> byLength.computeIfAbsent(word.length(), _ -> new ArrayList<>())
                        .add(word));
    }

    boolean has(String word) {
        return names.containsKey(word);
    }

    /** Words that go on like this. */
    List<String> beginningWith(String beginning) {
        if (beginning.length() < SHORTEST_BEGINNING) {
            return List.of();
        }
        return names.subMap(beginning, false, beginning + Character.MAX_VALUE, false).keySet().stream()
                .limit(MOST_ENDINGS)
                .toList();
    }

    /** Words with the fewest mistakes between, the most frequent first: at most one, in long words two. */
    List<Near> near(String word) {
        int most = word.length() >= FOR_TWO_MISTAKES ? 2 : word.length() >= FOR_ONE_MISTAKE ? 1 : 0;
        List<Near> near = new ArrayList<>();
        for (int length = word.length() - most; most > 0 && length <= word.length() + most; length++) {
            for (String other : byLength.getOrDefault(length, List.of())) {
                int mistakes = Mistakes.between(word, other, most);
                if (mistakes <= most) {
                    near.add(new Near(other, mistakes));
                }
            }
        }
        int fewest = near.stream().mapToInt(Near::mistakes).min().orElse(0);
        return near.stream()
                .filter(one -> one.mistakes() == fewest)
                .sorted(Comparator.<Near>comparingInt(one -> -names.getOrDefault(one.word(), 0))
                        .thenComparing(Near::word))
                .limit(MOST_SPELLINGS)
                .toList();
    }
}
