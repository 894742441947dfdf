package io.tillstream.events.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** What can be told to those outside, by the name that stands in the message. Which record is one, webhooks.md says. */
public enum EventKind {
    SALE_ACCEPTED("sale.accepted"),
    TILL_CLOSED("till.closed"),
    TILL_ALARM("till.alarm"),
    STOCK_CHANGED("stock.changed"),
    STOCK_EMPTY("stock.empty"),
    TRANSFER_CHANGED("transfer.changed"),
    ORDER_CHANGED("order.changed"),
    RESERVATION_CHANGED("reservation.changed"),
    REORDER_PROPOSED("reorder.proposed"),
    PRICE_CHANGED("price.changed"),
    POINTS_CHANGED("points.changed"),
    PROMOTION_GIVEN("promotion.given"),
    PROMOTION_EXHAUSTED("promotion.exhausted"),
    LOSS_SIGNALLED("loss.signalled"),
    RECORD_REFUSED("record.refused");

    private final String text;

    EventKind(String text) {
        this.text = text;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static EventKind of(String text) {
        Objects.requireNonNull(text, "text");
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no kind of event; there are "
                        + Arrays.stream(values()).map(EventKind::text).collect(Collectors.joining(", ")) + "."));
    }

    /** {@code sale.accepted}. */
    @JsonValue
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
