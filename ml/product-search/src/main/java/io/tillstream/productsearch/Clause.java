package io.tillstream.productsearch;

import java.util.List;

/**
 * One thing that was said, and everything it may mean.
 *
 * @param said as it is compared
 * @param weight how much it counts beside the others
 * @param readings what it may mean, the closest first
 */
public record Clause(String said, double weight, List<Reading> readings) {
    public Clause {
        readings = List.copyOf(readings);
    }

    /**
     * What meeting it counts: the more, the fewer products do.
     *
     * @param all how many products there are
     * @param meeting how many of them meet it
     */
    public double weightAmong(long all, long meeting) {
        return weight * Math.log(1 + (all - meeting + 0.5) / (meeting + 0.5));
    }

    /**
     * One meaning.
     *
     * @param kind how far it is from what was said
     * @param found as it is compared
     * @param terms what a name must hold
     * @param weight how sure it is, up to 1
     */
    public record Reading(Match.Kind kind, String found, List<String> terms, double weight) {
        public Reading {
            terms = List.copyOf(terms);
        }

        static Reading of(Match.Kind kind, Phrase phrase, double weight) {
            return new Reading(kind, phrase.text(), List.copyOf(phrase.terms()), weight);
        }

        static Reading of(Match.Kind kind, String word, double weight) {
            return new Reading(kind, word, List.of(word), weight);
        }
    }
}
