package io.tillstream.features.stock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * By how much books are wrong where they are wrong, as a chain's own counts have found it: the mean error as a share of what a shelf
 * is filled up to, by product class and by how long ago the shelf was counted before.
 *
 * <p>What few counts say is not believed alone. The whole chain's share begins at an assumption that weighs as much as
 * {@value #WEIGHT} counts that found an error; a class begins at what the other classes say, with the same weight, and a class after so
 * long a time at what the class says otherwise. An error that left nothing on a shelf was at least as large as what the books had; it adds to the errors and not to
 * what they are a share of, which is how sums of censored exponential waits are divided.
 */
public final class ErrorSizes {
    /** Our assumption, for a chain that has counted nothing. */
    public static final double ASSUMED = 0.33;

    /** Nobody has counted yet. */
    public static final ErrorSizes NONE = new ErrorSizes(List.of());

    private static final int WEIGHT = 20;

    /** On a shelf that is filled up to less than this, a single piece is a large share, and no smaller error can be found. */
    public static final double LEAST_FILLED = 10;

    private final Map<Group, Sum> sums = new HashMap<>();

    /** How long before a count the shelf was counted. */
    public enum Age {
        /** At most 30 days. */
        MONTH,
        /** At most 91 days. */
        QUARTER,
        LONGER,
        NEVER;

        private static final int DAYS_OF_A_MONTH = 30;
        private static final int DAYS_OF_A_QUARTER = 91;

        /** Of a shelf that was counted on a day, or at no time that anybody knows. */
        public static Age of(@Nullable LocalDate counted, LocalDate today) {
            if (counted == null) {
                return NEVER;
            }
            long days = ChronoUnit.DAYS.between(counted, today);
            return days <= DAYS_OF_A_MONTH ? MONTH : days <= DAYS_OF_A_QUARTER ? QUARTER : LONGER;
        }
    }

    /**
     * Counts of one kind of shelf that found an error.
     *
     * @param category the product class
     * @param age how long before it had been counted
     * @param measured how many found the error's size
     * @param apart portions between books and counts, all of them added up, those that found nothing left as well
     * @param filledUpTo portions that the shelves of which the size was found are filled up to, added up; each at least
     *     {@value ErrorSizes#LEAST_FILLED}
     */
    public record Found(String category, Age age, long measured, double apart, double filledUpTo) {
        /** One count: of {@code books} portions so many were there. */
        public static Found of(String category, Age age, double books, double there, double filledUpTo) {
            boolean nothingLeft = there <= 0;
            return new Found(category, age, nothingLeft ? 0 : 1, Math.abs(there - books), nothingLeft ? 0 : filledUpTo);
        }
    }

    /**
     * What is taken for the size of an error.
     *
     * @param share the mean error as a share of what the shelf is filled up to, above 0
     * @param counts how many counts of just this kind found one
     * @param measured how much of the share counts have said, 0 (it is assumed) to 1
     */
    public record Size(double share, long counts, double measured) {
        private static final int BASIS_POINTS = 10_000;

        /** The share in hundredths of a percent. */
        public long shareBasisPoints() {
            return Math.round(share * BASIS_POINTS);
        }

        /** How much of it counts have said, in hundredths of a percent. */
        public long measuredBasisPoints() {
            return Math.round(measured * BASIS_POINTS);
        }

        private Size with(Sum sum) {
            double all = WEIGHT + (double) sum.measured;
            double found = sum.filledUpTo > 0 ? sum.measured * sum.apart / sum.filledUpTo : 0;
            return new Size((WEIGHT * share + found) / all, sum.measured, (WEIGHT * measured + sum.measured) / all);
        }
    }

    private record Group(String category, Age age) {}

    private record Sum(long measured, double apart, double filledUpTo) {
        private static final Sum NOTHING = new Sum(0, 0, 0);

        private Sum plus(Found found) {
            return new Sum(measured + found.measured, apart + found.apart, filledUpTo + found.filledUpTo);
        }

        private Sum plus(Sum other) {
            return new Sum(measured + other.measured, apart + other.apart, filledUpTo + other.filledUpTo);
        }
    }

    private ErrorSizes(Collection<Found> found) {
        for (Found each : found) {
            sums.merge(new Group(each.category(), each.age()), Sum.NOTHING.plus(each), Sum::plus);
        }
    }

    /** From counts that found an error; one that found what the books say is not among them. */
    public static ErrorSizes of(Collection<Found> found) {
        return new ErrorSizes(found);
    }

    /** Of the whole chain. */
    public Size chain() {
        return new Size(ASSUMED, 0, 0).with(sum(_ -> true));
    }

    /** Of shelves of one kind: each count is listened to once, as one of the kind, of its class or of the rest of the chain. */
    public Size of(String category, Age age) {
        Group kind = new Group(category, age);
        return new Size(ASSUMED, 0, 0)
                .with(sum(group -> !group.category().equals(category)))
                .with(sum(group -> group.category().equals(category) && !group.equals(kind)))
                .with(sums.getOrDefault(kind, Sum.NOTHING));
    }

    private Sum sum(Predicate<Group> which) {
        Sum sum = Sum.NOTHING;
        for (Map.Entry<Group, Sum> entry : sums.entrySet()) {
            if (which.test(entry.getKey())) {
                sum = sum.plus(entry.getValue());
            }
        }
        return sum;
    }
}
