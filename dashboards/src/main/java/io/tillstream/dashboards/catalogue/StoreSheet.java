package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.OpeningHours;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Store;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stores as rows: where each is, by which clock, currency and tax it sells, and when it is open and delivered to. */
@Component
@Order(4)
final class StoreSheet implements FactSheet<Store> {
    private static final List<String> COLUMNS = List.of(
            "store",
            "name_en",
            "name_zh_tw",
            "name_zh_cn",
            "zone",
            "currency",
            "prices_include_tax",
            "tax_rates",
            "cash_rounding_minor",
            "points_per_major",
            "delivery_days",
            "latitude",
            "longitude",
            "opening");
    private static final int LONGEST = 40;
    private static final int LONGEST_LIST = 800;
    private static final int MOST_MINOR = 10_000;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,15}");
    private static final Pattern RATE = Pattern.compile("([a-z][a-z0-9-]{0,31})=(\\d{1,5})");
    private static final Pattern HOURS = Pattern.compile("([A-Z]+) (\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,6})?");

    private final Assortment assortment;

    StoreSheet(Assortment assortment) {
        this.assortment = assortment;
    }

    @Override
    public String path() {
        return "stores";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("store");
    }

    @Override
    public List<String> listed() {
        return List.of("zone", "currency", "tax_rates", "delivery_days");
    }

    @Override
    public Topic<Store> topic() {
        return Topics.STORE;
    }

    @Override
    public String key(Store store) {
        return store.store().value();
    }

    @Override
    public LocalText title(Store store) {
        return store.name();
    }

    @Override
    public List<String> write(Store store) {
        Place place = store.place();
        return List.of(
                store.store().value(),
                store.name().en(),
                store.name().zhTw(),
                store.name().zhCn(),
                store.zone().getId(),
                store.currency().code(),
                store.pricesIncludeTax() ? "yes" : "no",
                joined(store.taxRates(), rate -> rate.group() + "=" + rate.basisPoints()),
                Integer.toString(store.cashRoundingMinor()),
                Integer.toString(store.pointsPerMajor()),
                joined(store.deliveryDays(), DayOfWeek::name),
                place == null ? "" : degrees(place.latitudeMicro()),
                place == null ? "" : degrees(place.longitudeMicro()),
                joined(store.opening(), hours -> hours.day() + " " + hours.opens() + "-" + hours.closes()));
    }

    private static <T> String joined(List<T> values, Function<T, String> word) {
        return values.stream().map(word).collect(Collectors.joining("|"));
    }

    private static String degrees(int micro) {
        return BigDecimal.valueOf(micro, 6).toPlainString();
    }

    @Override
    public Optional<Store> read(RowCells row) {
        String id = row.needed("store", LONGEST);
        Optional<Store> before = ID.matcher(id).matches() ? assortment.store(StoreId.of(id)) : Optional.empty();
        before.ifPresent(store -> row.knownAs(byColumn(store)));
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            row.note("store", Rule.STORE_ID, "");
        }
        LocalText name = row.name();
        Optional<ZoneId> zone = zone(row);
        CurrencyUnit currency = row.currency("currency", Optional.empty());
        if (before.isPresent() && !before.get().currency().equals(currency)) {
            // Every sum of the store is in it.
            row.note("currency", Rule.FIXED, before.get().currency().code());
        }
        boolean includesTax = row.yes("prices_include_tax", true);
        List<Store.TaxRate> rates = list(
                row,
                "tax_rates",
                RATE,
                "standard=2000|zero=0",
                found -> new Store.TaxRate(found.group(1), Integer.parseInt(found.group(2))));
        if (rates.isEmpty() && row.isRight()) {
            row.needed("tax_rates", LONGEST_LIST);
        }
        Long rounding = row.whole("cash_rounding_minor", 1, MOST_MINOR);
        Long points = row.whole("points_per_major", 0, MOST_MINOR);
        List<DayOfWeek> days = list(
                row,
                "delivery_days",
                Pattern.compile("[A-Z]+"),
                "MONDAY|THURSDAY",
                found -> DayOfWeek.valueOf(found.group()));
        List<OpeningHours> opening = list(
                row,
                "opening",
                HOURS,
                "MONDAY 08:30-20:00|TUESDAY 08:30-20:00",
                found -> new OpeningHours(
                        DayOfWeek.valueOf(found.group(1)),
                        LocalTime.parse(found.group(2)),
                        LocalTime.parse(found.group(3))));
        Place place = place(row);
        return row.make(() -> new Store(
                StoreId.of(id),
                name,
                zone.orElseThrow(),
                Objects.requireNonNull(currency),
                includesTax,
                rates,
                rounding == null ? 1 : rounding.intValue(),
                points == null ? 0 : points.intValue(),
                days,
                place,
                opening));
    }

    private static Optional<ZoneId> zone(RowCells row) {
        String text = row.needed("zone", LONGEST);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            row.note("zone", Rule.ONE_OF, "Asia/Taipei, Asia/Shanghai, Europe/London, …");
            return Optional.empty();
        }
    }

    /** Several values with strokes between them; none where one of them is wrong. */
    private static <T> List<T> list(
            RowCells row, String column, Pattern form, String example, Function<Matcher, T> value) {
        String text = Objects.requireNonNullElse(row.text(column, LONGEST_LIST), "");
        List<T> values = new ArrayList<>();
        for (String each : text.split("\\|", -1)) {
            Matcher found = form.matcher(each.strip());
            if (each.isBlank()) {
                continue;
            }
            try {
                if (!found.matches()) {
                    row.note(column, Rule.FORM, example);
                    return List.of();
                }
                values.add(value.apply(found));
            } catch (IllegalArgumentException | DateTimeException e) {
                row.note(column, Rule.FORM, example);
                return List.of();
            }
        }
        return List.copyOf(values);
    }

    private static @Nullable Place place(RowCells row) {
        Integer latitude = micro(row, "latitude", 90);
        Integer longitude = micro(row, "longitude", 180);
        if (latitude == null || longitude == null) {
            if (row.isRight() && (latitude == null) != (longitude == null)) {
                row.needed(latitude == null ? "latitude" : "longitude", LONGEST);
            }
            return null;
        }
        return new Place(latitude, longitude);
    }

    private static @Nullable Integer micro(RowCells row, String column, int most) {
        String text = row.text(column, LONGEST);
        if (text == null) {
            return null;
        }
        if (DEGREES.matcher(text).matches()) {
            BigDecimal degrees = new BigDecimal(text);
            if (degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
                return degrees.movePointRight(6)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .intValueExact();
            }
        }
        row.note(column, Rule.FORM, "25.033964");
        return null;
    }

    @Override
    public Optional<Store> known(String key) {
        return assortment.store(StoreId.of(key));
    }

    @Override
    public Stream<Store> after(@Nullable String key) {
        return assortment.stores().stream()
                .filter(store -> key == null || store.store().value().compareTo(key) > 0);
    }

    @Override
    public Optional<Store> seen(Store store, Reach reach) {
        return reach.covers(store.store()) ? Optional.of(store) : Optional.empty();
    }

    @Override
    public boolean matches(Store store, String wanted) {
        return store.store().value().contains(wanted)
                || store.name().en().toLowerCase(Locale.ROOT).contains(wanted)
                || store.name().zhTw().contains(wanted)
                || store.name().zhCn().contains(wanted);
    }
}
