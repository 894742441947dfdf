package io.tillstream.topologies.loss;

/** What is known of a member's doings. */
sealed interface MemberDeed {
    /** A line that earned points. */
    record Earned(long points) implements MemberDeed {}

    /** A line that went back, as it stands now. */
    record Kept(KeptPoints line) implements MemberDeed {}
}
