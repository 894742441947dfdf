package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Any numbered event of a till (ARTS: Transaction). Topic {@code fact.sale.v1}, key: the store.
 *
 * <p>Voided, cancelled and non-sale events are numbered too, so that the sequence of a till has no gaps.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EpochOpened.class, name = "epoch-opened"),
    @JsonSubTypes.Type(value = Sale.class, name = "sale"),
    @JsonSubTypes.Type(value = BasketCancelled.class, name = "basket-cancelled"),
    @JsonSubTypes.Type(value = BasketSuspended.class, name = "basket-suspended"),
    @JsonSubTypes.Type(value = BasketResumed.class, name = "basket-resumed"),
    @JsonSubTypes.Type(value = PaymentAttempted.class, name = "payment-attempted"),
    @JsonSubTypes.Type(value = NoSale.class, name = "no-sale"),
    @JsonSubTypes.Type(value = OperatorSession.class, name = "operator-session"),
    @JsonSubTypes.Type(value = TenderControl.class, name = "tender-control"),
    @JsonSubTypes.Type(value = TillSettlement.class, name = "till-settlement"),
    @JsonSubTypes.Type(value = Closing.class, name = "closing"),
    @JsonSubTypes.Type(value = ParcelIn.class, name = "parcel-in"),
    @JsonSubTypes.Type(value = ParcelOut.class, name = "parcel-out"),
    @JsonSubTypes.Type(value = ParcelLock.class, name = "parcel-lock"),
    @JsonSubTypes.Type(value = ParcelSettlement.class, name = "parcel-settlement"),
    @JsonSubTypes.Type(value = OrderPicked.class, name = "order-picked")
})
public sealed interface TillTransaction
        permits EpochOpened,
                Sale,
                BasketCancelled,
                BasketSuspended,
                BasketResumed,
                PaymentAttempted,
                NoSale,
                OperatorSession,
                TenderControl,
                TillSettlement,
                Closing,
                ParcelIn,
                ParcelOut,
                ParcelLock,
                ParcelSettlement,
                OrderPicked {
    Source source();

    /** The till's clock at the end of the transaction, whole milliseconds. */
    Instant happenedAt();

    /** The trading day it counts for, which may differ from the calendar day of {@link #happenedAt()}. */
    LocalDate businessDate();
}
