package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.campaigns.PastSales.Basket;
import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.features.segment.Visits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Baskets with milk at 10.00, or three of it, tried with 20 % off milk. */
final class TrialTest {
    private static final LocalDate LAST = LocalDate.parse("2011-11-09");
    private static final LocalText NAME = LocalText.same("Milk");
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final MemberId BOB = MemberId.of("mbbbbbbbbbbbbbbbb");
    private static final Limits NONE = Limits.none();

    @Test
    void costsWhatItTakesOffBeyondWhatOtherPromotionsWouldHave() throws Exception {
        Promotion tenPercent = new Promotion(
                "ten-percent",
                NAME,
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        Instant.parse("2011-12-01T00:00:00Z"),
                        Instant.parse("2012-01-01T00:00:00Z"),
                        null),
                Qualifying.of(Selection.ofCategories("food")),
                new Reward.PercentOff(1_000),
                NONE,
                0,
                null,
                false,
                null,
                true);

        TrialTally tally = run(
                plan(new Audience.Everybody(), NONE, 0),
                List.of(tenPercent),
                Map.of(),
                basket(1, LAST, null, 1),
                basket(2, LAST.minusDays(1), null, 3));

        // 2.00 instead of 1.00, and 6.00 instead of 3.00.
        assertThat(Arrays.stream(tally.costMinor).sum()).isEqualTo(400);
        assertThat(tally.costMinor[55]).isEqualTo(100);
        assertThat(Arrays.stream(tally.uses).sum()).isEqualTo(4);
        TrialTally.Meeting meeting = Objects.requireNonNull(tally.meetings().get("ten-percent"));
        assertThat(meeting.displaced()).isEqualTo(2);
        assertThat(meeting.stacked()).isZero();
        assertThat(meeting.minor()).isEqualTo(400);
        assertThat(meeting.examples()).extracting(Source::sequence).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void givesItOnTheDaysOnWhichSomebodyHadStayedAwayLongEnough() throws Exception {
        LocalDate once = LAST.minusDays(90);
        Visits.Day visit = new Visits.Day(once, true, "GBP", 1_000, Map.of("food", 1_000L));
        LocalDate back = LAST.minusDays(2);
        Visits.Day again = new Visits.Day(back, true, "GBP", 1_000, Map.of("food", 1_000L));

        TrialTally tally = run(
                plan(new Audience.Lapsed("food", 1, 60), NONE, 0),
                List.of(),
                Map.of(ANN, List.of(visit, again)),
                basket(1, back, ANN, 1),
                basket(2, LAST, ANN, 1),
                basket(3, LAST, BOB, 1),
                basket(4, LAST, null, 1));

        assertThat(tally.baskets()).isEqualTo(4);
        assertThat(tally.eligible()).isEqualTo(1);
        assertThat(tally.costMinor[53]).isEqualTo(200);
        assertThat(Arrays.stream(tally.costMinor).sum()).isEqualTo(200);
        assertThat(tally.members()).isEqualTo(1);
    }

    @Test
    void leavesTheControlGroupOut() throws Exception {
        Visits.Day visit = new Visits.Day(LAST.minusDays(90), true, "GBP", 1_000, Map.of());
        int place = IntStream.rangeClosed(1, 10_000)
                .filter(share -> ControlGroup.isControl(ANN, "trial", share))
                .findFirst()
                .orElseThrow();

        assertThat(run(
                                plan(new Audience.Members(), NONE, place),
                                List.of(),
                                Map.of(ANN, List.of(visit)),
                                basket(1, LAST, ANN, 1))
                        .eligible())
                .isZero();
        assertThat(run(
                                plan(new Audience.Members(), NONE, place - 1),
                                List.of(),
                                Map.of(ANN, List.of(visit)),
                                basket(1, LAST, ANN, 1))
                        .eligible())
                .isOne();
    }

    /** Its stretches are 14 days, the last of them ends with the last day. */
    @Test
    void givesOnceToAMemberInEachStretch() throws Exception {
        Visits.Day visit = new Visits.Day(LAST.minusDays(90), true, "GBP", 1_000, Map.of());

        TrialTally tally = run(
                plan(new Audience.Members(), new Limits(null, 1L, null, null), 0),
                List.of(),
                Map.of(ANN, List.of(visit)),
                basket(1, LAST.minusDays(14), ANN, 1),
                basket(2, LAST.minusDays(13), ANN, 3),
                basket(3, LAST, ANN, 1));

        assertThat(tally.uses[41]).isEqualTo(1);
        assertThat(tally.uses[42]).isEqualTo(1);
        assertThat(tally.uses[55]).isZero();
        assertThat(tally.costMinor[42]).isEqualTo(200);
    }

    /** 2.00 a piece and 6.00 in all: one piece, the two that fit of three, and nothing more until the next stretch. */
    @Test
    void endsReceiptsAndUsesWithTheBudgetOfAStretch() throws Exception {
        TrialTally tally = run(
                plan(new Audience.Everybody(), new Limits(null, null, null, TestShop.pounds("6.00")), 0),
                List.of(),
                Map.of(),
                basket(1, LAST.minusDays(14), null, 1),
                basket(2, LAST.minusDays(2), null, 1),
                basket(3, LAST.minusDays(1), null, 3),
                basket(4, LAST, null, 1));

        assertThat(tally.costMinor[41]).isEqualTo(200);
        assertThat(tally.uses[53]).isEqualTo(1);
        assertThat(tally.uses[54]).isEqualTo(2);
        assertThat(tally.uses[55]).isZero();
        assertThat(Arrays.stream(tally.given).sum()).isEqualTo(3);
        assertThat(Arrays.stream(tally.costMinor).sum()).isEqualTo(800);
        assertThat(tally.asked().get(55)).containsExactly(new Gift(1, 200, 200));
        assertThat(tally.eligible()).isEqualTo(4);
    }

    /** One basket in eight was kept; three uses in all are three receipts of 2.00, not none. */
    @Test
    void givesAFewUsesWhereOneBasketInEightWasKept() throws Exception {
        Plan plan = plan(new Audience.Everybody(), new Limits(null, null, 3L, null), 0);
        Past past =
                new Past(List.of(basket(1, LAST.minusDays(1), null, 1), basket(2, LAST, null, 1)), Map.of(), LAST, 8);

        TrialTally tally =
                Objects.requireNonNull(new Trial(past, plan, "trial", List.of(), List.of()).run(new Progress()));

        assertThat(tally.uses[54]).isEqualTo(3);
        assertThat(tally.given[54]).isEqualTo(3);
        assertThat(tally.costMinor[54]).isEqualTo(600);
        assertThat(tally.uses[55]).isZero();
        // Two receipts: the exact Poisson limits are 0.2422 and 7.2247 (Garwood 1936), and there are 8 x 14 / 2 for
        // each.
        assertThat(FewReceipts.of(tally, plan(new Audience.Everybody(), NONE, 0), 8))
                .hasValueSatisfying(few -> {
                    assertThat(few.seen()).isEqualTo(2);
                    assertThat(few.low()).isBetween(12L, 14L);
                    assertThat(few.high()).isBetween(404L, 406L);
                });
        assertThat(FewReceipts.of(tally, plan, 8)).map(FewReceipts::high).contains(3L);
        // 2.00 each: 9.00 are enough for four and a part of a fifth.
        Limits budget = new Limits(null, null, null, TestShop.pounds("9.00"));
        assertThat(FewReceipts.of(tally, plan(new Audience.Everybody(), budget, 0), 8))
                .map(FewReceipts::high)
                .contains(5L);
        assertThat(FewReceipts.of(tally, plan, 1)).isEmpty();
    }

    /** Exact limits of Poisson counts: 0 to 3.689, 4.795 to 18.39 (tables of Garwood, Biometrika 28). */
    @Test
    void theLimitsOfAFewReceiptsAreThoseOfTheTables() {
        assertThat(FewReceipts.low(0)).isZero();
        assertThat(FewReceipts.high(0)).isCloseTo(3.689, org.assertj.core.data.Offset.offset(0.03));
        assertThat(FewReceipts.low(10)).isCloseTo(4.795, org.assertj.core.data.Offset.offset(0.03));
        assertThat(FewReceipts.high(10)).isCloseTo(18.39, org.assertj.core.data.Offset.offset(0.03));
    }

    @Test
    void countsWhoIsInAnAudienceToday() {
        Past past = new Past(
                List.of(),
                Map.of(
                        ANN, List.of(new Visits.Day(LAST.minusDays(80), true, "GBP", 500, Map.of("food", 500L))),
                        BOB, List.of(new Visits.Day(LAST.minusDays(8), true, "GBP", 500, Map.of("food", 500L)))),
                LAST,
                4);

        Audience lapsed = new Audience.Lapsed("food", 1, 60);
        assertThat(PastAudience.count(
                        past, new io.tillstream.events.assortment.Segment("s", NAME, lapsed.conditions(), true), LAST))
                .isEqualTo(4);
    }

    private static TrialTally run(
            Plan plan, List<Promotion> others, Map<MemberId, List<Visits.Day>> members, Basket... baskets)
            throws InterruptedException {
        Past past = new Past(List.of(baskets), members, LAST, 1);
        return Objects.requireNonNull(
                new Trial(past, plan, "trial", Trial.beside(others, "trial", plan), List.of()).run(new Progress()));
    }

    private static Plan plan(Audience audience, Limits limits, int control) {
        return new Plan(
                NAME,
                audience,
                null,
                Qualifying.of(Selection.ofGtins(TestShop.MILK)),
                new Reward.PercentOff(2_000),
                limits,
                null,
                false,
                LocalDate.parse("2011-12-01"),
                LocalDate.parse("2011-12-14"),
                ZoneOffset.UTC,
                List.of(),
                control,
                Plan.Measure.REVENUE);
    }

    private static Basket basket(int number, LocalDate date, @Nullable MemberId member, int pieces) {
        Instant at = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
        CountedLine milk = new CountedLine(
                1,
                TestShop.MILK,
                "food",
                Set.of(),
                Quantity.each(pieces),
                TestShop.pounds("10.00"),
                Money.zero(TestShop.GBP),
                Protection.NONE);
        return new Basket(
                date,
                new Source(TillId.parse("s1-t1"), 1, number),
                new Purchase(
                        StoreId.of("s1"),
                        Channel.TILL,
                        at,
                        TestShop.GBP,
                        member == null ? null : new Shopper(member, Set.of()),
                        Set.of(),
                        0,
                        List.of(milk),
                        Map.of()));
    }
}
