package io.tillstream.language;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The form in which texts are compared: compatible characters are one (NFKC), letters are small, traditional characters are
 * simplified. For comparing only; nobody is ever shown it.
 */
public final class Wording {
    /** Nobody asks a shop anything in more characters than these. */
    static final int LONGEST = 1_000;

    private Wording() {}

    /** A text as it is compared: words and Chinese passages, one blank between them. */
    public static String of(String text) {
        String cut = text.length() <= LONGEST
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        String small = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String folded = simplified(small);
        StringBuilder words = new StringBuilder(folded.length());
        folded.codePoints().forEach(character -> {
            boolean isSpoken = Character.isLetterOrDigit(character)
                    || Character.getType(character) == Character.NON_SPACING_MARK
                    || character == '?'
                    || character == '\'';
            if (isSpoken) {
                words.appendCodePoint(character);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }

    /** Traditional characters simplified, everything else as it is. */
    public static String simplified(String text) {
        return hasHan(text) ? ZhConverterUtil.toSimple(text) : text;
    }

    /** Simplified characters traditional, as in Taiwan; everything else as it is. */
    public static String traditional(String text) {
        return hasHan(text) ? ZhConverterUtil.toTraditional(text) : text;
    }

    /** Whether Chinese is in it. */
    public static boolean isChinese(String text) {
        return hasHan(text);
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Wording::isHan);
    }

    private static boolean isHan(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HAN;
    }

    /**
     * The pieces by which a text is known: runs of one to three characters of Chinese, and of words in letters the words, pairs
     * of them, and runs of two to five characters. A passage begins with &lt; and ends with &gt;.
     *
     * @param wording of {@link #of}
     */
    static List<String> pieces(String wording) {
        List<String> pieces = new ArrayList<>();
        String before = "";
        for (String word : wording.split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (hasHan(word)) {
                runs("<" + word + ">", 1, 3, pieces);
            } else {
                pieces.add("w:" + word);
                runs("<" + word + ">", 2, 5, pieces);
            }
            if (!before.isEmpty()) {
                pieces.add("p:" + before + " " + word);
            }
            before = word;
        }
        return pieces;
    }

    private static void runs(String word, int shortest, int longest, List<String> pieces) {
        int[] characters = word.codePoints().toArray();
        for (int length = shortest; length <= longest; length++) {
            for (int start = 0; start + length <= characters.length; start++) {
                pieces.add(new String(characters, start, length));
            }
        }
    }
}
