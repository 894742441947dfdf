package io.tillstream.productsearch;

import io.tillstream.events.Gtin;
import java.util.List;
import java.util.Optional;

/** Where products are looked up: in memory, or in a search cluster. Both must choose the same. */
public interface ProductLookup {
    /**
     * The product with a number or a code of the system it came from; a number goes before a code, and of several with one
     * code the one with the lowest number.
     *
     * @param number as {@link ProductTerms#numbers()} has it
     */
    Optional<Gtin> numbered(String number);

    /**
     * The {@link Candidates#MOST} best answers to clauses, by the sum over the clauses of {@link Clause#weightAmong} times the
     * strongest reading; equally good ones by their number. A reading is as strong as its weight times the mean of what its
     * terms say about the product, and nothing where the product lacks one.
     */
    Candidates candidates(List<Clause> clauses);
}
