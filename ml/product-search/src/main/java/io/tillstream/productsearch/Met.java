package io.tillstream.productsearch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far each product meets a clause. */
final class Met {
    private final Clause clause;
    private final Clause.@Nullable Reading[] by;
    private final float[] strength;
    private long all;
    private long meeting;

    Met(Clause clause, int products) {
        this.clause = clause;
        by = new Clause.Reading[products];
        strength = new float[products];
        all = products;
    }

    /** Says that these are only some of the products. */
    Met among(long products, long ofThemMeeting) {
        all = products;
        meeting = ofThemMeeting;
        return this;
    }

    /** A product meets it by a reading; the strongest counts, of equal ones the first. */
    void add(int product, Clause.Reading reading, float met) {
        if (met > strength[product]) {
            meeting += by[product] == null ? 1 : 0;
            strength[product] = met;
            by[product] = reading;
        }
    }

    Clause clause() {
        return clause;
    }

    /** What meeting it counts: the more, the fewer do. */
    double weight() {
        return clause.weightAmong(all, meeting);
    }

    /** How well a product meets it; 0 where it does not. */
    float strengthOf(int product) {
        return strength[product];
    }

    /** Why a product meets it; nothing where it does not. */
    Optional<Match> because(int product) {
        return Optional.ofNullable(by[product])
                .map(reading -> new Match(reading.kind(), clause.said(), reading.found()));
    }
}
