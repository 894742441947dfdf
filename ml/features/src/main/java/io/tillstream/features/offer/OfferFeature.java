package io.tillstream.features.offer;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The features by which a till weighs an offer, each of about the size of 1, so that one step size suits them all. */
public enum OfferFeature {
    /** The likelihood's logarithmic odds, a tenth: 0 at even odds, -1 at 1 in 22,000. */
    LIKELIHOOD(moment -> {
        double likelihood = Math.clamp(moment.likelihood(), 1e-6, 1 - 1e-6);
        return Math.log(likelihood / (1 - likelihood)) / 10;
    }),

    /** 1 for the first of the items sent, 1/2 for the second, 1/3, … */
    PLACE(moment -> 1.0 / (1 + moment.place())),

    /** 1 while nothing is in hand. */
    NOTHING_IN_HAND(moment -> moment.inHand() == 0 ? 1 : 0),

    /** ln(1 + items in hand), 1 at 100 items. */
    IN_HAND(moment -> Math.min(1, Math.log1p(moment.inHand()) / Math.log(101))),

    /** 1 when any item in hand is tied to it. */
    TIED(moment -> moment.bestTie() > 0 ? 1 : 0),

    /** The square root of the closest tie's cosine: ties are weak, and most of the difference is among the weak ones. */
    CLOSEST_TIE(moment -> Math.sqrt(moment.bestTie())),

    /** The square root of all ties' sum, at most 1. */
    ALL_TIES(moment -> Math.sqrt(Math.min(1, moment.allTies())));

    private static final OfferFeature[] ALL = values();

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final ToDoubleFunction<OfferMoment> definition;

    OfferFeature(ToDoubleFunction<OfferMoment> definition) {
        this.definition = definition;
    }

    /** Its value, -1.4 to 1.4. */
    public double of(OfferMoment moment) {
        return definition.applyAsDouble(moment);
    }

    /** All values in the order of declaration. */
    public static double[] vector(OfferMoment moment) {
        double[] vector = new double[ALL.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = ALL[i].of(moment);
        }
        return vector;
    }

    /** Their names as models and cards carry them, in the same order. */
    public static String[] names() {
        return Arrays.stream(ALL)
                .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
    }
}
