package io.tillstream.events.decision;

import io.tillstream.events.Hash;
import java.util.Objects;

/**
 * Which model or baseline a decision came from.
 *
 * @param name its name, {@code next-purchase} or the name of the baseline that is served instead
 * @param card hash of its provenance card
 */
public record ModelReference(String name, Hash card) {
    public ModelReference {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(card, "card");
    }
}
