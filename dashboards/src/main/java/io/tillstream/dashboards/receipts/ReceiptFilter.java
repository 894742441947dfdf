package io.tillstream.dashboards.receipts;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.search.ReceiptQuery;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks for.
 *
 * @param day on this day of the store's calendar, or any
 * @param until up to this day, that one included; absent for the one day
 * @param hour in this hour of that day, 0 to 23, or any; of several days there is none
 * @param item number, code or part of the name of an item, or any
 * @param lines {@code returned} or {@code discounted}, or all
 */
record ReceiptFilter(
        @Nullable LocalDate day,
        @Nullable LocalDate until,
        @Nullable Integer hour,
        @Nullable String item,
        @Nullable String lines) {

    ReceiptQuery query(Shops shops, Assortment assortment) {
        return new ReceiptQuery(shops.ids(), null, from(shops), until(shops), gtins(assortment), kind(), null);
    }

    /** Whether a sale is asked for: the same question, put to memory instead of the index. */
    boolean matches(Sale sale, Shops shops, Predicate<StoreId> stores, List<Gtin> gtins) {
        Instant from = from(shops);
        Instant until = until(shops);
        return stores.test(sale.source().till().store())
                && (from == null || !sale.happenedAt().isBefore(from))
                && (until == null || sale.happenedAt().isBefore(until))
                && sale.lines().stream().anyMatch(line -> matches(line, gtins));
    }

    private boolean matches(SaleLine line, List<Gtin> gtins) {
        return (gtins.isEmpty() || gtins.contains(line.gtin()))
                && switch (kind()) {
                    case ALL -> true;
                    case RETURNED -> line.quantity().amount() < 0;
                    case DISCOUNTED -> !line.discounts().isEmpty();
                };
    }

    /** The items asked for by number, code or name; one that cannot exist when nothing was found. */
    List<Gtin> gtins(Assortment assortment) {
        if (item == null || item.isBlank()) {
            return List.of();
        }
        List<Gtin> found = assortment.find(item).stream().map(Product::gtin).toList();
        return found.isEmpty() ? List.of(new Gtin("0".repeat(14))) : found;
    }

    private ReceiptQuery.Lines kind() {
        return switch (lines == null ? "" : lines.toLowerCase(Locale.ROOT)) {
            case "returned" -> ReceiptQuery.Lines.RETURNED;
            case "discounted" -> ReceiptQuery.Lines.DISCOUNTED;
            default -> ReceiptQuery.Lines.ALL;
        };
    }

    private @Nullable Instant from(Shops shops) {
        if (day == null) {
            return null;
        }
        return (hour == null ? day.atStartOfDay() : day.atTime(hour, 0))
                .atZone(zone(shops))
                .toInstant();
    }

    private @Nullable Instant until(Shops shops) {
        if (day == null) {
            return null;
        }
        if (until != null) {
            return until.plusDays(1).atStartOfDay(zone(shops)).toInstant();
        }
        return (hour == null || hour == 23 ? day.plusDays(1).atStartOfDay() : day.atTime(hour + 1, 0))
                .atZone(zone(shops))
                .toInstant();
    }

    private static ZoneId zone(Shops shops) {
        return shops.isEmpty() ? ZoneOffset.UTC : shops.clockStore().zone();
    }

    /** The address of this question at another path. */
    String link(String path, Shops shops, @Nullable String after) {
        return Links.link(
                path,
                "store",
                shops.key(),
                "day",
                day,
                "until",
                until,
                "hour",
                hour,
                "item",
                item,
                "lines",
                lines,
                "after",
                after);
    }
}
