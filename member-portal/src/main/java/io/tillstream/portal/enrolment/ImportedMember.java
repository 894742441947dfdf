package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.MemberId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the import.
 *
 * @param member the opaque number
 * @param card the card's text
 * @param enrolledOn since when
 * @param personalised whether personal offers are allowed
 * @param externalId the number an earlier system gave, or absent
 */
record ImportedMember(
        MemberId member,
        String card,
        LocalDate enrolledOn,
        boolean personalised,
        @Nullable String externalId) {
    Enrolment asEnrolment() {
        return new Enrolment(member, new MemberCard(card), enrolledOn, personalised, null, null, externalId);
    }

    /** Only who: the rest is personal. */
    @Override
    public String toString() {
        return "ImportedMember[" + member + "]";
    }
}
