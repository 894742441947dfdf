package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.OrderTerms;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Suppliers as rows: when each delivers, and until when an order comes with a delivery. */
@Component
@Order(3)
final class SupplierSheet implements FactSheet<Supplier> {
    private static final List<String> COLUMNS = List.of(
            "supplier",
            "name_en",
            "name_zh_tw",
            "name_zh_cn",
            "email",
            "delivery_days",
            "cut_off_days_before",
            "cut_off_until",
            "language",
            "minimum_order",
            "delivery_cost",
            "free_delivery_from",
            "currency");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_DAYS = 14;

    private static final List<String> AMOUNTS = List.of("minimum_order", "delivery_cost", "free_delivery_from");

    private final Suppliers suppliers;
    private final Assortment assortment;

    SupplierSheet(Suppliers suppliers, Assortment assortment) {
        this.suppliers = suppliers;
        this.assortment = assortment;
    }

    @Override
    public String path() {
        return "suppliers";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("supplier");
    }

    @Override
    public Set<String> numbers() {
        return Set.copyOf(AMOUNTS);
    }

    @Override
    public Topic<Supplier> topic() {
        return Topics.SUPPLIER;
    }

    @Override
    public String key(Supplier supplier) {
        return supplier.supplier();
    }

    @Override
    public LocalText title(Supplier supplier) {
        return supplier.name();
    }

    @Override
    public List<String> write(Supplier supplier) {
        OrderTerms terms = supplier.terms();
        return List.of(
                supplier.supplier(),
                supplier.name().en(),
                supplier.name().zhTw(),
                supplier.name().zhCn(),
                Objects.requireNonNullElse(supplier.email(), ""),
                supplier.deliveryDays().stream().map(DayOfWeek::name).collect(Collectors.joining("|")),
                Integer.toString(supplier.cutOff().daysBefore()),
                supplier.cutOff().until().toString(),
                supplier.language() == null ? "" : supplier.language().tag(),
                terms == null ? "" : number(terms.minimum()),
                terms == null ? "" : number(terms.delivery()),
                terms == null ? "" : number(terms.freeFrom()),
                terms == null ? "" : terms.currency().code());
    }

    private static String number(@Nullable Money amount) {
        return amount == null ? "" : amount.number();
    }

    @Override
    public Optional<Supplier> read(RowCells row) {
        String code = row.needed("supplier", LONGEST_CODE);
        suppliers.supplier(code).ifPresent(known -> row.knownAs(byColumn(known)));
        LocalText name = row.name();
        String email = row.text("email", LONGEST_ADDRESS);
        List<DayOfWeek> days = days(row);
        Long before = row.whole("cut_off_days_before", 1, MOST_DAYS);
        if (before == null) {
            row.needed("cut_off_days_before", LONGEST_CODE);
        }
        Optional<LocalTime> until = until(row);
        Language language = language(row);
        Optional<OrderTerms> terms = terms(row);
        return row.make(() -> new Supplier(
                code,
                name,
                email,
                days,
                new OrderCutOff(Objects.requireNonNull(before).intValue(), until.orElseThrow()),
                language,
                terms.orElse(null)));
    }

    /** The currency is asked for only where there is an amount. */
    private Optional<OrderTerms> terms(RowCells row) {
        if (AMOUNTS.stream().allMatch(column -> row.shown(column).isBlank())) {
            return Optional.empty();
        }
        CurrencyUnit currency = row.currency("currency", assortment.currency());
        Money minimum = row.amount("minimum_order", currency);
        Money delivery = row.amount("delivery_cost", currency);
        Money freeFrom = row.amount("free_delivery_from", currency);
        return row.make(() -> new OrderTerms(minimum, delivery, freeFrom));
    }

    private static @Nullable Language language(RowCells row) {
        String text = Objects.requireNonNullElse(row.text("language", LONGEST_CODE), "");
        Optional<Language> known = Stream.of(Language.values())
                .filter(language -> language.tag().equals(text))
                .findFirst();
        if (known.isEmpty() && !text.isEmpty()) {
            row.note(
                    "language",
                    Rule.ONE_OF,
                    Stream.of(Language.values()).map(Language::tag).collect(Collectors.joining("|")));
        }
        return known.orElse(null);
    }

    private static List<DayOfWeek> days(RowCells row) {
        String text = Objects.requireNonNullElse(row.text("delivery_days", LONGEST_ADDRESS), "");
        List<DayOfWeek> days = new ArrayList<>();
        for (String each : text.split("[| ,]+", -1)) {
            if (each.isBlank()) {
                continue;
            }
            try {
                days.add(DayOfWeek.valueOf(each.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                row.note("delivery_days", Rule.ONE_OF, "MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY");
                return List.of();
            }
        }
        return days.stream().distinct().toList();
    }

    private static Optional<LocalTime> until(RowCells row) {
        String text = row.needed("cut_off_until", LONGEST_CODE);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            row.note("cut_off_until", Rule.TIME, "");
            return Optional.empty();
        }
    }

    @Override
    public Optional<Supplier> known(String key) {
        return suppliers.supplier(key);
    }

    @Override
    public Stream<Supplier> after(@Nullable String key) {
        return suppliers.all().stream()
                .filter(supplier -> key == null || supplier.supplier().compareTo(key) > 0);
    }

    @Override
    public boolean matches(Supplier supplier, String wanted) {
        return supplier.supplier().toLowerCase(Locale.ROOT).contains(wanted)
                || supplier.name().en().toLowerCase(Locale.ROOT).contains(wanted)
                || supplier.name().zhTw().contains(wanted)
                || supplier.name().zhCn().contains(wanted);
    }
}
