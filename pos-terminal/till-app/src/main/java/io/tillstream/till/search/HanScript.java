package io.tillstream.till.search;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Chinese characters one by one: their simplified form, and how they are read in pinyin, each looked up once. A character
 * with several readings has its commonest. Not for the thread that answers a scan before it has been warmed up: the tables
 * behind it take a moment to load.
 */
final class HanScript {
    private static final int CHARACTERS = 1 << 16;

    private final Transliterator toSimplified = Transliterator.getInstance("Traditional-Simplified");
    private final Transliterator toLatin = Transliterator.getInstance("Han-Latin");
    private final AtomicReferenceArray<String> simplified = new AtomicReferenceArray<>(CHARACTERS);
    private final AtomicReferenceArray<String> readings = new AtomicReferenceArray<>(CHARACTERS);

    static boolean isHan(char letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
    }

    /** Small letters without accents, full-width forms as narrow ones, and every Chinese character simplified. */
    String folded(String text) {
        String plain =
                withoutMarks(Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            folded.append(isHan(letter) ? simplified(letter) : String.valueOf(letter));
        }
        return folded.toString();
    }

    private String simplified(char letter) {
        String known = simplified.get(letter);
        if (known == null) {
            known = toSimplified.transliterate(String.valueOf(letter));
            simplified.set(letter, known);
        }
        return known;
    }

    /** The reading of a Chinese character in small ASCII letters, {@code lv} for lü; anything else as it is. */
    String reading(char letter) {
        String known = readings.get(letter);
        if (known == null) {
            known = withoutMarks(toLatin.transliterate(String.valueOf(letter)).replaceAll("[üǖǘǚǜ]", "v"))
                    .toLowerCase(Locale.ROOT)
                    .strip();
            readings.set(letter, known);
        }
        return known;
    }

    private static String withoutMarks(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return Normalizer.normalize(apart.replaceAll("\\p{Mn}+", ""), Normalizer.Form.NFC);
    }
}
