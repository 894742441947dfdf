package io.tillstream.events.lease;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.TillId;
import java.time.Instant;

/** What a till wants of the ledger of leases. Topic {@code fact.lease-request.v1}, key: the pool. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LeaseAsked.class, name = "asked"),
    @JsonSubTypes.Type(value = LeaseReturned.class, name = "returned")
})
public sealed interface LeaseRequest permits LeaseAsked, LeaseReturned {
    /** The lease's number, which the till chose: unique for ever. */
    String lease();

    LeasePool pool();

    TillId till();

    Instant at();
}
