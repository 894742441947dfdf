package io.tillstream.topologies.points;

import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsLiability;

/** What keeping accounts makes. */
sealed interface AccountNews {
    /** An account is another. */
    record Changed(PointsAccount account) implements AccountNews {}

    /** Points expired, or did not after all. */
    record Expired(PointsEntry entry) implements AccountNews {}

    /** The accounts of this part come to another sum. */
    record Summed(PointsLiability liability) implements AccountNews {}
}
