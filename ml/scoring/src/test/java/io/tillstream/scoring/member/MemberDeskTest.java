package io.tillstream.scoring.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.customers.describe.MemberGroup;
import io.tillstream.customers.lifecycle.Stage;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.models.OutlookServing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberDeskTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
    private static final CurrencyUnit TWD = CurrencyUnit.of("TWD");
    private static final MemberId WEEKLY = member(1);
    private static final MemberId LEFT = member(2);
    private static final OutlookServing COUNTED = OutlookServing.baseline();

    private final MemberDesk desk = new MemberDesk();

    private static MemberId member(int number) {
        return MemberId.of("maaaaaaaaaaaaaaa" + (char) ('a' + number));
    }

    /** A member who comes every so many days, the last time so many days ago. */
    private static MemberProfile every(MemberId member, int gap, int last) {
        List<MemberProfile.Bought> days = new ArrayList<>();
        for (int visit = 9; visit >= 0; visit--) {
            days.add(new MemberProfile.Bought(
                    TODAY.minusDays(last + (long) visit * gap), Money.ofMinor(10_000 + 100L * visit, TWD), 2));
        }
        return profile(member, days);
    }

    private static MemberProfile profile(MemberId member, List<MemberProfile.Bought> days) {
        return new MemberProfile(
                member,
                days.getFirst().on(),
                days.getLast().on(),
                days.size(),
                days.size(),
                Money.zero(TWD),
                null,
                Collections.nCopies(7, 0L),
                List.of(),
                days);
    }

    private MemberDesk openFor(LocalDate day) {
        desk.profile(WEEKLY, every(WEEKLY, 7, 3));
        desk.profile(LEFT, every(LEFT, 7, 75));
        desk.look(COUNTED, day);
        return desk;
    }

    private MemberOutlook sent(MemberId member, LocalDate day) {
        MemberDesk.Change change = decided(member, day).orElseThrow();
        MemberOutlook outlook = ((MemberDesk.Change.Send) change).outlook();
        desk.published(member, outlook);
        return outlook;
    }

    private Optional<MemberDesk.Change> decided(MemberId member, LocalDate day) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return desk.decide(member, COUNTED, noon);
    }

    @Test
    void tellsWhoKeepsToTheRhythmFromWhoLeft() {
        openFor(TODAY);

        MemberOutlook weekly = sent(WEEKLY, TODAY);
        MemberOutlook left = sent(LEFT, TODAY);

        assertThat(weekly.stage()).isEqualTo(MemberOutlook.Stage.REGULAR);
        assertThat(weekly.usualDays()).isEqualTo(7);
        assertThat(weekly.purchases()).isEqualTo(10);
        assertThat(weekly.model().name()).isEqualTo("days-since-last");
        assertThat(weekly.prices()).isNull();
        assertThat(weekly.spentLately()).isEqualTo(Money.ofMinor(40_600, TWD));
        assertThat(weekly.lateFrom()).isAfter(TODAY);
        assertThat(left.stage()).isEqualTo(MemberOutlook.Stage.LOST);
        assertThat(left.lostFrom()).isBefore(TODAY);
        assertThat(left.staysAwayBasisPoints()).isGreaterThanOrEqualTo(weekly.staysAwayBasisPoints());
    }

    @Test
    void writesNothingThatNobodyWouldSee() {
        openFor(TODAY);
        MemberOutlook first = sent(WEEKLY, TODAY);

        assertThat(decided(WEEKLY, TODAY)).isEmpty();
        desk.look(COUNTED, TODAY.plusDays(1));
        assertThat(decided(WEEKLY, TODAY.plusDays(1))).isEmpty();

        desk.look(COUNTED, first.lateFrom());
        assertThat(sent(WEEKLY, first.lateFrom()).stage()).isEqualTo(MemberOutlook.Stage.SLIPPING);
    }

    @Test
    void saysAtOnceThatSomebodyCameBack() {
        openFor(TODAY);
        sent(LEFT, TODAY);
        List<MemberProfile.Bought> days = new ArrayList<>(every(LEFT, 7, 75).latest());
        days.add(new MemberProfile.Bought(TODAY, Money.ofMinor(9_000, TWD), 1));

        desk.profile(LEFT, profile(LEFT, days));

        assertThat(sent(LEFT, TODAY).stage()).isEqualTo(MemberOutlook.Stage.RETURNED);
    }

    @Test
    void takesBackWhatWasSaidOfSomebodyWhoIsForgotten() {
        openFor(TODAY);
        sent(LEFT, TODAY);

        desk.profile(LEFT, null);

        assertThat(desk.everybody()).contains(LEFT);
        assertThat(decided(LEFT, TODAY)).contains(new MemberDesk.Change.TakeBack(LEFT));
        desk.published(LEFT, null);
        assertThat(decided(LEFT, TODAY)).isEmpty();
    }

    /** Records from before days were written say too little. */
    @Test
    void passesOverProfilesWithoutDays() {
        MemberProfile whole = every(WEEKLY, 7, 3);
        desk.profile(
                WEEKLY,
                new MemberProfile(
                        WEEKLY,
                        whole.firstVisit(),
                        whole.lastVisit(),
                        10,
                        10,
                        whole.spent(),
                        null,
                        whole.weekdays(),
                        List.of(),
                        null));
        desk.look(COUNTED, TODAY);

        assertThat(decided(WEEKLY, TODAY)).isEmpty();
    }

    @Test
    void usesTheWordsOfTheModelOnTheTopic() {
        assertThat(Arrays.stream(Stage.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(MemberOutlook.Stage.values())
                        .map(Enum::name)
                        .toList());
        assertThat(Arrays.stream(MemberGroup.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(MemberOutlook.Group.values())
                        .map(Enum::name)
                        .toList());
        assertThat(Arrays.stream(PriceSensitivity.Band.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(MemberOutlook.Sensitivity.values())
                        .map(Enum::name)
                        .toList());
    }
}
