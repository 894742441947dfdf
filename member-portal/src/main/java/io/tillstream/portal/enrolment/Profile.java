package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.MemberId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member as the portal shows one to themselves.
 *
 * @param member the opaque number
 * @param card the card
 * @param name as the member wrote it, or absent
 * @param enrolledOn since when
 * @param personalised whether personal offers are allowed
 */
public record Profile(
        MemberId member, MemberCard card, @Nullable String name, LocalDate enrolledOn, boolean personalised) {
    /** Only who: the rest is personal. */
    @Override
    public String toString() {
        return "Profile[" + member + "]";
    }
}
