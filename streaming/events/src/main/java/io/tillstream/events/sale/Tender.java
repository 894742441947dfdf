package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One means of payment in a sale (ARTS: TenderLineItem).
 *
 * @param type the kind of money
 * @param tendered what was handed over; negative for money given back
 * @param change what was returned to the customer, only ever from cash
 * @param attempt number of the payment attempt behind it, for everything but cash
 * @param account the stored-value account that paid or was paid, for gift cards and vouchers
 * @param points what was spent or comes back, for points
 */
public record Tender(
        TenderType type,
        Money tendered,
        Money change,
        @Nullable String attempt,
        @Nullable String account,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PointsLot> points) {
    /**
     * Kinds of money. {@code NOT_RECORDED}: the imported records do not say how it was paid. {@code WALLET}: the payer of a
     * code that several wallets read has yet to choose one; it stands in attempts only, never in a sale.
     * {@code ONLINE}: paid to the member portal before the goods were handed over; {@code attempt} is the payment there.
     */
    public enum TenderType {
        CASH,
        CARD,
        ALIPAY,
        WECHAT_PAY,
        WALLET,
        GIFT_CARD,
        POINTS,
        VOUCHER,
        ONLINE,
        NOT_RECORDED
    }

    public Tender {
        Objects.requireNonNull(type, "type");
        points = Absent.orEmpty(points);
        if (change.isNegative() || (type != TenderType.CASH && !change.isZero())) {
            throw new IllegalArgumentException("Tender " + type + " cannot give change of " + change + ".");
        }
        if (type != TenderType.POINTS && !points.isEmpty()) {
            throw new IllegalArgumentException("Tender " + type + " cannot hold points; only POINTS can.");
        }
    }

    /** A tender that leads to no attempt and no account. */
    public Tender(TenderType type, Money tendered, Money change) {
        this(type, tendered, change, null, null, List.of());
    }

    /** What stays in the shop: tendered minus change. */
    @JsonIgnore
    public Money net() {
        return tendered.minus(change);
    }
}
