package io.tillstream.scoring.reorder;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.features.demand.Portions;
import java.time.LocalDate;
import java.util.List;

/**
 * What is still to come of an item and when.
 *
 * @param awaited of which orders, and of which transfers from other stores
 * @param unit the item's unit; what was ordered in another is not counted
 */
record OrdersAhead(List<OnOrder.Awaited> awaited, Quantity.Unit unit) {
    OrdersAhead {
        awaited = List.copyOf(awaited);
    }

    /** Pieces or grams expected from one day to before another. */
    long amount(LocalDate from, LocalDate before) {
        return awaited.stream()
                .filter(order ->
                        !order.expected().isBefore(from) && order.expected().isBefore(before))
                .map(OnOrder.Awaited::open)
                .filter(open -> open.unit() == unit)
                .mapToLong(Quantity::amount)
                .sum();
    }

    /** The same in whole portions. */
    long portions(LocalDate from, LocalDate before) {
        return (long) Math.floor(Portions.of(amount(from, before), unit));
    }

    /** Portions whose day has passed. */
    long overdue(LocalDate today) {
        return portions(LocalDate.MIN, today);
    }

    /** Portions expected on each day from {@code today} to before a delivery. */
    long[] byDay(LocalDate today, LocalDate delivery) {
        return today.datesUntil(delivery)
                .mapToLong(day -> portions(day, day.plusDays(1)))
                .toArray();
    }
}
