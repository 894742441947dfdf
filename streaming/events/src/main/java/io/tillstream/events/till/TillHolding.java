package io.tillstream.events.till;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a till holds of what head office has published, so that head office can hold it against its own. Times are business
 * time, by the till's clock.
 *
 * @param at when it looked
 * @param readAt when head office last had nothing more to tell it; absent since its start
 * @param next when something that it holds already takes effect next; absent where nothing waits
 * @param products how many products it knows
 * @param since prices that began later than this are told of; a day before {@code at}, for a till may forget older ones
 * @param until and those that begin no later than this; absent where all of those to come are told of
 * @param prices price steps of the chain and of its own store by the instant at which they begin, the earliest first
 * @param promotions promotions, those of the past and those to come
 * @param staff people who may work at its store
 */
public record TillHolding(
        Instant at,
        @Nullable Instant readAt,
        @Nullable Instant next,
        int products,
        Instant since,
        @Nullable Instant until,
        List<PriceMark> prices,
        Tally promotions,
        Tally staff) {
    /** More are not told at once. */
    public static final int MOST_MARKS = 60;

    /**
     * Price steps that begin together.
     *
     * @param from when
     * @param steps which they are
     */
    public record PriceMark(Instant from, Tally steps) {
        public PriceMark {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(steps, "steps");
        }
    }

    public TillHolding {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(promotions, "promotions");
        Objects.requireNonNull(staff, "staff");
        prices = List.copyOf(prices);
        if (products < 0 || prices.size() > MOST_MARKS) {
            throw new IllegalArgumentException("A till's holding counts " + products + " products and tells of "
                    + prices.size() + " instants; products are 0 or more, instants at most " + MOST_MARKS + ".");
        }
    }

    /** Whether it says what it holds of an instant. */
    public boolean tellsOf(Instant from) {
        return from.isAfter(since) && (until == null || !from.isAfter(until));
    }

    /** What it holds that begins at an instant. */
    public Tally of(Instant from) {
        return prices.stream()
                .filter(mark -> mark.from().equals(from))
                .findFirst()
                .map(PriceMark::steps)
                .orElse(Tally.NONE);
    }
}
