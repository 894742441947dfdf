package io.tillstream.features.effect;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is measured of a campaign, per person. */
public enum Measure {
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

    /** Of what somebody brought. */
    public double of(Brought brought) {
        return of.applyAsDouble(brought);
    }

    /** {@code revenue}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
