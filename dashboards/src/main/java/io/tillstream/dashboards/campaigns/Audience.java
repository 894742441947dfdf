package io.tillstream.dashboards.campaigns;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For whom a campaign is. */
sealed interface Audience {
    /** How far back a rule looks for what somebody once did. */
    int A_YEAR = SegmentCondition.LONGEST;

    /** Whoever buys. */
    record Everybody() implements Audience {
        @Override
        public List<SegmentCondition> conditions() {
            return List.of();
        }
    }

    /** Every member. */
    record Members() implements Audience {
        @Override
        public List<SegmentCondition> conditions() {
            return List.of(new SegmentCondition(Measure.VISITS, null, A_YEAR, 0L, null));
        }
    }

    /** A segment that was there before. */
    record Known(Segment segment) implements Audience {
        @Override
        public List<SegmentCondition> conditions() {
            return segment.conditions();
        }
    }

    /**
     * Who bought before and stays away.
     *
     * @param category of what; absent for anything
     * @param times on how many days of the year at least
     * @param days since when not any more
     */
    record Lapsed(@Nullable String category, long times, int days) implements Audience {
        @Override
        public List<SegmentCondition> conditions() {
            return List.of(
                    new SegmentCondition(Measure.VISITS, category, A_YEAR, times, null),
                    new SegmentCondition(Measure.VISITS, category, days, null, 0L));
        }
    }

    /**
     * Who comes often.
     *
     * @param category for what; absent for anything
     * @param times on how many days at least
     * @param days of how many
     */
    record Regular(@Nullable String category, long times, int days) implements Audience {
        @Override
        public List<SegmentCondition> conditions() {
            return List.of(new SegmentCondition(Measure.VISITS, category, days, times, null));
        }
    }

    /**
     * Who spends much.
     *
     * @param category on what; absent for anything
     * @param atLeast how much
     * @param days within how many
     */
    record Spender(@Nullable String category, Money atLeast, int days) implements Audience {
        @Override
        public List<SegmentCondition> conditions() {
            return List.of(new SegmentCondition(Measure.SPENT, category, days, atLeast.minor(), null));
        }
    }

    /** What has to hold of a member; none where one need not be a member. */
    List<SegmentCondition> conditions();
}
