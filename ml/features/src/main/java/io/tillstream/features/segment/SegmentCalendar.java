package io.tillstream.features.segment;

import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.feature.MemberSegments.Stay;
import io.tillstream.features.control.ControlGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * On which days a member is in which segments, from the latest visit on and if no other follows. What a condition counts
 * changes only on the days on which a visit drops out of its window, so that the days between need not be looked at.
 */
public final class SegmentCalendar {
    private SegmentCalendar() {}

    /** All stays of a member; those whom a segment's lot leaves out have none in it. */
    public static MemberSegments of(MemberId member, Visits visits, Collection<Segment> segments) {
        List<Stay> stays = new ArrayList<>();
        segments.stream()
                .filter(segment -> !isLeftOut(member, segment))
                .sorted(Comparator.comparing(Segment::id))
                .forEach(segment -> stays.addAll(stays(segment, visits.days())));
        return new MemberSegments(member, stays);
    }

    /**
     * Whether a segment's lot puts a member into its control group: they are in it on no day, whatever they buy. The lot is the
     * keyed hash of the member and the segment's id.
     */
    public static boolean isLeftOut(MemberId member, Segment segment) {
        Integer share = segment.controlBasisPoints();
        return share != null && ControlGroup.isControl(member, segment.id(), share);
    }

    /**
     * Whether the conditions of a segment hold on a day; nothing is said of its lot.
     *
     * @param days visits up to that day, oldest first
     * @param on the day
     */
    public static boolean holds(Segment segment, List<Visits.Day> days, LocalDate on) {
        return segment.conditions().stream().allMatch(condition -> condition.holdsOf(counted(condition, days, on)));
    }

    private static List<Stay> stays(Segment segment, List<Visits.Day> days) {
        List<Stay> stays = new ArrayList<>();
        LocalDate since = null;
        for (LocalDate day : turningDays(segment, days)) {
            boolean isIn = holds(segment, days, day);
            if (isIn && since == null) {
                since = day;
            } else if (!isIn && since != null) {
                stays.add(new Stay(segment.id(), since, day));
                since = null;
            }
        }
        if (since != null) {
            stays.add(new Stay(segment.id(), since, null));
        }
        return stays;
    }

    private static SortedSet<LocalDate> turningDays(Segment segment, List<Visits.Day> days) {
        LocalDate last = days.getLast().on();
        SortedSet<LocalDate> turning = new TreeSet<>();
        turning.add(last);
        for (SegmentCondition condition : segment.conditions()) {
            for (Visits.Day day : days) {
                LocalDate gone = day.on().plusDays(condition.days());
                if (gone.isAfter(last)) {
                    turning.add(gone);
                }
            }
        }
        return turning;
    }

    private static long counted(SegmentCondition condition, List<Visits.Day> days, LocalDate on) {
        LocalDate before = on.minusDays(condition.days());
        long sum = 0;
        for (Visits.Day day : days) {
            if (day.on().isAfter(before)) {
                sum += switch (condition.measure()) {
                    case VISITS -> isVisit(day, condition.category()) ? 1 : 0;
                    case SPENT ->
                        condition.category() == null
                                ? day.spent()
                                : day.categories().getOrDefault(condition.category(), 0L);
                };
            }
        }
        return sum;
    }

    private static boolean isVisit(Visits.Day day, @Nullable String category) {
        return category == null ? day.bought() : day.categories().getOrDefault(category, 0L) > 0;
    }
}
