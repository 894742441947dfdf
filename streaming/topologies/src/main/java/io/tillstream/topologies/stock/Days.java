package io.tillstream.topologies.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockDay.Count;
import io.tillstream.events.ledger.StockDay.Moved;
import io.tillstream.events.ledger.StockDay.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an item's business date changes. Sums, so that order does not matter. */
final class Days {
    private static final Comparator<Count> EARLIEST_FIRST =
            Comparator.comparing(Count::at).thenComparing(Count::id);

    private Days() {}

    /** With a movement that was recorded in that hour; every count before it has it on top. */
    static StockDay with(@Nullable StockDay before, Effect effect, Instant hour) {
        StockDay day = before == null
                ? new StockDay(effect.change().store(), effect.change().gtin(), effect.date(), List.of(), List.of())
                : before;
        Moved moved = new Moved(hour, effect.change().onHand(), effect.handled());
        List<Count> counts = day.counts().stream()
                .map(count -> effect.at().isAfter(count.at()) ? onTop(count, moved) : count)
                .toList();
        Times now = new Times(effect.at(), effect.at(), effect.change().onHand().amount() > 0 ? effect.at() : null);
        Times times = day.times() == null ? now : day.times().and(now);
        boolean isWhole = day.moved().isEmpty() || day.times() != null;
        return new StockDay(
                day.store(), day.gtin(), day.date(), and(day.moved(), moved), counts, isWhole ? times : null);
    }

    private static Count onTop(Count count, Moved moved) {
        return new Count(count.id(), count.at(), count.counted(), count.recorded(), and(count.after(), moved));
    }

    /** With a count, and what of the day is known to have moved after it. */
    static StockDay with(@Nullable StockDay before, ItemCount count, Instant hour, List<Moved> after) {
        StockDay day =
                before == null ? new StockDay(count.store(), count.gtin(), count.date(), List.of(), List.of()) : before;
        List<Count> counts = new ArrayList<>(day.counts());
        counts.add(new Count(count.id(), count.at(), count.counted(), hour, after));
        counts.sort(EARLIEST_FIRST);
        return new StockDay(day.store(), day.gtin(), day.date(), day.moved(), counts, day.times());
    }

    /** The same hours' movements, with one more. */
    static List<Moved> and(List<Moved> known, Moved more) {
        Map<Instant, Moved> hours = new TreeMap<>();
        known.forEach(moved -> hours.put(moved.recorded(), moved));
        hours.merge(more.recorded(), more, Days::sum);
        return List.copyOf(hours.values());
    }

    private static Moved sum(Moved one, Moved other) {
        return new Moved(
                one.recorded(), one.change().plus(other.change()), Math.addExact(one.handled(), other.handled()));
    }

    static Quantity change(List<Moved> moved, Quantity.Unit unit) {
        return moved.stream().map(Moved::change).reduce(new Quantity(0, unit), Quantity::plus);
    }

    static long handled(List<Moved> moved) {
        return moved.stream().mapToLong(Moved::handled).reduce(0, Math::addExact);
    }
}
