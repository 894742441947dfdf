package io.tillstream.features.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockDay.Count;
import io.tillstream.events.ledger.StockDay.Moved;
import io.tillstream.events.ledger.StockDay.Times;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the books of an item had nothing, gone down from what they have now, business date by business date. A date that ended
 * with less than a portion begins a gap at its last movement; the next arrival of goods ends it.
 *
 * <p>Said too seldom rather than too often. Books below nothing are wrong, so they say nothing. Where something was sold before
 * anything came, or a count found something, there were goods all the while. A shelf that is sold out and filled again on one
 * date counts as full. What was counted holds until the movement before it, whatever the books had said.
 */
public final class ShelfGaps {
    private final Deque<Gap> gaps = new ArrayDeque<>();
    /** At the end of the date that is looked at. */
    private long closing;
    /** When the gap of a date before ends; absent for none that has ended. */
    private @Nullable Instant arrival;
    /** Whether books that had nothing then are believed. */
    private boolean believed = true;

    private ShelfGaps(long closing) {
        this.closing = closing;
    }

    /**
     * The gaps of an item, earliest first.
     *
     * @param now the books after all movements known
     * @param days the item's latest business dates with a movement or a count, ascending
     */
    public static List<Gap> of(StockOnHand now, List<StockDay> days) {
        ShelfGaps found = new ShelfGaps(now.onHand().amount());
        Quantity.Unit unit = now.onHand().unit();
        for (StockDay day : days.reversed()) {
            if (day.times() == null && !day.moved().isEmpty()) {
                break;
            }
            found.before(day, unit);
        }
        return List.copyOf(found.gaps);
    }

    private void before(StockDay day, Quantity.Unit unit) {
        Times times = day.times();
        Count last = day.counts().isEmpty() ? null : day.counts().getLast();
        if (last != null) {
            closing = last.counted().amount() + sum(last.after());
        }
        Instant from = latest(times == null ? null : times.last(), last == null ? null : last.at());
        if (from != null && believed && isNothing(closing, unit) && (arrival == null || from.isBefore(arrival))) {
            gaps.addFirst(new Gap(from, arrival));
        }
        Count first = day.counts().isEmpty() ? null : day.counts().getFirst();
        closing = first == null
                ? closing - sum(day.moved())
                : first.counted().amount() - (sum(day.moved()) - sum(first.after()));
        if (times == null) {
            believed = first != null && isNothing(first.counted().amount(), unit);
            arrival = first == null ? arrival : first.at();
        } else {
            believed = times.first().equals(times.arrived());
            arrival = times.first();
        }
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static long sum(List<Moved> moved) {
        return moved.stream().mapToLong(part -> part.change().amount()).sum();
    }

    private static boolean isNothing(long amount, Quantity.Unit unit) {
        return amount >= 0 && Portions.of(amount, unit) < 1;
    }
}
