package io.tillstream.dashboards.campaigns;

import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that is complete: what a form means.
 *
 * @param name as printed on the receipt
 * @param audience for whom
 * @param coupon what has to be presented, or absent
 * @param qualifying the goods it wants to see
 * @param reward what it gives
 * @param limits how often and how much
 * @param group at most one promotion of a group is given in one basket; or absent
 * @param stackable whether it may be given on units that serve other promotions
 * @param from first day
 * @param until last day
 * @param zone by whose clock
 * @param stores where; empty for all
 * @param controlBasisPoints share of the audience that gets nothing, in hundredths of a percent, 0 to 5,000
 * @param measure by what it will be judged
 */
record Plan(
        LocalText name,
        Audience audience,
        @Nullable String coupon,
        Qualifying qualifying,
        Reward reward,
        Limits limits,
        @Nullable String group,
        boolean stackable,
        LocalDate from,
        LocalDate until,
        ZoneId zone,
        List<StoreId> stores,
        int controlBasisPoints,
        Measure measure) {
    /** By what a campaign is judged, per member. */
    enum Measure {
        REVENUE,
        MARGIN,
        UNITS,
        VISITS
    }

    Plan {
        stores = List.copyOf(stores);
    }

    Instant begins() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after. */
    Instant ends() {
        return until.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether it gives points and no money. */
    public boolean givesPoints() {
        return reward instanceof Reward.PointsMultiplier || reward instanceof Reward.BonusPoints;
    }

    /** How long it runs, 1 for a single day. */
    int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, until) + 1);
    }

    /** What tills are told of it, under the campaign's id. */
    Promotion promotion(String id) {
        return new Promotion(
                id,
                name,
                new Eligibility(eligible(id), stores, List.of(), begins(), ends(), coupon),
                qualifying,
                reward,
                limits,
                0,
                group,
                stackable,
                null,
                true);
    }

    private Eligibility.Audience eligible(String id) {
        if (audience instanceof Audience.Everybody) {
            return new Eligibility.Everybody();
        }
        if (segment(id).isPresent()) {
            return new Eligibility.Segments(List.of(id));
        }
        return audience instanceof Audience.Known known
                ? new Eligibility.Segments(List.of(known.segment().id()))
                : new Eligibility.Members();
    }

    /**
     * The campaign's own segment, under its id: of those it describes, less its control group. A segment that was there before is
     * taken as it is now, so that who changes it later changes no campaign that is being measured.
     */
    Optional<Segment> segment(String id) {
        return switch (audience) {
            case Audience.Everybody _ -> Optional.empty();
            case Audience.Members _, Audience.Known _ ->
                controlBasisPoints == 0 ? Optional.empty() : Optional.of(own(id));
            case Audience.Lapsed _, Audience.Regular _, Audience.Spender _ -> Optional.of(own(id));
        };
    }

    private Segment own(String id) {
        return new Segment(id, name, audience.conditions(), controlBasisPoints == 0 ? null : controlBasisPoints, true);
    }
}
