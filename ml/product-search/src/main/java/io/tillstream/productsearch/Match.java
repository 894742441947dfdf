package io.tillstream.productsearch;

import java.util.Objects;

/**
 * Why a product was found: what was said, and what it was found by. Both in the form in which texts are compared, which is for
 * machines and tests; nobody is shown it.
 *
 * @param kind in which way they belong together
 * @param said part of the question
 * @param found what the product has
 */
public record Match(Kind kind, String said, String found) {
    public Match {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(found, "found");
    }

    /** How what was said belongs to what was found, the closest first. */
    public enum Kind {
        /** It is the product's number, or its code in another system. */
        NUMBER,
        /** The name, the category or a tag has the word. */
        NAME,
        /** The name begins a word with it. */
        BEGINNING,
        /** The name has a word that differs by a letter or two. */
        SPELLING,
        /** Another word for the same. */
        OTHER_WORD,
        /** A word for the kind of thing. */
        KIND_OF;

        /** Whether the name shows by itself why it was found. */
        public boolean isPlain() {
            return this == NAME || this == BEGINNING;
        }
    }
}
