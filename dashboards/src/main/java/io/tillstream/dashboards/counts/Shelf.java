package io.tillstream.dashboards.counts;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.features.stock.ErrorSizes;
import io.tillstream.features.stock.OnHandConfidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shelf that may be counted, without what the books say: who counts is not to know.
 *
 * @param gtin what lies there
 * @param kind of which kind of shelf it is
 * @param size by how much the books are taken to be wrong if they are
 * @param emptier expected loss because there may be less than in the books
 * @param fuller expected loss because there may be more
 * @param believed how far the books can be believed
 * @param counted when it was counted last, absent where nobody knows
 */
record Shelf(
        Gtin gtin,
        Kind kind,
        ErrorSizes.Size size,
        Money emptier,
        Money fuller,
        OnHandConfidence believed,
        @Nullable LocalDate counted) {
    /**
     * Shelves of which errors are taken to be of one size.
     *
     * @param category the product class
     * @param age how long ago it was counted
     */
    record Kind(String category, ErrorSizes.Age age) {}

    /** The most money first; by number where it is the same. */
    static final Comparator<Shelf> BY_WORTH = Comparator.comparing(Shelf::worth, Comparator.reverseOrder())
            .thenComparing(shelf -> shelf.gtin().value());

    /** The loss that a count is expected to save. */
    public Money worth() {
        return emptier.plus(fuller);
    }

    /** What most speaks against the books: the last part of a message's key. */
    public Optional<String> sign() {
        return believed.signs().stream().findFirst().map(OnHandConfidence.Sign::name);
    }
}
