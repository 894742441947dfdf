package io.tillstream.rules;

import java.util.List;

/**
 * Baskets with {@code antecedent} often hold {@code consequent}, too.
 *
 * @param antecedent one item or more, by item id, in the order of the ids
 * @param consequent an item that is not among them
 * @param count how many baskets hold all of them
 * @param support their share of all baskets, above 0 and at most 1
 * @param confidence their share of the baskets with the antecedent, above 0 and at most 1
 * @param lift the confidence divided by the consequent's share of all baskets: 1 when the two have nothing to do with each
 *     other
 */
public record Rule(
        List<String> antecedent, String consequent, long count, double support, double confidence, double lift) {
    public Rule {
        antecedent = List.copyOf(antecedent);
    }
}
