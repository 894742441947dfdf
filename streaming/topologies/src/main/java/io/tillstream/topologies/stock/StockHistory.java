package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockDay.Count;
import io.tillstream.events.ledger.StockDay.Moved;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was on hand at the end of a business date, as it was known at any time, and what counts found. */
public final class StockHistory {
    /** Later than every recording. */
    private static final Instant END = Instant.MAX;

    private static final Duration HOUR = Duration.ofHours(1);

    private StockHistory() {}

    /**
     * The stock at the end of a business date.
     *
     * @param store the store
     * @param gtin the item
     * @param date the business date
     * @param knownAt the whole hour to whose beginning everything recorded is in it; absent when it is all that is known
     * @param onHand the balance as it was known then
     * @param corrections by how much it changed since, by the hour of recording, ascending
     */
    public record AtTheEndOf(
            StoreId store,
            Gtin gtin,
            LocalDate date,
            @Nullable Instant knownAt,
            Quantity onHand,
            List<Correction> corrections) {}

    /**
     * Something about a closed day that became known later: a late sale, a count typed in.
     *
     * @param recorded the hour in which it was recorded
     * @param change by how much the balance changed
     */
    public record Correction(Instant recorded, Quantity change) {}

    /**
     * A count against the books.
     *
     * @param id the count
     * @param date its business date
     * @param at when
     * @param books what the books said, with everything that happened before and is known by now
     * @param counted what was there
     * @param difference counted minus books
     */
    public record Counted(
            String id, LocalDate date, Instant at, Quantity books, Quantity counted, Quantity difference) {}

    /**
     * The end of a day by the item's days up to it.
     *
     * @param days at least one, ascending, none after {@code date}
     */
    static AtTheEndOf at(List<StockDay> days, LocalDate date, @Nullable Instant knownAt) {
        StockDay any = days.getLast();
        Instant hour = knownAt == null ? null : knownAt.truncatedTo(ChronoUnit.HOURS);
        Quantity onHand = onHand(days, hour == null ? END : hour);
        List<Correction> corrections = new ArrayList<>();
        Quantity before = onHand;
        for (Instant recorded : hour == null ? Set.<Instant>of() : recordedFrom(days, hour)) {
            Quantity after = onHand(days, recorded.plus(HOUR));
            if (!after.equals(before)) {
                corrections.add(new Correction(recorded, after.plus(before.negated())));
            }
            before = after;
        }
        return new AtTheEndOf(any.store(), any.gtin(), date, hour, onHand, List.copyOf(corrections));
    }

    private static Set<Instant> recordedFrom(List<StockDay> days, Instant hour) {
        TreeSet<Instant> recorded = new TreeSet<>();
        for (StockDay day : days) {
            day.moved().forEach(moved -> recorded.add(moved.recorded()));
            day.counts().forEach(count -> recorded.add(count.recorded()));
        }
        return new TreeSet<>(recorded.tailSet(hour));
    }

    /** By what was recorded before that hour: the last count of it, and what moved after. */
    private static Quantity onHand(List<StockDay> days, Instant hour) {
        Quantity sum = new Quantity(0, unit(days.getLast()));
        for (StockDay day : days.reversed()) {
            List<Count> known = day.counts().stream()
                    .filter(count -> count.recorded().isBefore(hour))
                    .toList();
            if (!known.isEmpty()) {
                Count last = known.getLast();
                return sum.plus(last.counted()).plus(change(last.after(), hour, unit(day)));
            }
            sum = sum.plus(change(day.moved(), hour, unit(day)));
        }
        return sum;
    }

    private static Quantity change(List<Moved> moved, Instant hour, Quantity.Unit unit) {
        return Days.change(
                moved.stream().filter(one -> one.recorded().isBefore(hour)).toList(), unit);
    }

    private static Quantity.Unit unit(StockDay day) {
        return day.counts().isEmpty()
                ? day.moved().getFirst().change().unit()
                : day.counts().getFirst().counted().unit();
    }

    /** Every count among the days, which begin with the item's first and ascend. */
    static List<Counted> counts(List<StockDay> days) {
        List<Counted> found = new ArrayList<>();
        Quantity onHand = null;
        for (StockDay day : days) {
            Quantity.Unit unit = unit(day);
            Quantity before = onHand == null ? new Quantity(0, unit) : onHand;
            Quantity left = Days.change(day.moved(), unit);
            for (Count count : day.counts()) {
                Quantity after = Days.change(count.after(), unit);
                Quantity books = before.plus(left).plus(after.negated());
                Quantity difference = count.counted().plus(books.negated());
                found.add(new Counted(count.id(), day.date(), count.at(), books, count.counted(), difference));
                before = count.counted();
                left = after;
            }
            onHand = before.plus(left);
        }
        return List.copyOf(found);
    }
}
