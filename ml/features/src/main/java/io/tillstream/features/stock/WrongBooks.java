package io.tillstream.features.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.Portions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is lost by ordering an item by books that are wrong, until the delivery after next.
 *
 * <p>What may be asked for is what was sold: each run of as many days among the latest eight weeks is one course the days to come may
 * take, all of them equally likely. Whoever orders fills the shelf up to what nine courses of ten need, in whole packs. With fewer
 * goods on the shelf than in the books that order is too small and goods are asked for in vain; with more of them it is too large and
 * goods lie.
 */
public final class WrongBooks {
    /** Below this nobody knows how an item sells. */
    static final int LEAST_DAYS = 14;

    private static final double SERVICE_LEVEL = 0.9;

    /** Our assumption: what goods that lie cost in a year, as a share of what was paid for them; money, room and what spoils. */
    private static final double LYING_A_YEAR = 0.25;

    private static final double DAYS_A_YEAR = 365;

    /** Sold until the next delivery, and from then on until the one after, on each course. */
    private final double[] before;

    private final double[] after;
    private final double needed;
    private final double neededAfter;
    private final Terms terms;

    private WrongBooks(double[] before, double[] after, Terms terms) {
        this.before = before;
        this.after = after;
        this.terms = terms;
        double[] whole = new double[before.length];
        Arrays.setAll(whole, course -> before[course] + after[course]);
        this.needed = ninthTenth(whole);
        this.neededAfter = ninthTenth(after);
    }

    private static double ninthTenth(double[] sums) {
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(SERVICE_LEVEL * sorted.length) - 1];
    }

    /**
     * On what terms an item is ordered and sold.
     *
     * @param untilNext days from today until what is ordered now comes, at least 1
     * @param untilAfter days until the delivery after that, more than {@code untilNext}
     * @param coming portions that were ordered and come until then
     * @param pack portions in a pack, above 0
     * @param margin minor units earned with a portion
     * @param cost minor units paid for one
     */
    public record Terms(int untilNext, int untilAfter, double coming, double pack, double margin, double cost) {
        public Terms {
            if (untilNext < 1 || untilAfter <= untilNext) {
                throw new IllegalArgumentException("Deliveries in " + untilNext + " and " + untilAfter
                        + " days; the first is tomorrow or later, and the second after it.");
            }
            if (!(pack > 0)) {
                throw new IllegalArgumentException("A pack of " + pack + " portions; above 0.");
            }
        }
    }

    /**
     * Of an item that sells.
     *
     * @param sold what it sold on its latest days, ascending; days between that are not named sold nothing
     * @return empty where it has sold for too short a time to say
     */
    public static Optional<WrongBooks> of(List<ItemDemand.Day> sold, Quantity.Unit unit, Terms terms) {
        if (sold.isEmpty()) {
            return Optional.empty();
        }
        // The days after the last sale are none of demand: nobody knows whether there was anything to sell.
        LocalDate first = sold.getFirst().on();
        double[] days = new double[Math.toIntExact(sold.getLast().on().toEpochDay() - first.toEpochDay() + 1)];
        sold.forEach(day -> days[Math.toIntExact(day.on().toEpochDay() - first.toEpochDay())] =
                Portions.of(Math.max(0, day.sold()), unit));
        int courses = days.length - terms.untilAfter + 1;
        if (days.length < LEAST_DAYS || courses < 1) {
            return Optional.empty();
        }
        double[] before = new double[courses];
        double[] after = new double[courses];
        for (int course = 0; course < courses; course++) {
            int next = course + terms.untilNext;
            before[course] = Arrays.stream(days, course, next).sum();
            after[course] = Arrays.stream(days, next, course + terms.untilAfter).sum();
        }
        return Optional.of(new WrongBooks(before, after, terms));
    }

    /** Portions that last until the delivery after next in nine cases of ten. */
    public double needed() {
        return needed;
    }

    /**
     * What is lost by ordering for a shelf that holds other than is believed, compared with ordering for what it holds.
     *
     * @param believed portions; below nothing counts as nothing, as a buyer takes it
     * @param there portions, 0 or more
     * @return minor units, 0 or more
     */
    public double loss(double believed, double there) {
        return loss(there, order(Math.max(0, believed)), order(there));
    }

    /** The same where nothing is ordered, whatever is believed. */
    double lossOfOrderingNothing(double there) {
        return loss(there, 0, order(there));
    }

    private double loss(double there, double wrong, double right) {
        return wrong == right ? 0 : Math.max(0, cost(there, wrong) - cost(there, right));
    }

    /** Nothing is ordered for those who will have asked in vain: a shelf is never less than empty when goods come. */
    private double order(double there) {
        double missing = Math.min(needed - there, neededAfter) - terms.coming;
        return missing <= 0 ? 0 : Math.ceil(missing / terms.pack) * terms.pack;
    }

    private double cost(double there, double ordered) {
        double vain = 0;
        double lying = 0;
        for (int course = 0; course < before.length; course++) {
            double left = Math.max(0, there - before[course]) + terms.coming + ordered - after[course];
            vain += Math.max(0, before[course] - there) + Math.max(0, -left);
            lying += Math.max(0, left);
        }
        double aPortion = terms.cost * LYING_A_YEAR * terms.untilAfter / DAYS_A_YEAR;
        return (vain * terms.margin + lying * aPortion) / before.length;
    }
}
