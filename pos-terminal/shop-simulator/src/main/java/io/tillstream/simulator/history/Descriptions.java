package io.tillstream.simulator.history;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The name of an imported item: the text it was sold under most often, tidied up. */
final class Descriptions {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LOOSE_END = Pattern.compile("[\\s.,;:*]+$");

    private final Map<String, Integer> counts = new HashMap<>();

    void add(String description) {
        if (!description.isEmpty()) {
            counts.merge(description, 1, Integer::sum);
        }
    }

    /** The most frequent text, ties to the one first in the alphabet; the code where there is none. */
    String nameOr(String code) {
        return counts.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(e -> tidy(e.getKey()))
                .orElse(code);
    }

    /** {@code WHITE HANGING  HEART T-LIGHT HOLDER.} becomes {@code White Hanging Heart T-Light Holder}. */
    static String tidy(String description) {
        String text = LOOSE_END
                .matcher(SPACES.matcher(description.strip()).replaceAll(" "))
                .replaceAll("");
        if (!text.equals(text.toUpperCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder tidy = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            tidy.append(inWord ? Character.toLowerCase(c) : c);
            inWord = Character.isLetter(c) || (inWord && c == '\'') || Character.isDigit(c);
        }
        return tidy.toString();
    }
}
