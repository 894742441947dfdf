package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members as tests of other packages want them. */
public final class EnrolledMembers {
    private EnrolledMembers() {}

    /** Enrols one with a card of that number, who allows these channels. */
    public static MemberId enrol(
            Members members,
            MessageConsents consents,
            long card,
            @Nullable String name,
            @Nullable String email,
            Language language,
            boolean personalised,
            Channel... allowed) {
        MemberId member = new MemberId("m"
                + String.format("%016d", card)
                        .replace('0', 'a')
                        .replace('1', 'b')
                        .replace('8', 'h')
                        .replace('9', 'i'));
        members.add(
                new Enrolment(
                        member,
                        MemberCard.ofNumber(card),
                        LocalDate.parse("2026-01-04"),
                        personalised,
                        name,
                        "+440000" + card,
                        null,
                        email == null ? null : new EmailAddress(email),
                        language,
                        Set.of(allowed)),
                Decisions.Where.IMPORT);
        consents.change(member, Set.of(allowed), MessageConsents.How.IMPORT);
        return member;
    }
}
