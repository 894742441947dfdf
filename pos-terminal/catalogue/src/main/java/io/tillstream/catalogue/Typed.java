package io.tillstream.catalogue;

import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Product;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a person typed to find an item: each word is in one of its names, its number or its code, in whatever case. */
final class Typed {
    private final List<Word> words;

    /** Words in small letters. */
    Typed(List<String> words) {
        this.words = words.stream().map(Word::of).toList();
    }

    /**
     * A word.
     *
     * @param text in small letters
     * @param letters the same in UTF-8
     * @param plain whether only its ASCII letters have a case, so that bytes can be compared
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared or altered
    private record Word(String text, byte[] letters, boolean plain) {
        static Word of(String text) {
            boolean plain = text.chars()
                    .allMatch(letter -> letter < 128
                            || (Character.toLowerCase(letter) == Character.toUpperCase(letter)
                                    && !Character.isSurrogate((char) letter)));
            return new Word(text, text.getBytes(StandardCharsets.UTF_8), plain);
        }

        boolean isNumber() {
            return text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        }

        boolean isIn(String whole) {
            return whole.toLowerCase(Locale.ROOT).contains(text);
        }
    }

    /** Whether rows can be asked as bytes. */
    boolean isPlain() {
        return words.stream().allMatch(Word::plain);
    }

    boolean isIn(Product product) {
        LocalText name = product.name();
        String code = product.externalCode();
        return words.stream()
                .allMatch(word -> word.isIn(name.en())
                        || word.isIn(name.zhTw())
                        || word.isIn(name.zhCn())
                        || word.isIn(product.gtin().value())
                        || (code != null && word.isIn(code)));
    }

    /** Whether it is in a row whose product is in its short form. */
    boolean isIn(long number, RowWalk row) {
        for (Word word : words) {
            if (!row.shows(word.letters())
                    && !(word.isNumber() && ItemColumns.digits(number).contains(word.text()))) {
                return false;
            }
        }
        return true;
    }
}
