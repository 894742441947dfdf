package io.tillstream.topologies.refund;

import io.tillstream.events.member.PointsEntry;

/** What a change of refunds leads to. */
sealed interface Settled {
    /**
     * An account of the ledger as it is now.
     *
     * @param value the account, encoded
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the topic, never compared or altered
    record Account(byte[] value) implements Settled {}

    /**
     * Points that were taken back a second time and belong to the member.
     *
     * @param entry gives them back
     */
    record Restored(PointsEntry entry) implements Settled {}
}
