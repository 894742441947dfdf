package io.tillstream.events.stock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Goods that moved other than through a till. Topic {@code fact.stock.v1}, key: the store. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GoodsReceived.class, name = "goods-received"),
    @JsonSubTypes.Type(value = StockAdjusted.class, name = "stock-adjusted"),
    @JsonSubTypes.Type(value = StockCounted.class, name = "stock-counted"),
    @JsonSubTypes.Type(value = StockWrittenOff.class, name = "stock-written-off"),
    @JsonSubTypes.Type(value = StockSent.class, name = "stock-sent"),
    @JsonSubTypes.Type(value = StockArrived.class, name = "stock-arrived")
})
public sealed interface StockMovement
        permits GoodsReceived, StockAdjusted, StockCounted, StockWrittenOff, StockSent, StockArrived {
    /** Unique in the chain; the same id a second time is a duplicate. */
    String id();

    StoreId store();

    Instant happenedAt();

    LocalDate businessDate();

    List<StockLine> lines();
}
