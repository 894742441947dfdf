package io.tillstream.reconciliation;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
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
 */
record Booking(Source source, @Nullable MemberId member, Money total, Map<LineFigure, Long> sums, List<Long> points) {
    static Booking of(Sale sale) {
        return new Booking(
                sale.source(),
                sale.member(),
                sale.total(),
                LineFigure.sumsOf(sale.lines()),
                sale.lines().stream().map(SaleLine::points).toList());
    }

    long sum(LineFigure figure) {
        return sums.getOrDefault(figure, 0L);
    }
}
