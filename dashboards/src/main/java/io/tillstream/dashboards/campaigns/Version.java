package io.tillstream.dashboards.campaigns;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was saved once.
 *
 * @param version 1 for the first
 * @param form what was typed
 * @param savedBy who saved it
 * @param savedAt when
 * @param promotion what tills were told; absent until it was approved
 * @param segment its own audience; absent without one, and until it was approved
 * @param message what its members are written; absent where they are not, and until it was approved
 */
record Version(
        int version,
        Form form,
        String savedBy,
        Instant savedAt,
        @Nullable Promotion promotion,
        @Nullable Segment segment,
        @Nullable CampaignMessage message) {}
