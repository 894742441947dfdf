package io.tillstream.simulator.plan;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member for the portal to enrol, one line of {@code members.ndjson}.
 *
 * @param member the opaque number
 * @param card the text of the card
 * @param enrolledOn since when
 * @param personalised whether personal offers are allowed
 * @param externalId the number in the records it comes from
 * @param email where e-mails reach the member, at a domain that leads nowhere; or absent
 * @param language in which the member is written to, or absent
 * @param allows by which channels the member allows offers to be sent; absent where by none
 */
public record PlannedMember(
        MemberId member,
        String card,
        LocalDate enrolledOn,
        boolean personalised,
        @Nullable String externalId,
        @Nullable String email,
        @Nullable Language language,
        @Nullable List<Channel> allows) {
    public PlannedMember {
        allows = allows == null ? null : List.copyOf(allows);
    }
}
