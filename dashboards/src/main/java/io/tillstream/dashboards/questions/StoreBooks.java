package io.tillstream.dashboards.questions;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.questions.StoreAnswer.Check;
import io.tillstream.dashboards.questions.StoreAnswer.Outcome;
import io.tillstream.dashboards.questions.StoreAnswer.Part;
import io.tillstream.dashboards.sales.DayFigures;
import io.tillstream.dashboards.sales.HourlySales;
import io.tillstream.dashboards.search.LineSums;
import io.tillstream.dashboards.search.ReceiptQuery;
import io.tillstream.dashboards.search.SearchUnavailable;
import io.tillstream.dashboards.stock.EmptyShelves;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.feature.EmptyShelf;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers questions: from the ledger's hours what they know, with or without search; from the search index what is divided
 * by goods or people; from the shelves what was missing. Days are those of the shops' calendar.
 */
@Component
final class StoreBooks {
    private static final Logger LOG = LoggerFactory.getLogger(StoreBooks.class);

    private final HourlySales hours;
    private final EmptyShelves shelves;
    private final Assortment assortment;
    private final Optional<LineSums> index;
    private final Clock clock;

    StoreBooks(HourlySales hours, EmptyShelves shelves, Assortment assortment, Optional<LineSums> index, Clock clock) {
        this.hours = hours;
        this.shelves = shelves;
        this.assortment = assortment;
        this.index = index;
        this.clock = clock;
    }

    /**
     * The answer for the stores a page speaks of; there must be one.
     *
     * @throws SearchUnavailable when only the index could answer, and does not
     */
    StoreAnswer answer(StoreQuery query, Shops shops) {
        Set<Gtin> goods = goods(query);
        if (query.measure() == Measure.EMPTY) {
            Map<String, Part> parts = emptyTimes(query, shops, goods);
            return made(query, parts, StoreAnswer.Source.SHELVES, _ -> new Check(Outcome.NO_OTHER, null), goods);
        }
        if (query.isForLedger()) {
            Map<String, Part> parts = ofLedger(query, shops);
            return made(query, parts, StoreAnswer.Source.LEDGER, whole -> heldAgainstIndex(query, shops, whole), goods);
        }
        Map<String, Part> parts = ofIndex(query, shops, goods);
        return made(
                query,
                parts,
                StoreAnswer.Source.INDEX,
                whole -> query.item() == null && query.measure().isInLedger()
                        ? Check.of(whole, sum(ofLedger(query.undivided(), shops)), Outcome.EQUAL, Outcome.DIFFERENT)
                        : Check.of(
                                whole,
                                sum(ofIndex(query.undivided(), shops, goods)),
                                Outcome.ADDS_UP,
                                Outcome.DOES_NOT_ADD_UP),
                goods);
    }

    private StoreAnswer made(
            StoreQuery query,
            Map<String, Part> parts,
            StoreAnswer.Source source,
            Function<Part, Check> check,
            Set<Gtin> goods) {
        Part whole = sum(parts);
        List<Part> ordered = parts.values().stream()
                .filter(part -> query.by().isOfTime() || part.sum() != 0 || part.receipts() != 0)
                .sorted(query.by().isOfTime() ? (_, _) -> 0 : byValue(query))
                .toList();
        return new StoreAnswer(
                query.by() == Division.TOTAL ? List.of() : ordered,
                whole,
                source,
                check.apply(whole),
                query.item() == null ? 0 : goods.size());
    }

    private static Comparator<Part> byValue(StoreQuery query) {
        Comparator<Part> upwards = Comparator.comparingLong(part -> part.value(query.measure()));
        return (query.most() ? upwards.reversed() : upwards).thenComparing(Part::name);
    }

    private static Part sum(Map<String, Part> parts) {
        return parts.values().stream().reduce(Part.none(), Part::plus);
    }

    /** The items that are asked for; one that cannot exist when there are none of that name; empty for all. */
    private Set<Gtin> goods(StoreQuery query) {
        String item = query.item();
        if (item == null) {
            return Set.of();
        }
        Set<Gtin> found = assortment.ofName(item).stream().map(Product::gtin).collect(Collectors.toSet());
        return found.isEmpty() ? Set.of(new Gtin("0".repeat(14))) : found;
    }

    private Map<String, Part> ofLedger(StoreQuery query, Shops shops) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (query.by() == Division.WEEKDAY) {
            for (DayOfWeek day : DayOfWeek.values()) {
                parts.put(day.name(), new Part(day.name(), 0, 0));
            }
        }
        for (LocalDate date = query.from(); !date.isAfter(query.until()); date = date.plusDays(1)) {
            for (Store store : shops.shown()) {
                DayFigures day = hours.day(List.of(store), date, store.currency());
                if (query.by() == Division.HOUR) {
                    for (int hour = 0; hour < DayFigures.HOURS; hour++) {
                        add(parts, hour(hour), part(query.measure(), day.hours().get(hour)));
                    }
                } else {
                    add(parts, name(query.by(), store, date), part(query.measure(), day.total()));
                }
            }
        }
        return parts;
    }

    private static String name(Division by, Store store, LocalDate date) {
        return switch (by) {
            case STORE -> store.store().value();
            case DAY -> date.toString();
            case WEEKDAY -> date.getDayOfWeek().name();
            default -> "";
        };
    }

    private static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }

    private static Part part(Measure measure, DayFigures.Figures figures) {
        return switch (measure) {
            case NET -> new Part("", figures.net().minor(), 0);
            case DISCOUNT -> new Part("", figures.discount().minor(), 0);
            case RECEIPTS -> new Part("", figures.receipts(), 0);
            case BASKET -> new Part("", figures.net().minor(), figures.receipts());
            case PIECES, RETURNS, EMPTY ->
                throw new IllegalArgumentException(measure + " is not in the ledger's hours.");
        };
    }

    private static void add(Map<String, Part> parts, String name, Part more) {
        parts.merge(
                name,
                new Part(name, more.sum(), more.receipts()),
                (one, other) -> new Part(name, one.sum() + other.sum(), one.receipts() + other.receipts()));
    }

    private Check heldAgainstIndex(StoreQuery query, Shops shops, Part whole) {
        if (index.isEmpty()) {
            return new Check(Outcome.NOT_ASKED, null);
        }
        try {
            return Check.of(whole, sum(ofIndex(query.undivided(), shops, Set.of())), Outcome.EQUAL, Outcome.DIFFERENT);
        } catch (SearchUnavailable e) {
            LOG.debug("An answer is not held against the index.", e);
            return new Check(Outcome.NOT_ASKED, null);
        }
    }

    private Map<String, Part> ofIndex(StoreQuery query, Shops shops, Set<Gtin> goods) {
        LineSums sums = index.orElseThrow(() -> new SearchUnavailable("No search cluster is set."));
        ZoneId zone = shops.clockStore().zone();
        ReceiptQuery lines = new ReceiptQuery(
                shops.shown().stream().map(Store::store).collect(Collectors.toSet()),
                null,
                query.from().atStartOfDay(zone).toInstant(),
                query.until().plusDays(1).atStartOfDay(zone).toInstant(),
                List.copyOf(goods),
                query.measure() == Measure.RETURNS ? ReceiptQuery.Lines.RETURNED : ReceiptQuery.Lines.ALL,
                null);
        Map<String, Part> parts = query.by().isOfTime() ? new TreeMap<>(inTime(query.by())) : new LinkedHashMap<>();
        for (LineSums.Part found : sums.divided(lines, by(query.by()))) {
            add(parts, name(query.by(), found.name(), zone), part(query.measure(), found));
        }
        return parts;
    }

    private static Comparator<String> inTime(Division by) {
        return by == Division.WEEKDAY ? Comparator.comparing(DayOfWeek::valueOf) : Comparator.naturalOrder();
    }

    private static LineSums.By by(Division by) {
        return switch (by) {
            case TOTAL -> LineSums.By.NOTHING;
            case ITEM, CATEGORY -> LineSums.By.ITEM;
            case STORE -> LineSums.By.STORE;
            case CASHIER -> LineSums.By.CASHIER;
            case CHANNEL -> LineSums.By.CHANNEL;
            case DAY, WEEKDAY, HOUR -> LineSums.By.HOUR;
        };
    }

    private String name(Division by, String found, ZoneId zone) {
        return switch (by) {
            case CATEGORY -> category(Gtin.of(found));
            case DAY -> at(found, zone).toLocalDate().toString();
            case WEEKDAY -> at(found, zone).getDayOfWeek().name();
            case HOUR -> hour(at(found, zone).getHour());
            case TOTAL, ITEM, STORE, CASHIER, CHANNEL -> found;
        };
    }

    private String category(Gtin gtin) {
        return assortment.product(gtin).map(Product::category).orElse("");
    }

    private static ZonedDateTime at(String instant, ZoneId zone) {
        return Instant.parse(instant).atZone(zone);
    }

    private static Part part(Measure measure, LineSums.Part found) {
        return switch (measure) {
            case NET -> new Part("", found.net(), 0);
            case RETURNS -> new Part("", -found.net(), 0);
            case DISCOUNT -> new Part("", found.discount(), 0);
            case PIECES -> new Part("", found.pieces(), 0);
            case RECEIPTS -> new Part("", found.receipts(), 0);
            case BASKET -> new Part("", found.net(), found.receipts());
            case EMPTY -> throw new IllegalArgumentException("The index knows no shelves.");
        };
    }

    private Map<String, Part> emptyTimes(StoreQuery query, Shops shops, Set<Gtin> goods) {
        Map<StoreId, ZoneId> zones = shops.shown().stream().collect(Collectors.toMap(Store::store, Store::zone));
        Instant now = clock.instant();
        Map<String, Part> parts = new LinkedHashMap<>();
        Set<Gtin> wanted = new HashSet<>(goods);
        for (EmptyShelf shelf : shelves.of(zones::containsKey)) {
            @Nullable ZoneId zone = zones.get(shelf.store());
            if (zone == null || !(wanted.isEmpty() || wanted.contains(shelf.gtin()))) {
                continue;
            }
            Instant until = query.until().plusDays(1).atStartOfDay(zone).toInstant();
            long minutes = EmptyShelves.minutes(
                    shelf, query.from().atStartOfDay(zone).toInstant(), until.isAfter(now) ? now : until);
            String name = switch (query.by()) {
                case ITEM -> shelf.gtin().value();
                case STORE -> shelf.store().value();
                case CATEGORY -> category(shelf.gtin());
                default -> "";
            };
            add(parts, name, new Part("", minutes, 0));
        }
        return parts;
    }
}
