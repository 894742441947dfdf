package io.tillstream.scoring.reorder;

import io.tillstream.events.Quantity;
import io.tillstream.events.decision.ReorderProposal.Fan;
import io.tillstream.events.decision.ReorderProposal.Line;
import io.tillstream.features.demand.Portions;
import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandOutlook;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is expected of each day to come, for who wants to see it: the middle, the half and eight tenths of all cases. */
final class DayFan {
    private static final List<Integer> TOLD = List.of(1_000, 2_500, 5_000, 7_500, 9_000);

    private DayFan() {}

    /**
     * The quantiles of each day.
     *
     * @param means of the days from {@code from} on
     * @return empty without days
     */
    static Optional<Fan> of(DemandOutlook outlook, double[] means, LocalDate from, Quantity.Unit unit) {
        if (means.length == 0) {
            return Optional.empty();
        }
        List<DemandDistribution> days = Arrays.stream(means)
                .limit(Line.LONGEST)
                .mapToObj(outlook::demand)
                .toList();
        return Optional.of(
                new Fan(from, TOLD.stream().map(told -> line(days, told, unit)).toList()));
    }

    private static Line line(List<DemandDistribution> days, int basisPoints, Quantity.Unit unit) {
        Stream<Long> amounts =
                days.stream().map(day -> Portions.amount((double) day.quantile(basisPoints / 10_000.0), unit));
        return new Line(basisPoints, amounts.toList());
    }
}
