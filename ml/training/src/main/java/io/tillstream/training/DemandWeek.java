package io.tillstream.training;

import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.DemandSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One question with its answer: what a store-item's next seven days sold.
 *
 * @param series the eight weeks before
 * @param sold portions sold in the seven days from {@code series.asOf()}
 */
record DemandWeek(DemandSeries series, double sold) {
    static final int DAYS = 7;

    /** The questions as of one day: every store-item with a sale in the eight weeks before it. */
    static List<DemandWeek> asOf(SalesHistory sales, LocalDate day) {
        List<DemandWeek> result = new ArrayList<>();
        for (SalesHistory.Series item : sales.series()) {
            DemandSeries series = DemandSeries.of(item.days(), item.unit(), day);
            if (!series.isSilent()) {
                double sold = 0;
                for (ItemDemand.Day sale : item.days()) {
                    if (!sale.on().isBefore(day) && sale.on().isBefore(day.plusDays(DAYS))) {
                        sold += DemandSeries.portions(sale.sold(), item.unit());
                    }
                }
                result.add(new DemandWeek(series, sold));
            }
        }
        return result;
    }
}
