package io.tillstream.topologies.lease;

import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.member.PointsAccount;

/** What changes what may be lent of a member's points. */
sealed interface PointsChange {
    /** The member's account is another. */
    record Stands(PointsAccount account) implements PointsChange {}

    /** A till asks for some, or returns some. */
    record Requested(LeaseRequest request) implements PointsChange {}
}
