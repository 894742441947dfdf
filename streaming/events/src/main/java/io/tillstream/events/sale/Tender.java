package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.Money;
import java.util.Objects;

/**
 * One means of payment in a sale (ARTS: TenderLineItem).
 *
 * @param type the kind of money
 * @param tendered what was handed over; negative for money given back
 * @param change what was returned to the customer, only ever from cash
 */
public record Tender(TenderType type, Money tendered, Money change) {
    /** Kinds of money. {@code NOT_RECORDED}: the imported records do not say how it was paid. */
    public enum TenderType {
        CASH,
        CARD,
        ALIPAY,
        WECHAT_PAY,
        GIFT_CARD,
        POINTS,
        NOT_RECORDED
    }

    public Tender {
        Objects.requireNonNull(type, "type");
        if (change.isNegative() || (type != TenderType.CASH && !change.isZero())) {
            throw new IllegalArgumentException("Tender " + type + " cannot give change of " + change + ".");
        }
    }

    /** What stays in the shop: tendered minus change. */
    @JsonIgnore
    public Money net() {
        return tendered.minus(change);
    }
}
