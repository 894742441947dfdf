package io.tillstream.events.reservation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.Instant;

/** What is wanted of a store's goods before they are paid for. Topic {@code fact.reservation.v1}, key: the store. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReservationAsked.class, name = "asked"),
    @JsonSubTypes.Type(value = ReservationReleased.class, name = "released"),
    @JsonSubTypes.Type(value = ReservationDue.class, name = "due")
})
public sealed interface ReservationRequest permits ReservationAsked, ReservationReleased, ReservationDue {
    /** The reservation's number, which the asker chose: unique for ever. */
    String reservation();

    StoreId store();

    Gtin gtin();

    Instant at();
}
