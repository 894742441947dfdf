package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Segment;
import io.tillstream.features.effect.Assignment;
import io.tillstream.features.effect.Brought;
import io.tillstream.features.effect.Measure;
import io.tillstream.features.effect.RunningEffect;
import io.tillstream.features.segment.SegmentCalendar;
import io.tillstream.features.segment.Visits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody in a campaign's audience whom the lot takes in beside everybody it leaves out: what they brought from the first day on
 * which they were in the audience while it ran, whether they came or not, and eight weeks before as the covariate.
 *
 * <p>Who is in the audience is worked out as the streams do, from the days before, so that nobody is in it because of the campaign
 * itself; and nobody is left out because they did not come, for a message or the portal may have brought the others.
 */
final class LotComparison {
    /** Days of the covariate. */
    static final int BEFORE = PastSales.DAYS;
    /** A campaign is measured in this many of its days at most; what it changes later is lost in chance. */
    static final int LONGEST = 120;

    private final Past past;
    private final Segment segment;
    private final CurrencyUnit currency;
    private final LocalDate first;
    private final LocalDate through;
    private final Map<Measure, RunningEffect> effects = new EnumMap<>(Measure.class);
    private final Assignment assignment;
    private final Set<MemberId> reached;
    private boolean isMarginKnown;

    /**
     * A comparison that has not begun.
     *
     * @param past what was read
     * @param segment the campaign's own, with its lot
     * @param currency of its money
     * @param first the first day on which the lot held
     * @param through the last day that is over
     * @throws IllegalArgumentException when the segment has no control group
     */
    LotComparison(Past past, Segment segment, CurrencyUnit currency, LocalDate first, LocalDate through) {
        Integer share = segment.controlBasisPoints();
        if (share == null || share == 0) {
            throw new IllegalArgumentException("Segment " + segment.id() + " has no control group to compare with.");
        }
        this.past = past;
        this.segment = segment;
        this.currency = currency;
        this.first = first;
        this.through = through;
        this.assignment = new Assignment(segment.id(), share);
        this.reached = reached(past, segment.id(), first, through);
        for (Measure measure : Measure.values()) {
            effects.put(measure, new RunningEffect());
        }
    }

    /** To whom it was given in those days. */
    private static Set<MemberId> reached(Past past, String campaign, LocalDate first, LocalDate through) {
        Set<MemberId> members = new HashSet<>();
        NavigableMap<LocalDate, Takings.Given> given = past.takings().given().getOrDefault(campaign, new TreeMap<>());
        given.subMap(first, true, through, true).values().forEach(day -> members.addAll(day.members()));
        return members;
    }

    /** Compares all. */
    CampaignResult run() {
        past.members().keySet().forEach(this::take);
        List<CampaignResult.Effect> told = new ArrayList<>();
        effects.forEach((measure, effect) -> {
            if (measure != Measure.MARGIN || isMarginKnown) {
                effect.interval().ifPresent(interval -> told.add(told(measure, effect, interval)));
            }
        });
        RunningEffect any = effects.getOrDefault(Measure.VISITS, new RunningEffect());
        return new CampaignResult(
                first,
                through,
                currency.code(),
                past.oneIn(),
                any.treated(),
                any.control(),
                assignment.controlBasisPoints(),
                Math.round(assignment.expected()),
                assignment.isBalanced(),
                assignment.otherwise(),
                reached.size(),
                told);
    }

    private static CampaignResult.Effect told(Measure measure, RunningEffect effect, RunningEffect.Interval interval) {
        return new CampaignResult.Effect(
                measure.word(),
                thousandths(interval.effect()),
                thousandths(interval.low()),
                thousandths(interval.high()),
                thousandths(effect.controlMean()));
    }

    private static long thousandths(double number) {
        return Math.round(1_000 * number);
    }

    private void take(MemberId member) {
        LocalDate since = since(member);
        if (since == null) {
            return;
        }
        boolean isTreated = !SegmentCalendar.isLeftOut(member, segment);
        Brought before = Brought.NOTHING;
        Brought during = Brought.NOTHING;
        for (Takings.Day day : past.takings().days().getOrDefault(member, List.of())) {
            if (!day.currency().equals(currency.code()) || day.on().isAfter(through)) {
                continue;
            }
            if (!day.on().isBefore(since)) {
                during = during.plus(day.brought());
            } else if (!day.on().isBefore(since.minusDays(BEFORE))) {
                before = before.plus(day.brought());
            }
        }
        isMarginKnown |= during.margin() != 0;
        Brought earlier = before;
        Brought later = during;
        effects.forEach((measure, effect) -> effect.add(isTreated, measure.of(earlier), measure.of(later)));
        assignment.add(member, isTreated || reached.contains(member));
    }

    /** The first day on which a member is in the audience, whatever the lot says. */
    private @Nullable LocalDate since(MemberId member) {
        for (LocalDate day = first; !day.isAfter(through); day = day.plusDays(1)) {
            List<Visits.Day> days = past.before(member, day);
            if (!days.isEmpty() && SegmentCalendar.holds(segment, days, day)) {
                return day;
            }
        }
        return null;
    }
}
