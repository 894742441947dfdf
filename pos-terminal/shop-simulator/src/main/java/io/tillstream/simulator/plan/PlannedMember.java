package io.tillstream.simulator.plan;

import io.tillstream.events.MemberId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member for the portal to enrol, one line of {@code members.ndjson}.
 *
 * @param member the opaque number
 * @param card the text of the card
 * @param enrolledOn since when
 * @param personalised whether personal offers are allowed
 * @param externalId the number in the records it comes from
 */
public record PlannedMember(
        MemberId member,
        String card,
        LocalDate enrolledOn,
        boolean personalised,
        @Nullable String externalId) {}
