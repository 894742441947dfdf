package io.tillstream.productsearch;

import io.tillstream.events.Gtin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds products by what people call them, wherever they are looked up. What is said may be met by other words for the same at
 * a lower weight, and a product counts for more on the aisle most of the others are on. The same products and the same
 * question give the same answer in the same order. Safe for any number of threads.
 */
public final class ProductFinder {
    private final Question question;

    /**
     * A finder.
     *
     * @param words those of all products
     * @param everyday what people call goods beside their names
     */
    public ProductFinder(Words words, EverydayWords everyday) {
        question = new Question(words, everyday, SaidAround.own());
    }

    /**
     * Products that answer a question, the best first; equally good ones by their number.
     *
     * @param text in English or Chinese, of any length; the last word may be a beginning
     * @param most how many at most, 0 or more
     * @param lookup where they are looked up; what it throws is passed on
     */
    public List<ProductHit> find(String text, int most, ProductLookup lookup) {
        String number = numberIn(text);
        Optional<Gtin> numbered = lookup.numbered(number);
        if (numbered.isPresent()) {
            Gtin gtin = numbered.get();
            return most == 0
                    ? List.of()
                    : List.of(new ProductHit(gtin, 1, List.of(new Match(Match.Kind.NUMBER, number, gtin.value()))));
        }
        List<Clause> clauses = question.clauses(text);
        return clauses.isEmpty() ? List.of() : Ranking.of(lookup.candidates(clauses), most);
    }

    private static String numberIn(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        return digits.matches("\\d{8}|\\d{12,14}")
                ? "0".repeat(14 - digits.length()) + digits
                : text.strip().toLowerCase(Locale.ROOT);
    }
}
