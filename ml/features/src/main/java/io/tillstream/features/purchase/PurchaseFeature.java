package io.tillstream.features.purchase;

import io.tillstream.events.feature.MemberHistory;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The features of the next-purchase model, each between 0 and 1, so that one step size suits them all. */
public enum PurchaseFeature {
    /** In how many of the member's baskets the item is: 6 of 12 gives 0.5. */
    FREQUENCY_SHARE(candidate -> share(candidate, PurchaseTrace::count, candidate.baskets())),

    /** The same on a logarithmic scale: 1 in every basket, 0 in one of {@link MemberHistory#LONGEST} or never. */
    LOG_SHARE(candidate -> of(
            candidate,
            trace -> 1 + Math.log(trace.count() / (double) candidate.baskets()) / Math.log(MemberHistory.LONGEST))),

    /** {@link #FREQUENCY_SHARE} with older baskets fading. */
    RECENT_SHARE(candidate -> share(candidate, PurchaseTrace::recencyWeight, candidate.recencyTotal())),

    /** How often it was bought, whatever the number of baskets: ln(1 + count), 1 at the longest history. */
    TIMES_BOUGHT(candidate -> of(candidate, trace -> logarithmic(trace.count(), MemberHistory.LONGEST))),

    /** 1 when it was in the last basket, 1/2 when one basket came after it, 1/3, …; 0 when never bought. */
    BASKETS_SINCE(candidate -> of(candidate, trace -> 1.0 / (1 + trace.basketsSince()))),

    /** 1 just after it was bought, 1/e after 30 days; 0 when never bought. */
    DAYS_SINCE(candidate -> of(candidate, trace -> Math.exp(-trace.daysSince(candidate.now()) / 30))),

    /** Time since the last purchase over the mean gap, a third per gap, at most 1; 0 without a rhythm. */
    OVERDUE(candidate -> rhythm(candidate, ratio -> Math.min(ratio, 3) / 3)),

    /** 1 exactly one mean gap after the last purchase, 1/2 after half or twice that; 0 without a rhythm. */
    ON_TIME(candidate -> rhythm(candidate, ratio -> Math.min(ratio, 1 / ratio))),

    /** How many of all members' baskets hold it, logarithmic from 1 in 1,000. */
    POPULARITY(candidate -> logarithmic(1_000 * candidate.popularity().share(), 1_000)),

    /** The same of the last two weeks only. */
    LATELY(candidate -> logarithmic(1_000 * candidate.popularity().lately(), 1_000)),

    /** How readily those who bought it buy it again, logarithmic from 1 in 100; 0 when this member never did. */
    REPEAT(candidate ->
            of(candidate, trace -> logarithmic(100 * candidate.popularity().repeat(), 100))),

    /** {@link #POPULARITY} again where the member never bought it: fashion weighs differently on the new. */
    POPULARITY_OF_THE_NEW(candidate -> candidate.trace().isPresent()
            ? 0
            : logarithmic(1_000 * candidate.popularity().share(), 1_000)),

    /** 1 when the member never bought it. */
    NEVER_BOUGHT(candidate -> candidate.trace().isPresent() ? 0 : 1),

    /** How well the member is known: ln(1 + baskets), 1 at the longest history. */
    BASKETS(candidate -> logarithmic(candidate.baskets(), MemberHistory.LONGEST)),

    /** How much the member buys at a time: ln(1 + mean items), 1 at 100 items. */
    BASKET_SIZE(candidate -> Math.min(1, logarithmic(candidate.meanItems(), 100)));

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final ToDoubleFunction<Candidate> definition;

    PurchaseFeature(ToDoubleFunction<Candidate> definition) {
        this.definition = definition;
    }

    /** Its value, 0 to 1. */
    public double of(Candidate candidate) {
        return definition.applyAsDouble(candidate);
    }

    /** All values in the order of declaration. */
    public static double[] vector(Candidate candidate) {
        PurchaseFeature[] features = values();
        double[] vector = new double[features.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = features[i].of(candidate);
        }
        return vector;
    }

    private static double share(Candidate candidate, ToDoubleFunction<PurchaseTrace> part, double whole) {
        return of(candidate, trace -> Math.min(1, part.applyAsDouble(trace) / whole));
    }

    private static double of(Candidate candidate, ToDoubleFunction<PurchaseTrace> value) {
        return candidate.trace().isPresent()
                ? value.applyAsDouble(candidate.trace().get())
                : 0;
    }

    private static double rhythm(Candidate candidate, ToDoubleFunction<Double> value) {
        return of(candidate, trace -> {
            OptionalDouble gap = trace.meanGapDays();
            double since = trace.daysSince(candidate.now());
            return gap.isPresent() && since > 0 ? value.applyAsDouble(since / gap.getAsDouble()) : 0;
        });
    }

    private static double logarithmic(double value, double one) {
        return Math.log1p(value) / Math.log1p(one);
    }
}
