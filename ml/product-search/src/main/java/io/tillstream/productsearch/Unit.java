package io.tillstream.productsearch;

import io.tillstream.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least part of a text that is looked for: a word in letters without its plural, a number, or one Chinese character.
 *
 * @param text as it is compared
 * @param attached whether it is a Chinese character that follows another one without a gap
 */
record Unit(String text, boolean attached) {
    private static final Pattern PART = Pattern.compile("\\p{IsHan}+|\\p{IsDigit}+|[^\\p{IsHan}\\p{IsDigit}]+");

    /** The units of a text, in order. */
    static List<Unit> of(String text) {
        return ofWording(Wording.of(text));
    }

    /**
     * The same.
     *
     * @param wording of {@link Wording#of}
     */
    static List<Unit> ofWording(String wording) {
        List<Unit> units = new ArrayList<>();
        // Dried and biscuits are written with either character; folding leaves this one, for it has another reading.
        String even = wording.replace("'s ", " ").replace('乾', '干');
        for (String word : even.split(" ", -1)) {
            Matcher part = PART.matcher(word.replace("?", "").replace("'", ""));
            while (part.find()) {
                if (Wording.isChinese(part.group())) {
                    int first = units.size();
                    part.group()
                            .codePoints()
                            .forEach(character ->
                                    units.add(new Unit(Character.toString(character), units.size() > first)));
                } else {
                    units.add(new Unit(singular(part.group()), false));
                }
            }
        }
        return units;
    }

    boolean isChinese() {
        return Wording.isChinese(text);
    }

    boolean isNumber() {
        return Character.isDigit(text.codePointAt(0));
    }

    /** An English word without its plural; what is left need not be a word, as long as one and many leave the same. */
    private static String singular(String word) {
        if (word.length() <= 3 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
            return withY(word);
        }
        boolean isLongPlural = word.matches(".{2,}(ch|sh|x|ss|o)es");
        return withY(word.substring(0, word.length() - (isLongPlural ? 2 : 1)));
    }

    private static String withY(String word) {
        return word.length() > 3 && word.endsWith("ie") ? word.substring(0, word.length() - 2) + "y" : word;
    }
}
