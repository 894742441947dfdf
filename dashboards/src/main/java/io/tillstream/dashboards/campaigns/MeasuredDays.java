package io.tillstream.dashboards.campaigns;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which days of a campaign can be measured: those since its audience and its lot are as they are. Who changes either while it runs
 * begins anew, for people were moved between the groups.
 */
@Component
final class MeasuredDays {
    private final CampaignShelf shelf;

    MeasuredDays(CampaignShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Of a campaign that was told to tills.
     *
     * @param live the version they were told
     * @param zone by whose clock
     */
    Results.Days of(Campaign campaign, Version live, ZoneId zone) {
        Promotion told = Objects.requireNonNull(live.promotion());
        LocalDate from = LocalDate.ofInstant(told.eligibility().from(), zone);
        LocalDate last = LocalDate.ofInstant(told.eligibility().until(), zone).minusDays(1);
        Instant since = told.eligibility().from();
        List<Step> steps = shelf.steps(campaign.id()).reversed();
        Segment before = null;
        boolean isTold = false;
        for (Step step : steps) {
            if (step.kind() == Step.Kind.APPROVED || step.kind() == Step.Kind.ROLLED_BACK) {
                Segment then = shelf.version(campaign.id(), step.version()).segment();
                if (!isTold || !isSame(before, then)) {
                    since = step.at();
                }
                isTold = true;
                before = then;
            } else if (step.kind() == Step.Kind.ENDED) {
                LocalDate ended = LocalDate.ofInstant(step.at(), zone);
                last = ended.isBefore(last) ? ended : last;
            }
        }
        LocalDate changed = LocalDate.ofInstant(since, zone);
        return new Results.Days(changed.isAfter(from) ? changed : from, last);
    }

    private static boolean isSame(@Nullable Segment one, @Nullable Segment other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return one.conditions().equals(other.conditions())
                && Objects.equals(one.controlBasisPoints(), other.controlBasisPoints());
    }
}
