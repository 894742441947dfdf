package io.tillstream.scoring.reorder;

import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandOutlook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A shelf from today until a delivery, with what comes in between. Time falls into stretches, each of which ends before goods
 * come. Until the end of a stretch the shelf has what is on it now and what has come since; whatever is asked for beyond that
 * is lost and not made up for by what comes later.
 *
 * <p>Demand from today until the end of each stretch is as the outlook says. Demand that is high until one end is taken to be
 * high until the others as well, which makes the loss the least it can be; with one stretch nothing is assumed.
 *
 * @param outlook turns means into a distribution
 * @param means of the days until the delivery
 * @param portions on the shelf
 * @param arriving portions that come on each of these days, before anything is sold
 */
@SuppressWarnings("ArrayRecordComponent") // made and read in one go
record ShelfAhead(DemandOutlook outlook, double[] means, long portions, long[] arriving) {
    ShelfAhead {
        if (means.length != arriving.length) {
            throw new IllegalArgumentException(
                    "A shelf has demand for " + means.length + " days and goods for " + arriving.length + ".");
        }
    }

    /** Demand from today until an end, and all that is there for it. */
    private record Stretch(DemandDistribution demand, long there) {}

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        long there = portions;
        for (int day = 0; day < means.length; day++) {
            there += arriving[day];
            if (isBeforeGoods(day)) {
                stretches.add(new Stretch(outlook.demand(Arrays.copyOf(means, day + 1)), there));
            }
        }
        return stretches.isEmpty() ? List.of(new Stretch(outlook.demand(means), portions)) : stretches;
    }

    private boolean isBeforeGoods(int day) {
        return day == means.length - 1 || arriving[day + 1] > 0;
    }

    /** The probability that demand takes all there is before the delivery, at least once. */
    double empty() {
        return stretches().stream()
                .mapToDouble(stretch -> stretch.demand().reaches(stretch.there()))
                .max()
                .orElseThrow();
    }

    /** Expected portions asked for in vain. */
    double shortBy() {
        List<Stretch> stretches = stretches();
        if (stretches.size() == 1) {
            return stretches.getFirst().demand().beyond(stretches.getFirst().there());
        }
        List<double[]> tails =
                stretches.stream().map(stretch -> stretch.demand().tail()).toList();
        double sum = 0;
        for (int beyond = 1; ; beyond++) {
            double likeliest = 0;
            for (int i = 0; i < tails.size(); i++) {
                double[] tail = tails.get(i);
                long reached = stretches.get(i).there() + beyond;
                likeliest = Math.max(likeliest, reached < tail.length ? tail[(int) reached] : 0);
            }
            if (likeliest == 0) {
                return sum;
            }
            sum += likeliest;
        }
    }

    /**
     * Portions to be ordered for the delivery, so that with the probability of {@link ReorderDesk#SERVICE_LEVEL} nothing is
     * missing until the delivery after that. Nobody orders for those who will have asked in vain: a shelf is never less than
     * empty, so what is to be had from the beginning of each stretch on is enough.
     *
     * @param lasting means of the days from today until the delivery after
     * @param coming portions that come on the delivery's day anyway, or are overdue
     */
    long missing(double[] lasting, long coming) {
        long toCome = coming + Arrays.stream(arriving).sum();
        long least = wanted(lasting, 0) - portions - toCome;
        for (int day = 0; day < means.length; day++) {
            toCome -= arriving[day];
            if (isBeforeGoods(day)) {
                least = Math.min(least, wanted(lasting, day + 1) - toCome);
            }
        }
        return Math.max(0, least);
    }

    private long wanted(double[] lasting, int from) {
        return outlook.demand(Arrays.copyOfRange(lasting, from, lasting.length)).quantile(ReorderDesk.SERVICE_LEVEL);
    }

    /** The same shelf with other demand, of the first of these days. */
    ShelfAhead asking(double[] days) {
        return new ShelfAhead(outlook, days, portions, Arrays.copyOf(arriving, days.length));
    }

    /**
     * The shelf beyond the delivery, until the one after.
     *
     * @param lasting means of the days from today until the delivery after
     * @param delivered portions that come on the delivery's day
     */
    ShelfAhead until(double[] lasting, long delivered) {
        long[] longer = Arrays.copyOf(arriving, lasting.length);
        if (means.length < lasting.length) {
            longer[means.length] = delivered;
        }
        return new ShelfAhead(outlook, lasting, portions, longer);
    }

    /** The same days with another shelf. */
    ShelfAhead holding(long other) {
        return new ShelfAhead(outlook, means, other, arriving);
    }

    /** The same shelf, were nothing on its way. */
    ShelfAhead alone() {
        return new ShelfAhead(outlook, means, portions, new long[arriving.length]);
    }
}
