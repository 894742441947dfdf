package io.tillstream.lift.campaign;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is measured of a campaign, per person. */
enum Measure {
    /** Minor units, tax included. */
    REVENUE(Brought::revenue),
    /** Minor units. */
    MARGIN(Brought::margin),
    /** Pieces. */
    UNITS(Brought::units),
    /** Purchases. */
    VISITS(Brought::visits);

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final ToDoubleFunction<Brought> of;

    Measure(ToDoubleFunction<Brought> of) {
        this.of = of;
    }

    double of(Brought brought) {
        return of.applyAsDouble(brought);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
