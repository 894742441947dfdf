package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import java.time.LocalDate;
import java.util.Set;
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
 * @param email where e-mails reach the member, or absent
 * @param language in which the member is written to, or absent
 * @param allows by which channels offers may be sent
 */
record Enrolment(
        MemberId member,
        MemberCard card,
        LocalDate enrolledOn,
        boolean personalised,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String externalId,
        @Nullable EmailAddress email,
        @Nullable Language language,
        Set<Channel> allows) {
    Enrolment {
        allows = Set.copyOf(allows);
    }

    /** Only who: the rest is personal. */
    @Override
    public String toString() {
        return "Enrolment[" + member + "]";
    }
}
