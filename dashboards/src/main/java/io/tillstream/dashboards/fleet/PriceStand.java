package io.tillstream.dashboards.fleet;

import io.tillstream.dashboards.masterdata.AnnouncedPrices;
import io.tillstream.events.StoreId;
import io.tillstream.events.till.TillHolding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a till is with a change of prices, the gravest last. Message keys begin with {@code stand.}. */
enum PriceStand {
    /** It has said since that it holds all of it: it sells at them. */
    APPLIED,
    /** It holds all of it, and the time has not come. */
    WAITING,
    /** Its program does not say what it holds. */
    NOT_SAID,
    /** It has said nothing since it was published, or since it began, and is not overdue: what it says next will tell. */
    EXPECTED,
    /** It held all of it when it was last heard of, before the time came: it changes by its own clock. */
    UNCONFIRMED,
    /** It has not said that it holds all of it. */
    MISSING;

    /** A record takes a moment from the log to a till that asks all the time. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    /**
     * Of one change.
     *
     * @param holding the till's last word; absent where it does not say
     * @param now business time
     */
    static PriceStand of(
            AnnouncedPrices.PriceChange change, StoreId store, @Nullable TillHolding holding, Instant now) {
        if (holding == null) {
            return NOT_SAID;
        }
        Instant from = change.from();
        if (!holding.tellsOf(from)) {
            return from.isAfter(holding.since()) ? NOT_SAID : longAgo(change, holding);
        }
        boolean overdue = holding.at().plus(TillHealths.Heard.SILENT_AFTER).isBefore(now);
        if (!holding.of(from).equals(change.in(store))) {
            boolean mayNotKnow = holding.at().isBefore(change.publishedAt().plus(ON_THE_WAY));
            return mayNotKnow && !overdue ? EXPECTED : MISSING;
        }
        if (from.isAfter(now)) {
            return WAITING;
        }
        if (!holding.at().isBefore(from)) {
            return APPLIED;
        }
        return overdue ? UNCONFIRMED : EXPECTED;
    }

    /** It began more than a day before the till's last word, which tells only whether the till had read so far. */
    private static PriceStand longAgo(AnnouncedPrices.PriceChange change, TillHolding holding) {
        Instant read = holding.readAt();
        return read != null && read.isAfter(change.publishedAt().plus(ON_THE_WAY)) ? APPLIED : MISSING;
    }

    /** Of several changes: the one in which the till is least far; where there is none it is as it should be. */
    static PriceStand of(
            List<AnnouncedPrices.PriceChange> changes, StoreId store, @Nullable TillHolding holding, Instant now) {
        if (holding == null) {
            return NOT_SAID;
        }
        return changes.stream()
                .filter(change -> change.concerns(store))
                .map(change -> of(change, store, holding, now))
                .max(Enum::compareTo)
                .orElse(APPLIED);
    }

    /** Whether somebody should not count on it yet. */
    public boolean isPending() {
        return this == EXPECTED || this == UNCONFIRMED || this == MISSING;
    }
}
