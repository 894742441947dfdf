package io.tillstream.dashboards.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The marks of tills on a Wednesday in London, as people at work. */
final class PresenceTest {
    private static final TillId FIRST = TillId.parse("s1-t1");
    private static final TillId SECOND = TillId.parse("s1-t2");
    private static final Store STORE = TestShop.store(StoreId.of("s1"));
    private static final LocalDate DAY = LocalDate.parse("2011-11-09");

    @Test
    void anotherSignInEndsWhoeverWasThere() {
        List<Stretch> stretches =
                Stretch.of(List.of(mark(FIRST, 1, "09:00", "ann", true), mark(FIRST, 2, "12:00", "bob", true)));

        assertThat(stretches)
                .containsExactlyInAnyOrder(
                        new Stretch("ann", FIRST, at("09:00"), at("12:00")),
                        new Stretch("bob", FIRST, at("12:00"), null));
    }

    @Test
    void aSignInWithoutAnEndCountsForNothingAfterSixteenHours() {
        Stretch forgotten = new Stretch("ann", FIRST, at("09:00"), null);

        assertThat(forgotten.isOpen(at("20:00"))).isTrue();
        assertThat(forgotten.isOpen(at("09:00").plus(Duration.ofHours(16)))).isFalse();
        Presence presence = new Presence("ann", List.of(forgotten), at("09:00").plus(Duration.ofHours(20)));
        assertThat(presence.minutes()).isZero();
        assertThat(presence.until()).isNull();
    }

    @Test
    void twoTillsAtATimeAreNoTwoHoursAndAShortAbsenceIsNoBreak() {
        Presence presence = new Presence(
                "ann",
                List.of(
                        new Stretch("ann", FIRST, at("09:00"), at("12:00")),
                        new Stretch("ann", SECOND, at("10:00"), at("11:00")),
                        new Stretch("ann", FIRST, at("12:09"), at("13:00")),
                        new Stretch("ann", FIRST, at("13:10"), at("14:00"))),
                at("18:00"));

        assertThat(presence.breaks()).containsExactly(new Presence.Break(at("13:00"), at("13:10")));
        assertThat(presence.minutes()).isEqualTo(5 * 60 - 10);
        assertThat(presence.until()).isEqualTo(at("14:00"));
        assertThat(presence.tills()).containsExactly(FIRST, SECOND);
    }

    @Test
    void hoursWithoutAnybodyAreGapsAndHoursWithTooFewAreThin() {
        double[] usual = new double[24];
        usual[9] = 10;
        usual[10] = 40;
        usual[11] = 40;
        usual[12] = 12;
        usual[20] = 0.5;
        List<PlannedShift> planned = List.of(
                new PlannedShift(1, STORE.store(), "ann", at("10:00"), at("13:00")),
                new PlannedShift(2, STORE.store(), "bob", at("11:00"), at("12:00")));

        // An hour of work had 20 receipts lately: one for 40 is thin, two for 40 are enough.
        assertThat(StaffNeeds.warnings(STORE, DAY, planned, usual, OptionalDouble.of(20)))
                .containsExactly(new StoreDay.Warning(9, 10, 0, 10), new StoreDay.Warning(10, 11, 1, 40));
        // Where nobody knows what a person can do, only gaps are told.
        assertThat(StaffNeeds.warnings(STORE, DAY, planned, usual, OptionalDouble.empty()))
                .containsExactly(new StoreDay.Warning(9, 10, 0, 10));
    }

    private static SessionMark mark(TillId till, long sequence, String time, String operator, boolean in) {
        return new SessionMark(till, 1, sequence, at(time), operator, in);
    }

    private static Instant at(String time) {
        return Instant.parse("2011-11-09T" + time + ":00Z");
    }
}
