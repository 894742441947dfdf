package io.tillstream.events.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainMapTest {
    private static final LocalDate MONDAY = LocalDate.parse("2011-11-07");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final StoreId HARBOUR = StoreId.of("s1");
    private static final StoreId GARDEN = StoreId.of("s2");
    private static final List<StoreGroup> GROUPS = List.of(
            region("country", null),
            region("city", "country"),
            region("old-town", "city"),
            region("coast", "country"),
            new StoreGroup("airport", StoreGroup.Kind.FREE, new LocalText("Airport", "機場", "机场"), null));

    private static StoreGroup region(String id, @Nullable String parent) {
        return new StoreGroup(id, StoreGroup.Kind.REGION, new LocalText(id, id, id), parent);
    }

    private static StoreGrouping said(
            StoreId store, LocalDate from, @Nullable String region, LocalDate statedOn, int minute, String... groups) {
        return new StoreGrouping(
                store,
                from,
                region,
                List.of(groups),
                statedOn,
                Instant.parse(statedOn + "T10:00:00Z").plusSeconds(60L * minute),
                "manager");
    }

    @Test
    void aStoreIsInItsRegionInAllAboveItAndInItsGroups() {
        ChainMap map = ChainMap.of(
                GROUPS,
                List.of(
                        said(HARBOUR, MONDAY, "old-town", MONDAY, 0, "airport"),
                        said(GARDEN, MONDAY, "coast", MONDAY, 0)));

        assertThat(map.stores("old-town", MONDAY, null)).containsExactly(HARBOUR);
        assertThat(map.stores("city", MONDAY, null)).containsExactly(HARBOUR);
        assertThat(map.stores("country", MONDAY, null)).containsExactly(HARBOUR, GARDEN);
        assertThat(map.stores("airport", MONDAY, null)).containsExactly(HARBOUR);
        assertThat(map.stores("coast", MONDAY, null)).containsExactly(GARDEN);
        assertThat(map.path("old-town")).extracting(StoreGroup::group).containsExactly("old-town", "city", "country");
        assertThat(map.below("country")).extracting(StoreGroup::group).containsExactly("city", "coast");
        assertThat(map.below(null)).extracting(StoreGroup::group).containsExactly("country");
    }

    @Test
    void aStatementHoldsFromItsDateToThatOfTheNext() {
        ChainMap map = ChainMap.of(
                GROUPS,
                List.of(
                        said(HARBOUR, MONDAY, "city", MONDAY, 0),
                        said(HARBOUR, WEDNESDAY, "coast", MONDAY, 1),
                        said(HARBOUR, TUESDAY, null, MONDAY, 2)));

        assertThat(map.standing(HARBOUR, MONDAY.minusDays(1), null)).isEmpty();
        assertThat(map.standing(HARBOUR, MONDAY, null).map(StoreGrouping::region))
                .contains("city");
        assertThat(map.standing(HARBOUR, TUESDAY, null).map(StoreGrouping::region))
                .isEmpty();
        assertThat(map.standing(HARBOUR, WEDNESDAY, null).map(StoreGrouping::region))
                .contains("coast");
        assertThat(map.after(HARBOUR, MONDAY)).extracting(StoreGrouping::from).containsExactly(TUESDAY, WEDNESDAY);
    }

    @Test
    void whatWasKnownOnADayIsKnownForEver() {
        ChainMap map = ChainMap.of(
                GROUPS,
                List.of(said(HARBOUR, MONDAY, "city", MONDAY, 0), said(HARBOUR, MONDAY, "coast", WEDNESDAY, 0)));

        assertThat(map.stores("city", MONDAY, TUESDAY)).containsExactly(HARBOUR);
        assertThat(map.stores("city", MONDAY, WEDNESDAY)).isEmpty();
        assertThat(map.stores("city", MONDAY, null)).isEmpty();
        assertThat(map.stores("coast", MONDAY, null)).containsExactly(HARBOUR);
    }

    /** Against a walk through the statements by when they were made, which a reader of the log cannot count on. */
    @Test
    void theOrderInWhichItIsLearnedDoesNotMatter() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            List<StoreGrouping> all = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                all.add(said(
                        HARBOUR,
                        MONDAY.plusDays(random.nextInt(5)),
                        GROUPS.get(random.nextInt(4)).group(),
                        MONDAY.plusDays(number / 3),
                        number));
            }
            LocalDate date = MONDAY.plusDays(random.nextInt(6));
            LocalDate knownOn = MONDAY.plusDays(random.nextInt(5));
            Optional<StoreGrouping> walked = Optional.empty();
            for (StoreGrouping each : all) {
                boolean inForce = !each.from().isAfter(date) && !each.statedOn().isAfter(knownOn);
                if (inForce
                        && walked.filter(best -> best.from().isAfter(each.from()))
                                .isEmpty()) {
                    walked = Optional.of(each);
                }
            }

            Collections.shuffle(all, random);

            assertThat(ChainMap.of(GROUPS, all).standing(HARBOUR, date, knownOn))
                    .as("round %d", round)
                    .isEqualTo(walked);
        }
    }

    @Test
    void regionsThatStandAboveEachOtherHoldNobodyUp() {
        ChainMap map = ChainMap.of(
                List.of(region("a", "b"), region("b", "a")), List.of(said(HARBOUR, MONDAY, "a", MONDAY, 0)));

        assertThat(map.stores("b", MONDAY, null)).containsExactly(HARBOUR);
        assertThat(map.path("a")).hasSize(2);
        assertThat(map.below(null)).isEmpty();
    }

    @Test
    void refusesAFreeGroupWithAParentAndIdsThatAreNone() {
        LocalText name = new LocalText("x", "x", "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreGroup("airport", StoreGroup.Kind.FREE, name, "city"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreGroup("city", StoreGroup.Kind.REGION, name, "city"));
        for (String id : List.of("", "North", "a|b", "-a", "a".repeat(33), "@a")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StoreGroup(id, StoreGroup.Kind.REGION, name, null));
            assertThatIllegalArgumentException().isThrownBy(() -> said(HARBOUR, MONDAY, "city", MONDAY, 0, id));
        }
    }
}
