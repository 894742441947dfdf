package io.tillstream.topologies.sales;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.ledger.Trade;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store's trading day, as it was known on another.
 *
 * @param store the store
 * @param businessDate the day
 * @param knownOn the trading day on which the report is, or could have been, read
 * @param total what was known then: live trade, and the corrections up to then
 * @param margin of the total; of the part of it whose cost is known
 * @param sales the parts of the day, live and late apart
 * @param tenders the money of the day, live and late apart
 * @param corrections every one up to then, by the day on which it became known
 */
public record DayReport(
        StoreId store,
        LocalDate businessDate,
        LocalDate knownOn,
        Trade total,
        Money margin,
        List<StoreDaySales> sales,
        List<StoreDayTender> tenders,
        List<SalesCorrection> corrections) {
    public DayReport {
        sales = List.copyOf(sales);
        tenders = List.copyOf(tenders);
        corrections = List.copyOf(corrections);
    }

    /**
     * Puts it together.
     *
     * @param knownOn when; absent for now, the latest day on which something was learned
     * @param sales all parts of one day, the whole of it among them
     * @param corrections all of that day
     */
    static DayReport of(
            @Nullable LocalDate knownOn,
            List<StoreDaySales> sales,
            List<StoreDayTender> tenders,
            List<SalesCorrection> corrections) {
        StoreDaySales day = sales.stream()
                .filter(part -> part.dimension() == Dimension.STORE)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("None of " + sales.size() + " parts is the whole day."));
        LocalDate when = knownOn != null
                ? knownOn
                : corrections.stream()
                        .map(SalesCorrection::knownOn)
                        .max(Comparator.naturalOrder())
                        .orElse(day.businessDate());
        List<SalesCorrection> known = corrections.stream()
                .filter(correction -> !correction.knownOn().isAfter(when))
                .toList();
        Trade total = known.stream().map(SalesCorrection::trade).reduce(day.live(), Trades::merge);
        return new DayReport(day.store(), day.businessDate(), when, total, total.margin(), sales, tenders, known);
    }
}
