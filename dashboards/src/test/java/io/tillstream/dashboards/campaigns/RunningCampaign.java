package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A campaign that has been on since the fifth of November, half of the members left out. */
final class RunningCampaign {
    static final LocalDate FIRST = LocalDate.parse("2011-11-05");
    private static final Instant APPROVED = Instant.parse("2011-11-04T15:00:00Z");

    private RunningCampaign() {}

    /** Puts it on the shelf as if it had been approved the evening before. */
    static void begin(CampaignShelf shelf, String id, StoreId store, LocalText name) {
        Plan plan = new Plan(
                name,
                new Audience.Members(),
                null,
                Qualifying.of(Selection.everything()),
                new Reward.PercentOff(1_500),
                new Limits(null, null, null, TestShop.pounds("50000.00")),
                null,
                false,
                FIRST,
                LocalDate.parse("2011-11-18"),
                ZoneOffset.UTC,
                List.of(store),
                5_000,
                Plan.Measure.MARGIN);
        Form form = new Form(Map.of("nameEn", List.of(name.en()), "kind", List.of("percent-off")));
        assertThat(shelf.begin(id, "marketer", APPROVED, form)).isTrue();
        shelf.settle(id, 1, plan.promotion(id), plan.segment(id).orElseThrow(), null);
        shelf.draft(id, Campaign.Draft.SETTLED, null);
        shelf.note(id, 1, Step.Kind.APPROVED, "manager", APPROVED, null);
        shelf.live(id, Campaign.Live.ON, 1);
    }
}
