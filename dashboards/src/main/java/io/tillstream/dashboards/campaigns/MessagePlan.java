package io.tillstream.dashboards.campaigns;

import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign writes to its members.
 *
 * @param subject one line
 * @param text what stands below it
 * @param channels the first that a member allows is taken
 * @param from first day it may go out
 * @param atMost a bound of its own, or absent
 */
record MessagePlan(
        LocalText subject,
        LocalText text,
        List<Channel> channels,
        LocalDate from,
        @Nullable Frequency atMost) {
    MessagePlan {
        channels = List.copyOf(channels);
    }

    /** What the member portal is told: the audience of the promotion, less its control group, until the campaign's last day. */
    CampaignMessage fact(String id, Plan plan) {
        Eligibility.Audience audience = plan.promotion(id).eligibility().audience();
        return new CampaignMessage(
                id,
                subject,
                text,
                channels,
                audience instanceof Eligibility.Segments named
                        ? named.segments().getFirst()
                        : null,
                plan.controlBasisPoints(),
                atMost,
                from.atStartOfDay(plan.zone()).toInstant(),
                plan.ends(),
                CampaignMessage.State.GOING);
    }
}
