package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Segment;
import io.tillstream.features.segment.SegmentCalendar;
import io.tillstream.features.segment.Visits;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who was in which segment on a day of the past, by the definitions of now and the visits of then. */
final class PastAudience {
    private final Past past;
    private final List<Segment> segments;

    PastAudience(Past past, List<Segment> segments) {
        this.past = past;
        this.segments = List.copyOf(segments);
    }

    /** The segments a member was in when a basket of that day was begun: visits of earlier days count. */
    Set<String> segments(MemberId member, LocalDate date) {
        if (segments.isEmpty()) {
            return Set.of();
        }
        List<Visits.Day> days = past.before(member, date);
        Set<String> those = new HashSet<>();
        for (Segment segment : segments) {
            if (!days.isEmpty()
                    && !SegmentCalendar.isLeftOut(member, segment)
                    && SegmentCalendar.holds(segment, days, date)) {
                those.add(segment.id());
            }
        }
        return those;
    }

    /**
     * How many are in it on a day.
     *
     * @param segment whatever its lot says: the control group is counted, too
     */
    static long count(Past past, Segment segment, LocalDate on) {
        long many = past.members().entrySet().stream()
                .filter(member -> isIn(past, member, segment, on))
                .count();
        return many * past.oneIn();
    }

    /** How many are in both. */
    static long countBoth(Past past, Segment one, Segment other, LocalDate on) {
        long many = past.members().entrySet().stream()
                .filter(member -> isIn(past, member, one, on) && isIn(past, member, other, on))
                .count();
        return many * past.oneIn();
    }

    private static boolean isIn(
            Past past, Map.Entry<MemberId, List<Visits.Day>> member, Segment segment, LocalDate on) {
        List<Visits.Day> days = past.before(member.getKey(), on.plusDays(1));
        return !days.isEmpty() && SegmentCalendar.holds(segment, days, on);
    }
}
