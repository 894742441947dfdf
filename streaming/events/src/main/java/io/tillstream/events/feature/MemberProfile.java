package io.tillstream.events.feature;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a member shops, as of their latest visit. Topic {@code feature.member-profile.v1}, key: the member, compacted.
 *
 * @param member whose
 * @param firstVisit trading day
 * @param lastVisit trading day; how long ago that is depends on who asks when
 * @param daysVisited trading days with a purchase, ever
 * @param visits of them, those in the {@value #WINDOW} days up to the last
 * @param spent what was paid in these, tax included and returns subtracted
 * @param daysBetween mean days between visits in these, in tenths; absent with fewer than three visits
 * @param weekdays visits in these by weekday, Monday first; seven numbers
 * @param categories what of {@code spent} went where, the greatest first, at most {@value #CATEGORIES}
 * @param latest the latest trading days with a purchase, at most {@value #LATEST}, oldest first; absent in records from
 *     before it was written
 */
public record MemberProfile(
        MemberId member,
        LocalDate firstVisit,
        LocalDate lastVisit,
        long daysVisited,
        long visits,
        Money spent,
        @Nullable Long daysBetween,
        List<Long> weekdays,
        List<Affinity> categories,
        @Nullable List<Bought> latest) {
    /** Days: a quarter smooths holidays and still shows a change. */
    public static final int WINDOW = 90;

    /** Further ones are noise. */
    public static final int CATEGORIES = 12;

    /** As many days as head office remembers of a member. */
    public static final int LATEST = 60;

    /**
     * A trading day with a purchase.
     *
     * @param on the day
     * @param spent on it, tax included and returns subtracted
     * @param categories how many different ones were bought, 0 where the till recorded none
     */
    public record Bought(LocalDate on, Money spent, int categories) {
        public Bought {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(spent, "spent");
        }
    }

    /**
     * What was spent on a category.
     *
     * @param category the category
     * @param spent above 0
     */
    public record Affinity(String category, Money spent) {
        public Affinity {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(spent, "spent");
        }
    }

    public MemberProfile {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(firstVisit, "firstVisit");
        Objects.requireNonNull(lastVisit, "lastVisit");
        Objects.requireNonNull(spent, "spent");
        weekdays = List.copyOf(weekdays);
        categories = List.copyOf(categories);
        latest = latest == null ? null : List.copyOf(latest);
        if (weekdays.size() != 7) {
            throw new IllegalArgumentException(
                    "Profile of " + member + " has " + weekdays.size() + " weekdays; a week has seven.");
        }
    }
}
