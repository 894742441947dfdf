package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.encoding.PaymentCards;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the import.
 *
 * @param member the opaque number
 * @param card the card's text
 * @param enrolledOn since when
 * @param personalised whether personal offers are allowed
 * @param externalId the number an earlier system gave, or absent
 * @param name to be greeted by, or absent
 * @param phone a telephone number, or absent
 * @param email where e-mails reach the member, or absent
 * @param language in which the member is written to, or absent
 * @param allows by which channels the member has allowed offers to be sent; absent where by none
 */
record ImportedMember(
        MemberId member,
        String card,
        LocalDate enrolledOn,
        boolean personalised,
        @Nullable String externalId,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Language language,
        @Nullable List<Channel> allows) {
    Enrolment asEnrolment() {
        Set<Channel> allowed = allows == null ? Set.of() : Set.copyOf(allows);
        if ((allowed.contains(Channel.EMAIL) && email == null) || (allowed.contains(Channel.SMS) && phone == null)) {
            throw new IllegalArgumentException("member " + member + " allows " + allowed
                    + " without an address; give email for EMAIL and phone for SMS");
        }
        if (PaymentCards.standIn(String.valueOf(name)) || PaymentCards.standIn(String.valueOf(email))) {
            throw new IllegalArgumentException(
                    "member " + member + " has a payment card's number in name or email; leave it out");
        }
        return new Enrolment(
                member,
                new MemberCard(card),
                enrolledOn,
                personalised,
                name,
                phone,
                externalId,
                email == null ? null : new EmailAddress(email),
                language,
                allowed);
    }

    /** Only who: the rest is personal. */
    @Override
    public String toString() {
        return "ImportedMember[" + member + "]";
    }
}
