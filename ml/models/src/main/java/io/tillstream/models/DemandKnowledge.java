package io.tillstream.models;

import io.tillstream.events.StoreId;
import io.tillstream.features.demand.WeekdayProfile;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What scoring needs beside the demand model; a file of its own in the model's folder.
 *
 * @param smearing see {@link DemandModel.Trained#smearing()}
 * @param spread by rising expected week, how wide demand scatters around it; at least one
 * @param weekdays share of a week's sales per weekday, by store
 */
public record DemandKnowledge(Smearing smearing, List<Spread> spread, Map<String, Map<DayOfWeek, Double>> weekdays) {
    /** Wide, for a model without history: like a geometric distribution. */
    public static final DemandKnowledge NONE =
            new DemandKnowledge(Smearing.NONE, List.of(new Spread(Double.MAX_VALUE, 1)), Map.of());

    public DemandKnowledge {
        spread = List.copyOf(spread);
        weekdays = Map.copyOf(weekdays);
        if (spread.isEmpty()) {
            throw new IllegalArgumentException("Demand knowledge needs at least one spread.");
        }
    }

    /**
     * The scatter of weeks of like size.
     *
     * @param upTo holds for expected weeks up to this many portions
     * @param size see {@link DemandDistribution#size()}, for a whole week
     */
    public record Spread(double upTo, double size) {}

    /**
     * Demand on the days from {@code from} to before {@code until}.
     *
     * @param week expected portions of a whole week
     */
    public DemandDistribution demand(StoreId store, double week, LocalDate from, LocalDate until) {
        double weeks = profile(store).weeks(from, until);
        double size = spread.stream()
                .filter(entry -> week <= entry.upTo())
                .findFirst()
                .orElse(spread.getLast())
                .size();
        // Days scatter independently of each other, so that sizes add up like means do.
        return new DemandDistribution(week * weeks, Math.max(1e-3, size * weeks));
    }

    private WeekdayProfile profile(StoreId store) {
        Map<DayOfWeek, Double> shares = weekdays.get(store.value());
        return shares == null ? WeekdayProfile.EVEN : new WeekdayProfile(shares);
    }
}
