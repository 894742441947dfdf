package io.tillstream.portal.personal;

import io.tillstream.events.MemberId;

/** Data of members, as one part of the portal keeps them. Whoever keeps any is a bean of this kind. */
public interface PersonalData {
    /** Adds all that is known of the member. */
    void copyTo(DataCopy copy, MemberId member);

    /**
     * Deletes what leads to the person or was written by them, in the transaction that destroys the member's key. What books need
     * stays under the opaque number.
     */
    default void forget(MemberId member) {}
}
