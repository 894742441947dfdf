package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.masterdata.AnnouncedPrices;
import io.tillstream.dashboards.masterdata.Operators;
import io.tillstream.dashboards.masterdata.Promotions;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.till.Tally;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.TillHolding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What head office has published, counted once for a page, to hold what tills say they hold against it. */
final class Published {
    /** Less is the time that an answer takes. */
    private static final long CLOCK_SAME_MILLIS = 2_000;

    private final List<AnnouncedPrices.PriceChange> prices;
    private final Tally promotions;
    private final List<Operator> operators;
    private final Map<StoreId, Tally> staff = new HashMap<>();

    Published(AnnouncedPrices prices, Promotions promotions, Operators operators, Predicate<StoreId> stores) {
        this.prices = prices.latest(stores);
        this.promotions = tally(promotions.all());
        this.operators = operators.all();
    }

    /** Changes of prices, the latest first. */
    List<AnnouncedPrices.PriceChange> prices() {
        return prices;
    }

    HealthRow.Holds heldBy(TillHealth health, Instant now) {
        TillHolding holding = health.holding();
        StoreId store = health.till().store();
        return new HealthRow.Holds(
                PriceStand.of(prices, store, holding, now),
                next(holding, now),
                holding == null ? List.of() : behind(holding, store),
                clockAhead(health.clockAhead()));
    }

    /** What a till that is not heard of any more said of its future may be past. */
    private static @Nullable Instant next(@Nullable TillHolding holding, Instant now) {
        Instant next = holding == null ? null : holding.next();
        return next != null && next.isAfter(now) ? next : null;
    }

    private List<String> behind(TillHolding holding, StoreId store) {
        List<String> behind = new ArrayList<>();
        if (!holding.promotions().equals(promotions)) {
            behind.add("promotions");
        }
        if (!holding.staff().equals(staff.computeIfAbsent(store, this::staffOf))) {
            behind.add("staff");
        }
        return behind;
    }

    private static long clockAhead(@Nullable Long millis) {
        return millis == null || Math.abs(millis) < CLOCK_SAME_MILLIS ? 0 : Math.round(millis / 1000.0);
    }

    private Tally staffOf(StoreId store) {
        return tally(
                operators.stream().filter(operator -> operator.worksAt(store)).collect(Collectors.toList()));
    }

    private static Tally tally(List<?> things) {
        Tally tally = Tally.NONE;
        for (Object thing : things) {
            tally = tally.plus(Tally.number(CanonicalJson.encode(thing)));
        }
        return tally;
    }
}
