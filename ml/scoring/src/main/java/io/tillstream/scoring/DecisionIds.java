package io.tillstream.scoring;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.decision.Decision;

/** Ids of decisions: the same content has the same id, on any machine and after any restart. */
public final class DecisionIds {
    private static final int DIGITS = 24;

    private DecisionIds() {}

    /** A letter for the kind, a dash, and the start of the SHA-256 of a decision that has no id and no signature yet. */
    public static String of(char kind, Decision unnamed) {
        return kind + "-"
                + FactChain.hashOf(CanonicalJson.encode(unnamed)).hex().substring(0, DIGITS);
    }
}
