package io.tillstream.topologies.profile;

import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberSegments;

/** What comes of looking at a member. */
sealed interface MemberSeen {
    /** How they shop now. */
    record Profiled(MemberProfile profile) implements MemberSeen {}

    /** Where that puts them. */
    record Placed(MemberSegments segments) implements MemberSeen {}
}
