package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.MemberId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody becomes a member.
 *
 * @param member the opaque number
 * @param card the card handed out
 * @param enrolledOn since when
 * @param personalised whether personal offers are allowed
 * @param name as the member wrote it, or absent
 * @param phone as the member wrote it, or absent
 * @param externalId the number an earlier system gave, or absent
 */
record Enrolment(
        MemberId member,
        MemberCard card,
        LocalDate enrolledOn,
        boolean personalised,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String externalId) {
    /** Only who: the rest is personal. */
    @Override
    public String toString() {
        return "Enrolment[" + member + "]";
    }
}
