package io.tillstream.topologies.refund;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.ReceiptFound.Place;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a sale when something of it comes back. Kept for every sale, so it is no more than that.
 *
 * @param sale its number
 * @param member who earned its points, if anyone
 * @param happenedAt when
 * @param businessDate trading day
 * @param place where its record stands
 * @param lines what it sold
 */
record SoldLines(
        Source sale,
        @Nullable MemberId member,
        Instant happenedAt,
        LocalDate businessDate,
        Place place,
        List<Line> lines) {
    SoldLines {
        lines = List.copyOf(lines);
    }

    /**
     * One sold line.
     *
     * @param line its number
     * @param gtin the item
     * @param sold pieces or grams
     * @param paid its net
     * @param points what it earned
     */
    record Line(int line, Gtin gtin, Quantity sold, Money paid, long points) {}

    static SoldLines of(Sale sale, Place place) {
        return new SoldLines(
                sale.source(),
                sale.member(),
                sale.happenedAt(),
                sale.businessDate(),
                place,
                sale.lines().stream()
                        .filter(line -> line.quantity().amount() > 0)
                        .map(SoldLines::line)
                        .toList());
    }

    private static Line line(SaleLine line) {
        return new Line(line.line(), line.gtin(), line.quantity(), line.net(), line.points());
    }

    /** The line as the ledger adds it up, nothing returned. */
    Optional<LineRefunds> of(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst().map(this::unreturned);
    }

    private LineRefunds unreturned(Line line) {
        Quantity none = new Quantity(0, line.sold().unit());
        return new LineRefunds(
                sale,
                line.line(),
                line.gtin(),
                line.sold(),
                none,
                none,
                line.paid(),
                Money.zero(line.paid().currency()),
                line.points(),
                0,
                List.of(),
                happenedAt,
                member);
    }
}
