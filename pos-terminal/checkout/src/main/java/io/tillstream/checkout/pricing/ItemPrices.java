package io.tillstream.checkout.pricing;

import io.tillstream.events.assortment.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one item costs, from when on. Prices of the future wait for their time, so that a till that heard of one in time
 * changes it in time, with or without network; those of the past hold for baskets that were opened before.
 *
 * @param latestFirst at least one price, each from an earlier time than the one before it
 */
public record ItemPrices(List<Price> latestFirst) {
    public ItemPrices {
        latestFirst = List.copyOf(latestFirst);
        for (int i = 1; i < latestFirst.size(); i++) {
            if (!latestFirst
                    .get(i)
                    .effectiveFrom()
                    .isBefore(latestFirst.get(i - 1).effectiveFrom())) {
                throw new IllegalArgumentException("Item " + latestFirst.get(i).gtin()
                        + " has prices that are not in order of their times, the latest first.");
            }
        }
    }

    public static ItemPrices of(Price price) {
        return new ItemPrices(List.of(price));
    }

    /**
     * With a price that was told now. The word told last holds from its time on: whatever was to begin then or later is
     * forgotten, so that a till that heard everything and one that heard only the last word agree.
     *
     * @param oldest the earliest moment anybody will still ask for; what ended before it is forgotten, too
     */
    public ItemPrices with(Price told, Instant oldest) {
        List<Price> next = new ArrayList<>();
        next.add(told);
        for (Price held : latestFirst) {
            boolean asked = next.getLast().effectiveFrom().isAfter(oldest);
            if (asked && held.effectiveFrom().isBefore(told.effectiveFrom())) {
                next.add(held);
            }
        }
        return new ItemPrices(next);
    }

    /** The price of a moment; empty before the first that is known. */
    public Optional<Price> at(Instant moment) {
        for (Price price : latestFirst) {
            if (!price.effectiveFrom().isAfter(moment)) {
                return Optional.of(price);
            }
        }
        return Optional.empty();
    }
}
