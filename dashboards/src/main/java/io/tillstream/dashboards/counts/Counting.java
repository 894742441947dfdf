package io.tillstream.dashboards.counts;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.masterdata.StockWriter;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.features.stock.UnitMargin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds counts against the books and books them. */
@Component
final class Counting {
    /** A sheet that lay about for longer says nothing of the shelf any more. */
    private static final Duration OLDEST = Duration.ofHours(12);

    private final ShelfWorths worths;
    private final Findings findings;
    private final StockWriter stock;
    private final AuditLog log;
    private final Clock clock;

    Counting(ShelfWorths worths, Findings findings, StockWriter stock, AuditLog log, Clock clock) {
        this.worths = worths;
        this.findings = findings;
        this.stock = stock;
        this.log = log;
        this.clock = clock;
    }

    /** Each counted shelf beside its books; one that was never booked holds nothing in the books. */
    List<Tally> tallies(Store store, CountSheet sheet) {
        List<Tally> tallies = new ArrayList<>();
        for (CountSheet.Line line : sheet.counted()) {
            Gtin item = Objects.requireNonNull(line.item());
            Quantity counted = line.holds();
            Optional<StockOnHand> books =
                    worths.books(store, item).filter(known -> known.onHand().unit() == counted.unit());
            Quantity said = books.map(StockOnHand::onHand).orElse(new Quantity(0, counted.unit()));
            tallies.add(new Tally(
                    line,
                    item,
                    counted,
                    said,
                    worths.paid(store, item, counted.plus(said.negated()))
                            .map(minor -> UnitMargin.money(minor, store))
                            .orElse(null),
                    UnitMargin.money(
                            books.map(known -> worths.saved(store, known, counted))
                                    .orElse(0.0),
                            store)));
        }
        return tallies;
    }

    /** Whether a count of that instant can still be booked. */
    boolean isFresh(Instant at) {
        Instant now = clock.instant();
        return !at.isAfter(now) && at.isAfter(now.minus(OLDEST));
    }

    /**
     * Books them. Shelves counted twice are counts of now, the others of the instant they were first looked at; the same sheet sent
     * twice is one count.
     *
     * @param at when the sheet was first looked at
     * @param again when its second counts were; the same instant where there are none
     */
    void book(Store store, List<Tally> tallies, Instant at, Instant again) {
        Map<Boolean, List<Tally>> parts = tallies.stream()
                .collect(
                        Collectors.partitioningBy(tally -> !tally.line().again().isEmpty()));
        log.noteAndDo(
                AuditKind.SHELVES_COUNTED,
                store.store() + "|" + id(at),
                Map.of(
                        "shelves",
                        tallies.size(),
                        "different",
                        tallies.stream()
                                .filter(tally -> tally.difference() != 0)
                                .count(),
                        "value",
                        value(store, tallies).toString()),
                () -> parts.forEach((twice, part) -> {
                    if (!part.isEmpty()) {
                        say(store, part, counted(store, part, twice ? again : at, id(at) + (twice ? "-2" : "")));
                    }
                }));
    }

    private void say(Store store, List<Tally> tallies, StockCounted count) {
        // Before the ledger knows of it: afterwards the shelf was counted just now.
        List<Findings.Finding> found = tallies.stream()
                .flatMap(tally -> worths.finding(store, tally.item(), tally.books(), tally.counted()).stream())
                .toList();
        stock.say(count);
        findings.keep(store.store(), count.id(), count.happenedAt(), found);
    }

    private static StockCounted counted(Store store, List<Tally> tallies, Instant at, String id) {
        return new StockCounted(
                store.store() + "-count-" + id,
                store.store(),
                at.truncatedTo(ChronoUnit.MILLIS),
                LocalDate.ofInstant(at, store.zone()),
                tallies.stream()
                        .map(tally -> new StockLine(tally.item(), tally.counted()))
                        .toList());
    }

    private static String id(Instant at) {
        return Long.toString(at.toEpochMilli(), Character.MAX_RADIX);
    }

    /** What all differences together were paid for. */
    static Money value(Store store, List<Tally> tallies) {
        Money sum = Money.zero(store.currency());
        for (Tally tally : tallies) {
            Money value = tally.value();
            sum = value == null ? sum : sum.plus(value);
        }
        return sum;
    }

    /** What would have been lost by not knowing. */
    static Money saved(Store store, List<Tally> tallies) {
        return tallies.stream().map(Tally::saved).reduce(Money.zero(store.currency()), Money::plus);
    }
}
