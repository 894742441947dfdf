package io.tillstream.reconciliation;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one sale in a journal; the rest can be read again where it is asked for.
 *
 * @param source its number
 * @param member whose, or absent
 * @param total what was paid
 * @param sums of its lines, one per {@link LineFigure}
 * @param points points of each of its lines, in line order
 * @param tenderPoints points that paid, negative, or came back, by {@link #lot}
 */
record Booking(
        Source source,
        @Nullable MemberId member,
        Money total,
        Map<LineFigure, Long> sums,
        List<Long> points,
        Map<String, Long> tenderPoints) {
    static Booking of(Sale sale) {
        return new Booking(
                sale.source(),
                sale.member(),
                sale.total(),
                LineFigure.sumsOf(sale.lines()),
                sale.lines().stream().map(SaleLine::points).toList(),
                tenderPoints(sale.tenders()));
    }

    private static Map<String, Long> tenderPoints(List<Tender> tenders) {
        Map<String, Long> points = new LinkedHashMap<>();
        for (int tender = 0; tender < tenders.size(); tender++) {
            int lot = 0;
            for (var some : tenders.get(tender).points()) {
                lot++;
                points.put(
                        lot("tender-" + (tender + 1) + "-lot-" + lot, some.expiresOn()),
                        Math.negateExact(some.points()));
            }
        }
        return Map.copyOf(points);
    }

    /** What tells one lot of points that paid from another: the entry's rule, and until when they last. */
    static String lot(String rule, @Nullable LocalDate expiresOn) {
        return expiresOn == null ? rule : rule + " until " + expiresOn;
    }

    long sum(LineFigure figure) {
        return sums.getOrDefault(figure, 0L);
    }
}
