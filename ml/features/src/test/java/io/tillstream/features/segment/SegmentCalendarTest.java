package io.tillstream.features.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import io.tillstream.events.feature.MemberSegments.Stay;
import io.tillstream.features.control.ControlGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SegmentCalendarTest {
    private static final MemberId MEMBER = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final LocalDate MONDAY = LocalDate.parse("2011-11-07");

    @Test
    void whoStaysAwayLapsesOnTheDayAfterTheLastOneThatCounts() {
        List<Stay> stays =
                stays(List.of(new SegmentCondition(Measure.VISITS, null, 60, null, 0L)), day(0, 1200, Map.of()));

        assertThat(stays).containsExactly(new Stay("s", MONDAY.plusDays(60), null));
    }

    @Test
    void aRegularStopsBeingOneAsVisitsGrowOld() {
        List<Stay> stays = stays(
                List.of(new SegmentCondition(Measure.VISITS, null, 28, 3L, null)),
                day(-20, 100, Map.of()),
                day(-10, 100, Map.of()),
                day(0, 100, Map.of()));

        assertThat(stays).containsExactly(new Stay("s", MONDAY, MONDAY.plusDays(8)));
    }

    @Test
    void aLapsedCoffeeBuyerBoughtCoffeeOnceAndNotForLong() {
        List<SegmentCondition> lapsed = List.of(
                new SegmentCondition(Measure.VISITS, "coffee", 365, 1L, null),
                new SegmentCondition(Measure.VISITS, "coffee", 60, null, 0L));

        assertThat(stays(lapsed, day(-30, 500, Map.of("coffee", 500L)), day(0, 300, Map.of("dairy", 300L))))
                .containsExactly(new Stay("s", MONDAY.plusDays(30), MONDAY.plusDays(335)));
        assertThat(stays(lapsed, day(0, 300, Map.of("dairy", 300L)))).isEmpty();
    }

    /** The share at which the lot takes this member is from outside: {@code openssl dgst -sha256 -hmac 'control-group.v1|s'}. */
    @Test
    void whoTheLotLeavesOutIsInTheSegmentOnNoDay() {
        int place = 2064;
        Visits visits = new Visits(MONDAY, 1, List.of(day(0, 1200, Map.of())));
        List<SegmentCondition> conditions = List.of(new SegmentCondition(Measure.VISITS, null, 365, 0L, null));

        assertThat(SegmentCalendar.of(
                                MEMBER,
                                visits,
                                List.of(new Segment("s", LocalText.same("Some"), conditions, place, true)))
                        .stays())
                .containsExactly(new Stay("s", MONDAY, null));
        assertThat(SegmentCalendar.of(
                                MEMBER,
                                visits,
                                List.of(new Segment("s", LocalText.same("Some"), conditions, place + 1, true)))
                        .stays())
                .isEmpty();
        assertThat(ControlGroup.isControl(MEMBER, "s", place + 1)).isTrue();
    }

    @Test
    void agreesWithLookingAtEveryDay() {
        Random random = new Random(23);
        for (int round = 0; round < 400; round++) {
            TreeSet<Integer> dates = new TreeSet<>();
            for (int i = 0; i <= random.nextInt(12); i++) {
                dates.add(-random.nextInt(90));
            }
            List<Visits.Day> days = new ArrayList<>();
            for (int date : dates) {
                Map<String, Long> categories =
                        random.nextBoolean() ? Map.of("coffee", (long) random.nextInt(400) - 100) : Map.of();
                days.add(new Visits.Day(
                        MONDAY.plusDays(date), random.nextInt(5) > 0, "GBP", random.nextInt(900) - 100, categories));
            }
            List<SegmentCondition> conditions = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                conditions.add(condition(random));
            }
            Segment segment = new Segment("s", LocalText.same("Some"), conditions, true);

            List<Stay> stays = SegmentCalendar.of(
                            MEMBER, new Visits(days.getFirst().on(), 1, days), List.of(segment))
                    .stays();

            for (LocalDate day = days.getLast().on(); day.isBefore(MONDAY.plusDays(130)); day = day.plusDays(1)) {
                assertThat(isIn(stays, day))
                        .as("round %s, %s, %s on %s", round, days, conditions, day)
                        .isEqualTo(holds(conditions, days, day));
            }
        }
    }

    private static SegmentCondition condition(Random random) {
        Measure measure = random.nextBoolean() ? Measure.VISITS : Measure.SPENT;
        long bound = measure == Measure.VISITS ? random.nextInt(5) : random.nextInt(2_000);
        boolean fromBelow = random.nextBoolean();
        return new SegmentCondition(
                measure,
                random.nextBoolean() ? "coffee" : null,
                1 + random.nextInt(100),
                fromBelow ? bound : null,
                fromBelow ? null : bound);
    }

    private static boolean isIn(List<Stay> stays, LocalDate day) {
        return stays.stream()
                .anyMatch(stay -> !day.isBefore(stay.from()) && (stay.until() == null || day.isBefore(stay.until())));
    }

    private static boolean holds(List<SegmentCondition> conditions, List<Visits.Day> days, LocalDate on) {
        for (SegmentCondition condition : conditions) {
            long count = 0;
            for (int ago = 0; ago < condition.days(); ago++) {
                LocalDate date = on.minusDays(ago);
                for (Visits.Day day : days) {
                    if (day.on().equals(date)) {
                        count += amount(condition, day);
                    }
                }
            }
            boolean isEnough = condition.atLeast() == null || count >= condition.atLeast();
            boolean isNotTooMuch = condition.atMost() == null || count <= condition.atMost();
            if (!isEnough || !isNotTooMuch) {
                return false;
            }
        }
        return true;
    }

    private static long amount(SegmentCondition condition, Visits.Day day) {
        @Nullable String category = condition.category();
        long spent = category == null ? day.spent() : day.categories().getOrDefault(category, 0L);
        if (condition.measure() == Measure.SPENT) {
            return spent;
        }
        boolean isVisit = category == null ? day.bought() : spent > 0;
        return isVisit ? 1 : 0;
    }

    private static List<Stay> stays(List<SegmentCondition> conditions, Visits.Day... days) {
        Visits visits = new Visits(days[0].on(), days.length, List.of(days));
        return SegmentCalendar.of(MEMBER, visits, List.of(new Segment("s", LocalText.same("Some"), conditions, true)))
                .stays();
    }

    private static Visits.Day day(int offset, long spent, Map<String, Long> categories) {
        return new Visits.Day(MONDAY.plusDays(offset), true, "GBP", spent, categories);
    }
}
