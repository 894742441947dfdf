package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.sales.AcceptedLog;
import io.tillstream.dashboards.sales.AcceptedSale;
import io.tillstream.dashboards.search.ReceiptSearch;
import io.tillstream.dashboards.search.SaleLineDocument;
import io.tillstream.dashboards.search.SearchUnavailable;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What stands on the receipts that a signal names: the latest from memory, older ones from the index, in three questions. */
@Component
final class NamedReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(NamedReceipts.class);

    private final AcceptedLog log;
    private final Optional<ReceiptSearch> search;

    NamedReceipts(AcceptedLog log, Optional<ReceiptSearch> search) {
        this.log = log;
        this.search = search;
    }

    /**
     * All of these receipts, by receipt; one that cannot be found now is bare.
     *
     * @param stores of which stores sales are named
     */
    Map<Source, NamedReceipt> of(Collection<Source> receipts, Predicate<StoreId> stores) {
        Map<Source, NamedReceipt> named = new HashMap<>();
        List<Source> older = new ArrayList<>();
        for (Source receipt : receipts) {
            log.latest(receipt)
                    .map(AcceptedSale::sale)
                    .ifPresentOrElse(sale -> named.put(receipt, of(sale, stores)), () -> older.add(receipt));
        }
        try {
            search.ifPresent(index -> addIndexed(index, older, stores, named));
        } catch (SearchUnavailable e) {
            // The notice at the top of the page says so; the receipts can be opened all the same.
            LOG.debug("Receipts of signals are named without their sales.", e);
        }
        receipts.forEach(
                receipt -> named.computeIfAbsent(receipt, bare -> new NamedReceipt(bare, null, null, null, null)));
        return named;
    }

    private NamedReceipt of(Sale sale, Predicate<StoreId> stores) {
        Source behind = sale.voids() != null
                ? sale.voids()
                : sale.lines().stream()
                        .map(SaleLine::returned)
                        .filter(Objects::nonNull)
                        .map(SaleLine.ReturnedLine::sale)
                        .findFirst()
                        .orElse(null);
        Source sold = within(behind, stores);
        return new NamedReceipt(
                sale.source(), sale.happenedAt(), sale.total(), sold, sold == null ? null : sold(sold, Map.of()));
    }

    private void addIndexed(
            ReceiptSearch index, List<Source> older, Predicate<StoreId> stores, Map<Source, NamedReceipt> named) {
        Map<String, SaleLineDocument> lines = index.firstLines(older);
        Map<String, Source> behind = index.salesBehind(older);
        for (Source receipt : older) {
            SaleLineDocument line = lines.get(receipt.receiptNumber());
            if (line != null) {
                named.put(
                        receipt,
                        new NamedReceipt(
                                receipt,
                                line.happenedAt(),
                                amount(line),
                                within(behind.get(receipt.receiptNumber()), stores),
                                null));
            }
        }
        addWhenSold(index, named);
    }

    private void addWhenSold(ReceiptSearch index, Map<Source, NamedReceipt> named) {
        List<Source> sales = named.values().stream()
                .map(NamedReceipt::sale)
                .filter(Objects::nonNull)
                .toList();
        Map<String, SaleLineDocument> lines = index.firstLines(sales);
        named.replaceAll((_, each) -> {
            Source sale = each.sale();
            return sale == null
                    ? each
                    : new NamedReceipt(each.receipt(), each.at(), each.amount(), sale, sold(sale, lines));
        });
    }

    private @Nullable Instant sold(Source sale, Map<String, SaleLineDocument> lines) {
        return log.latest(sale)
                .map(latest -> latest.sale().happenedAt())
                .or(() -> Optional.ofNullable(lines.get(sale.receiptNumber())).map(SaleLineDocument::happenedAt))
                .orElse(null);
    }

    private static @Nullable Source within(@Nullable Source sale, Predicate<StoreId> stores) {
        return sale != null && stores.test(sale.till().store()) ? sale : null;
    }

    private static @Nullable Money amount(SaleLineDocument line) {
        Long total = line.wholeTotalMinor();
        return total == null ? null : Money.ofMinor(total, CurrencyUnit.of(line.currency()));
    }
}
