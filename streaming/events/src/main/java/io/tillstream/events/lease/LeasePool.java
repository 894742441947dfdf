package io.tillstream.events.lease;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tillstream.events.CurrencyUnit;
import java.util.Objects;

/**
 * Something limited of which tills lease parts: a gift card's money. Its unit is the smallest of its kind, for money the
 * currency's minor unit.
 *
 * @param value its kind and what it is, {@code gift-card|TSG0000000000017|GBP}
 */
public record LeasePool(String value) {
    private static final String GIFT_CARD = "gift-card";

    public LeasePool {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[a-z][a-z-]*\\|.+")) {
            throw new IllegalArgumentException(
                    "Lease pool \"" + value + "\" is not kind|what, for example gift-card|TSG0000000000017|GBP.");
        }
    }

    /** The money of a gift card; one that was loaded in two currencies is two pools. */
    public static LeasePool ofGiftCard(String account, CurrencyUnit currency) {
        return new LeasePool(GIFT_CARD + "|" + account + "|" + currency.code());
    }

    /** Whether it is the money of that gift card. */
    public boolean isOfGiftCard(String account) {
        return value.startsWith(GIFT_CARD + "|" + account + "|");
    }

    @JsonCreator
    public static LeasePool of(String value) {
        return new LeasePool(value);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
