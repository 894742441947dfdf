package io.tillstream.customers.churn;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the learned model looks at; all are logarithms or deviations, so that one step size suits them. */
enum ChurnFeature {
    /** Days since the last purchase. */
    RECENCY(moment -> Math.log1p(moment.silence()) / 3),

    /** Days with purchases ever. */
    FREQUENCY(moment -> Math.log(moment.ever()) / 2),

    /** Days since the first purchase. */
    AGE(moment -> Math.log1p(moment.age()) / 3),

    /** The usual silence. */
    RHYTHM(moment -> moment.rhythm().mean() / 2),

    /** How much silences scatter. */
    SCATTER(moment -> moment.rhythm().spread()),

    /** The silence of now against the own, in standard deviations. */
    GAP_RATIO(moment -> Math.clamp(moment.rhythm().unusual(moment.silence()), -3, 3) / 2),

    /** The silence there would be if nothing were bought until the end. */
    GAP_RATIO_AT_THE_END(moment -> Math.clamp(moment.rhythm().unusual(moment.silence() + moment.horizon()), -3, 6) / 2),

    /** How far that silence is beyond the usual one: what is late weighs differently from what is only later. */
    OVERDUE(moment -> Math.clamp(moment.rhythm().unusual(moment.silence()), 0, 4)),

    /** How far it is beyond what four of five silences are. */
    LATE(moment -> Math.clamp(moment.rhythm().unusual(moment.silence()) - 0.84, 0, 4)),

    /** How far it is beyond what nearly all are. */
    VERY_LATE(moment -> Math.clamp(moment.rhythm().unusual(moment.silence()) - 2, 0, 4)),

    /** The silence of now over the own mean one, as the simple rule has it, logarithmic. */
    RATIO(moment -> Math.log1p(moment.silence() / moment.meanGap())),

    /** What that is beyond twice the mean. */
    RATIO_BEYOND_TWO(moment -> Math.max(0, Math.log1p(moment.silence() / moment.meanGap()) - Math.log(3))),

    /** The probability that the silence lasts until the end if nothing but the own rhythm decides, as log odds. */
    WAITS(moment -> Math.clamp(moment.waits(), -6, 6) / 2),

    /** Whether purchases come to more than they did. */
    MONEY_TREND(ChurnMoment::amountTrend),

    /** Whether silences become longer. */
    GAP_TREND(ChurnMoment::gapTrend),

    /** What a purchase comes to. */
    MONEY(moment -> Math.log1p(moment.meanAmount()) / 4),

    /** How many different things a purchase has. */
    BREADTH(moment -> Math.log1p(moment.meanKinds()) / 2),

    /** Purchases of late. */
    LATELY(moment -> Math.log1p(moment.lately())),

    /** Purchases of the time before. */
    EARLIER(moment -> Math.log1p(moment.earlier())),

    /** Whether there was one purchase only. */
    NEWCOMER(moment -> moment.ever() == 1 ? 1 : 0),

    /** What BG/NBD says, as log odds. */
    QUIET(moment -> Math.clamp(Math.log(moment.quiet() / (1 - moment.quiet())), -6, 6) / 2);

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final ToDoubleFunction<ChurnMoment> definition;

    ChurnFeature(ToDoubleFunction<ChurnMoment> definition) {
        this.definition = definition;
    }

    /** Their names in the order of the vector. */
    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    static double[] vector(ChurnMoment moment) {
        return Arrays.stream(values())
                .mapToDouble(feature -> feature.definition.applyAsDouble(moment))
                .toArray();
    }
}
