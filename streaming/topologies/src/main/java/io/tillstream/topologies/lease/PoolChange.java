package io.tillstream.topologies.lease;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.lease.LeaseRequest;
import org.jspecify.annotations.Nullable;

/** What changes a pool. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PoolChange.Filled.class, name = "filled"),
    @JsonSubTypes.Type(value = PoolChange.Spent.class, name = "spent"),
    @JsonSubTypes.Type(value = PoolChange.SpentOfLease.class, name = "spent-of-lease"),
    @JsonSubTypes.Type(value = PoolChange.Requested.class, name = "requested")
})
sealed interface PoolChange {
    /** There is more of it, or less: a card was loaded, or its load taken back. */
    record Filled(long units) implements PoolChange {}

    /**
     * A sale was paid with some of it, or something was given back to it.
     *
     * @param units how much, below 0 when it comes back
     * @param attempt the payment's number, as far as it has one
     */
    record Spent(long units, @Nullable String attempt) implements PoolChange {}

    /** A sale spent some of it, and names the lease. */
    record SpentOfLease(String lease, long units) implements PoolChange {}

    /** A till asks for a part, or returns one. */
    record Requested(LeaseRequest request) implements PoolChange {}
}
