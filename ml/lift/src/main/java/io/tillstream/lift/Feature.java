package io.tillstream.lift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of each person before the trial, as a number: that of the file, or, where the file has words, the word's
 * number by how common it is.
 */
public final class Feature {
    private final String name;
    private final double[] values;
    private final boolean isWord;

    private Feature(String name, double[] values, boolean isWord) {
        this.name = name;
        this.values = values;
        this.isWord = isWord;
    }

    /**
     * Of texts, which are numbers if each of them is one, or empty.
     *
     * @param texts one for each person
     */
    static Feature of(String name, List<String> texts) {
        double[] numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            String text = texts.get(i);
            try {
                numbers[i] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return ofWords(name, texts);
            }
        }
        return new Feature(name, numbers, false);
    }

    private static Feature ofWords(String name, List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        Map<String, Double> numbers = new HashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(word -> numbers.put(word.getKey(), (double) numbers.size()));
        return new Feature(name, words.stream().mapToDouble(numbers::get).toArray(), true);
    }

    public String name() {
        return name;
    }

    /** Whether its numbers are names only, and have no order. */
    boolean isWord() {
        return isWord;
    }

    /** Not a number where nothing is known. */
    double of(int person) {
        return values[person];
    }

    /** All different numbers, ascending. */
    double[] distinct() {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .distinct()
                .toArray();
    }

    double[] all() {
        return values.clone();
    }
}
