package io.tillstream.topologies.stock;

import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockLots.Counted;
import io.tillstream.events.ledger.StockLots.Found;
import io.tillstream.events.ledger.StockLots.Lot;
import io.tillstream.events.ledger.StockLots.Moved;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Keys;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What movements say of batches and expiry dates. Commutative: the latest count that names any stays, with what was moved after it.
 */
final class Lots {
    /** Nobody sells it any more, and whoever asks what went out of date has asked. */
    private static final int DAYS_AFTER_EXPIRY = 90;

    /** Longer than any recall looks back on goods without a date. */
    private static final int DAYS_WITHOUT_EXPIRY = 730;

    private static final Comparator<Moved> IN_ORDER = Comparator.comparing(Moved::date)
            .thenComparing(Moved::at)
            .thenComparing(Moved::lot, StockLots.EARLIEST_FIRST)
            .thenComparingLong(moved -> moved.change().amount());

    private static final Comparator<Counted> COUNTS =
            Comparator.comparing(Counted::date).thenComparing(Counted::at).thenComparing(Counted::id);

    private Lots() {}

    static List<Entry<StockLots>> moved(StockMovement movement) {
        return movement.lines().stream()
                .filter(StockLine::namesALot)
                .map(line -> new Entry<>(
                        Keys.storeItem(movement.store(), line.gtin()),
                        new StockLots(
                                movement.store(),
                                line.gtin(),
                                null,
                                List.of(new Moved(
                                        movement.businessDate(),
                                        movement.happenedAt().truncatedTo(ChronoUnit.MILLIS),
                                        new Lot(line.batch(), line.expires()),
                                        StockFacts.signed(movement, line))))))
                .toList();
    }

    static List<Entry<StockLots>> counted(StockCounted count) {
        return count.lines().stream()
                .filter(StockLine::namesALot)
                .collect(Collectors.groupingBy(StockLine::gtin))
                .entrySet()
                .stream()
                .map(item -> new Entry<>(
                        Keys.storeItem(count.store(), item.getKey()),
                        new StockLots(
                                count.store(),
                                item.getKey(),
                                new Counted(
                                        count.id(),
                                        count.businessDate(),
                                        count.happenedAt().truncatedTo(ChronoUnit.MILLIS),
                                        item.getValue().stream()
                                                .map(line -> new Found(
                                                        new Lot(line.batch(), line.expires()), line.quantity()))
                                                .toList()),
                                List.of())))
                .toList();
    }

    static StockLots merge(StockLots one, StockLots other) {
        Counted counted = Stream.of(one, other)
                .flatMap(lots -> Stream.ofNullable(lots.counted()))
                .max(COUNTS)
                .orElse(null);
        List<Moved> all = Stream.concat(one.moved().stream(), other.moved().stream())
                .filter(moved -> isAfter(moved, counted))
                .sorted(IN_ORDER)
                .toList();
        LocalDate latest = all.isEmpty() ? LocalDate.MIN : all.getLast().date();
        return new StockLots(
                one.store(),
                one.gtin(),
                counted,
                all.stream().filter(moved -> matters(moved, latest)).toList());
    }

    private static boolean isAfter(Moved moved, @Nullable Counted counted) {
        if (counted == null) {
            return true;
        }
        return moved.date().equals(counted.date())
                ? moved.at().isAfter(counted.at())
                : moved.date().isAfter(counted.date());
    }

    private static boolean matters(Moved moved, LocalDate latest) {
        LocalDate expires = moved.lot().expires();
        LocalDate last =
                expires == null ? moved.date().plusDays(DAYS_WITHOUT_EXPIRY) : expires.plusDays(DAYS_AFTER_EXPIRY);
        return !last.isBefore(latest);
    }
}
