package io.tillstream.dashboards.search;

import io.tillstream.events.Money;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sale line in the index. Its id is {@code till-epoch-sequence-line}, so the same line is the same document however
 * often it is written; everything in it comes from the accepted record and nothing from elsewhere, so that the index can
 * be rebuilt. Amounts are minor units; {@code whole…} stand on line 1 only and speak of the whole receipt. A line that loads
 * a gift card is found like any other, but is no sale: its gross and net are 0.
 *
 * @param sale the receipt number
 * @param returned whether goods came back
 * @param partition where in {@code aggregate.accepted.v1} the record stands
 * @param offset at which offset
 * @param wholeLines lines of the receipt
 * @param wholeNetMinor sum of its line nets, loads of gift cards left out
 * @param wholeDiscountMinor sum of its discounts
 * @param wholeTotalMinor what was due, loads of gift cards included
 */
public record SaleLineDocument(
        String sale,
        String till,
        String store,
        int epoch,
        long sequence,
        int line,
        String gtin,
        long quantity,
        String unit,
        long grossMinor,
        long discountMinor,
        long netMinor,
        long taxMinor,
        long points,
        String currency,
        boolean returned,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        @Nullable String member,
        String origin,
        String channel,
        String priceSource,
        @Nullable String returnedSale,
        int partition,
        long offset,
        @Nullable Integer wholeLines,
        @Nullable Long wholeNetMinor,
        @Nullable Long wholeDiscountMinor,
        @Nullable Long wholeTotalMinor) {

    /** The documents of a sale. */
    static List<SaleLineDocument> of(Sale sale, int partition, long offset) {
        return sale.lines().stream()
                .map(line -> of(sale, line, partition, offset))
                .toList();
    }

    private static SaleLineDocument of(Sale sale, SaleLine line, int partition, long offset) {
        boolean first = line.line() == 1;
        SaleLine.ReturnedLine returned = line.returned();
        return new SaleLineDocument(
                sale.source().receiptNumber(),
                sale.source().till().toString(),
                sale.source().till().store().value(),
                sale.source().epoch(),
                sale.source().sequence(),
                line.line(),
                line.gtin().value(),
                line.quantity().amount(),
                line.quantity().unit().symbol(),
                line.loadsGiftCard() ? 0 : line.gross().minor(),
                discountOf(line),
                netOf(line),
                line.tax().minor(),
                line.points(),
                sale.currency().code(),
                line.quantity().amount() < 0,
                sale.happenedAt(),
                sale.businessDate(),
                sale.operator(),
                sale.member() == null ? null : sale.member().value(),
                sale.origin().name(),
                sale.channel().name(),
                line.priceSource().name(),
                returned == null ? null : returned.sale().receiptNumber(),
                partition,
                offset,
                first ? sale.lines().size() : null,
                first ? sale.lines().stream().mapToLong(SaleLineDocument::netOf).reduce(0, Math::addExact) : null,
                first
                        ? sale.lines().stream()
                                .mapToLong(SaleLineDocument::discountOf)
                                .sum()
                        : null,
                first ? sale.total().minor() : null);
    }

    private static long netOf(SaleLine line) {
        return line.loadsGiftCard() ? 0 : line.net().minor();
    }

    private static long discountOf(SaleLine line) {
        return sum(line.discounts().stream().map(Discount::amount).toList());
    }

    private static long sum(List<Money> amounts) {
        return amounts.stream().mapToLong(Money::minor).reduce(0, Math::addExact);
    }

    String id() {
        return till + "-" + epoch + "-" + sequence + "-" + line;
    }
}
