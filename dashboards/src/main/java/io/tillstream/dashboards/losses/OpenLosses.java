package io.tillstream.dashboards.losses;

import io.tillstream.events.StoreId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What stands out and nobody has looked at yet. */
@Component
public final class OpenLosses {
    private final LossSignals signals;
    private final Reviews reviews;

    OpenLosses(LossSignals signals, Reviews reviews) {
        this.signals = signals;
        this.reviews = reviews;
    }

    /** How many there are in these stores. */
    public long count(Predicate<StoreId> stores) {
        Map<String, Review> latest = reviews.latest();
        return signals.of(stores).entrySet().stream()
                .filter(each -> !new LossRow(each.getKey(), each.getValue(), "", List.of(), latest.get(each.getKey()))
                        .isSettled())
                .count();
    }
}
