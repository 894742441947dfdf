package io.tillstream.dashboards.receipts;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.sales.AcceptedLog;
import io.tillstream.dashboards.search.ReceiptQuery;
import io.tillstream.dashboards.search.ReceiptSearch;
import io.tillstream.dashboards.search.SearchUnavailable;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers a filter with a page of receipts: from the index, or from the latest of the stream where there is none. */
@Component
final class ReceiptPages {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptPages.class);
    /** What the stream alone can show at once. */
    private static final int FROM_STREAM = 100;

    private final Optional<ReceiptSearch> search;
    private final AcceptedLog log;
    private final Assortment assortment;

    ReceiptPages(Optional<ReceiptSearch> search, AcceptedLog log, Assortment assortment) {
        this.search = search;
        this.log = log;
        this.assortment = assortment;
    }

    /**
     * A page of rows.
     *
     * @param rows latest first
     * @param forLines whether they are lines instead of receipts
     * @param matches how many there are in all
     * @param sum what all of them add up to, absent where stores sell in several currencies
     * @param discount what was taken off in all of them, absent like the sum
     * @param next the place after the last row, absent on the last page
     * @param complete false when only the latest of the stream could be asked
     */
    record Answer(
            List<ReceiptRow> rows,
            boolean forLines,
            long matches,
            @Nullable Money sum,
            @Nullable Money discount,
            @Nullable String next,
            boolean complete) {}

    Answer find(ReceiptFilter filter, Shops shops, @Nullable String after, int size) {
        ReceiptQuery query = filter.query(shops, assortment);
        if (search.isPresent()) {
            try {
                return answer(search.get().find(query, place(after), size), query.isForLines(), shops);
            } catch (SearchUnavailable e) {
                LOG.debug("The list shows the latest receipts only.", e);
            }
        }
        return latest(filter, shops);
    }

    private static Answer answer(ReceiptSearch.Page page, boolean forLines, Shops shops) {
        return new Answer(
                page.rows().stream().map(row -> ReceiptRow.of(row, forLines)).toList(),
                forLines,
                page.matches(),
                shops.isEmpty() ? null : Money.ofMinor(page.netMinor(), shops.currency()),
                shops.isEmpty() ? null : Money.ofMinor(page.discountMinor(), shops.currency()),
                page.next() == null ? null : text(page.next()),
                true);
    }

    private Answer latest(ReceiptFilter filter, Shops shops) {
        List<Gtin> gtins = filter.gtins(assortment);
        Predicate<StoreId> stores = shops.filter();
        List<ReceiptRow> rows = log.latest(sale -> filter.matches(sale, shops, stores, gtins), FROM_STREAM).stream()
                .map(ReceiptRow::of)
                .toList();
        Money sum = rows.stream().map(ReceiptRow::net).reduce(Money::plus).orElse(null);
        Money discount =
                rows.stream().map(ReceiptRow::discount).reduce(Money::plus).orElse(null);
        return new Answer(rows, false, rows.size(), sum, discount, null, false);
    }

    private static String text(ReceiptSearch.Place place) {
        return place.happenedAt().toEpochMilli() + "_" + place.sale() + "_" + place.line();
    }

    /** Reads a place back; one that was tampered with begins at the first page. */
    private static ReceiptSearch.@Nullable Place place(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("_", -1);
        try {
            return parts.length == 3
                    ? new ReceiptSearch.Place(
                            Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], Integer.parseInt(parts[2]))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
