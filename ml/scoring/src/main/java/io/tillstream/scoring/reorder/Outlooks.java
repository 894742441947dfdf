package io.tillstream.scoring.reorder;

import io.tillstream.models.DemandOutlook;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.ShopView;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the whole chain, computed once for a morning and kept: items share what they know of each other. Computed
 * again with another model, when a promotion or a price changed, and when days that had passed were changed for one item in twenty.
 */
final class Outlooks {
    private static final int LEAST_CHANGES = 20;
    private static final int SHARE_OF_ITEMS = 20;

    private final ShopView view;
    private final Map<LocalDate, Made> made = new HashMap<>();
    private @Nullable DemandServing by;

    private record Made(DemandOutlook outlook, long changes, long terms, int items) {
        boolean isOld(ShopView view) {
            return view.termChanges() != terms
                    || view.pastChanges() - changes > Math.max(LEAST_CHANGES, items / SHARE_OF_ITEMS);
        }
    }

    Outlooks(ShopView view) {
        this.view = view;
    }

    /** What a model expects from a morning on; may be asked by several threads. */
    synchronized DemandOutlook of(DemandServing serving, LocalDate morning) {
        if (!serving.equals(by)) {
            made.clear();
            by = serving;
        }
        Made known = made.get(morning);
        if (known == null || known.isOld(view)) {
            var sold = view.sold();
            known = new Made(serving.outlook(sold, morning), view.pastChanges(), view.termChanges(), sold.size());
            made.keySet().removeIf(day -> day.isBefore(morning.minusDays(1)));
            made.put(morning, known);
        }
        return known.outlook();
    }
}
