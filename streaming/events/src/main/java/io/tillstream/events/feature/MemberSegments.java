package io.tillstream.events.feature;

import io.tillstream.events.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which segments a member is in, and will be in until the next visit. Topic {@code feature.member-segments.v1}, key: the
 * member, compacted. Whoever reads it needs no clock but their own: a till that is offline for a week knows on which day a
 * member has lapsed.
 *
 * @param member whose
 * @param stays ascending by segment and day
 */
public record MemberSegments(MemberId member, List<Stay> stays) {
    public MemberSegments {
        Objects.requireNonNull(member, "member");
        stays = List.copyOf(stays);
    }

    /** The segments the member is in on a day. */
    public Set<String> on(LocalDate day) {
        return stays.stream()
                .filter(stay -> !stay.from().isAfter(day))
                .filter(stay -> stay.until() == null || stay.until().isAfter(day))
                .map(Stay::segment)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Days in a segment.
     *
     * @param segment its id
     * @param from first day
     * @param until first day after; absent where it does not end by itself
     */
    public record Stay(
            String segment, LocalDate from, @Nullable LocalDate until) {
        public Stay {
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(from, "from");
            if (until != null && !until.isAfter(from)) {
                throw new IllegalArgumentException(
                        "A stay in " + segment + " begins on " + from + " and ends on " + until + ".");
            }
        }
    }
}
