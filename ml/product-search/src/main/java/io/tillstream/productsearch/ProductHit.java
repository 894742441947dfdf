package io.tillstream.productsearch;

import io.tillstream.events.Gtin;
import java.util.List;
import java.util.Objects;

/**
 * A product that was found.
 *
 * @param gtin which
 * @param score how well it answers, above 0; comparable within one answer only
 * @param because why, in the order of what was said; never empty
 */
public record ProductHit(Gtin gtin, double score, List<Match> because) {
    public ProductHit {
        Objects.requireNonNull(gtin, "gtin");
        because = List.copyOf(because);
    }

    /** The way in which it is farthest from what was said: what has to be explained about it. */
    public Match.Kind farthest() {
        return because.stream().map(Match::kind).max(Enum::compareTo).orElse(Match.Kind.NAME);
    }
}
