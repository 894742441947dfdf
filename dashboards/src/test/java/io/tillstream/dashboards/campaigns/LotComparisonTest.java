package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.features.segment.Visits;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Row M5: what a campaign brought, of sales as tills ring them up. */
final class LotComparisonTest {
    private static final String CAMPAIGN = "campaign-20111101000000";
    private static final LocalDate FIRST = LocalDate.parse("2011-11-01");
    private static final LocalDate THROUGH = LocalDate.parse("2011-11-14");
    private static final int HALF = 5_000;

    private final MemberSales sales = new MemberSales(TillId.parse("s1-t1"));
    private final TakingsBook takings = new TakingsBook();
    private final Map<MemberId, Visits> visits = new HashMap<>();

    @Test
    void findsFourPercentMoreThatArePlanted() {
        shop(9_000, 1.04);

        CampaignResult result = compare(new Audience.Members(), HALF);

        CampaignResult.Effect revenue = effect(result, "revenue");
        assertThat(revenue.basisPoints()).isCloseTo(400L, within(200L));
        assertThat(revenue.low()).isPositive();
        assertThat(revenue.lowBasisPoints()).isLessThan(400L);
        assertThat(revenue.highBasisPoints()).isGreaterThan(400L);
        // Half of what is paid is margin.
        CampaignResult.Effect margin = result.margin().orElseThrow();
        assertThat(2.0 * margin.thousandths()).isCloseTo((double) revenue.thousandths(), within(2_000.0));
        assertThat(result.all(margin.thousandths()).minor())
                .isCloseTo(margin.thousandths() * result.treated() / 1_000, within(1L));
    }

    @Test
    void findsNothingWhereNothingIsPlanted() {
        shop(9_000, 1.00);

        CampaignResult result = compare(new Audience.Members(), HALF);

        assertThat(result.effects()).hasSize(4).allMatch(CampaignResult.Effect::isOpen);
    }

    @Test
    void itsGroupsAreThoseOfTheLot() {
        shop(2_000, 1.00);
        int control = 0;
        for (int member = 0; member < 2_000; member++) {
            control += ControlGroup.isControl(MemberSales.member(member), CAMPAIGN, 2_000) ? 1 : 0;
        }

        CampaignResult result = compare(new Audience.Members(), 2_000);

        assertThat(result.control()).isEqualTo(control);
        assertThat(result.treated()).isEqualTo(2_000 - control);
        assertThat(result.expected()).isEqualTo(400);
        assertThat(result.balanced()).isTrue();
        assertThat(result.otherwise()).isZero();
    }

    @Test
    void saysWhenATillGaveItToTheControlGroup() {
        MemberId left = anybody(true);
        MemberId taken = anybody(false);
        for (MemberId member : List.of(left, taken)) {
            take(sales.sale(member, FIRST.minusDays(5), 1_000));
            take(sales.sale(member, FIRST.plusDays(2), 1_000, CAMPAIGN, 200));
        }

        CampaignResult result = compare(new Audience.Members(), HALF);

        assertThat(result.otherwise()).isOne();
        assertThat(result.reached()).isEqualTo(2);
        assertThat(result.effects()).as("two people say nothing").isEmpty();
    }

    /** Lapsed on the day they come back; whoever shopped last week is not, and a stranger never. */
    @Test
    void countsWhoIsInTheAudienceBeforeTheyComeAndWhoNeverComes() {
        MemberId back = MemberSales.member(1);
        MemberId away = MemberSales.member(2);
        MemberId regular = MemberSales.member(3);
        MemberId fresh = MemberSales.member(4);
        take(sales.sale(back, FIRST.minusDays(90), 1_000));
        take(sales.sale(back, FIRST.plusDays(3), 1_000));
        take(sales.sale(away, FIRST.minusDays(90), 1_000));
        take(sales.sale(regular, FIRST.minusDays(7), 1_000));
        take(sales.sale(fresh, FIRST.plusDays(3), 1_000));

        CampaignResult result = compare(new Audience.Lapsed("food", 1, 60), HALF);

        assertThat(result.treated() + result.control()).isEqualTo(2);
    }

    @Test
    void countsReceiptsMoneyAndPeopleOfADay() {
        MemberId member = anybody(false);
        Sale sale = sales.sale(member, FIRST, 1_000, CAMPAIGN, 200);
        take(sale);
        take(sales.sale(member, FIRST, 500));

        Takings now = takings.now();
        Takings.Given given = Objects.requireNonNull(
                Objects.requireNonNull(now.given().get(CAMPAIGN)).get(FIRST));
        assertThat(given.receipts()).isOne();
        assertThat(given.minor()).isEqualTo(200);
        assertThat(given.members()).containsExactly(member);
        assertThat(now.days().get(member))
                .singleElement()
                .satisfies(day -> assertThat(day.brought().revenue()).isEqualTo(1_300));
    }

    /** Each comes once a week for ten weeks, four times in five, and spends by habit; from the first day on so much more. */
    private void shop(int members, double more) {
        SplittableRandom random = new SplittableRandom(11);
        for (int number = 0; number < members; number++) {
            MemberId member = MemberSales.member(number);
            double habit = random.nextGaussian();
            boolean isTreated = !ControlGroup.isControl(member, CAMPAIGN, HALF);
            for (LocalDate day = FIRST.minusDays(55); !day.isAfter(THROUGH); day = day.plusDays(7)) {
                double spent = Math.exp(7 + 0.4 * habit + 0.2 * random.nextGaussian());
                if (random.nextInt(5) > 0) {
                    boolean isOn = isTreated && !day.isBefore(FIRST);
                    take(sales.sale(member, day, Math.round(spent * (isOn ? more : 1))));
                }
            }
        }
    }

    private static MemberId anybody(boolean control) {
        for (int number = 0; ; number++) {
            if (ControlGroup.isControl(MemberSales.member(number), CAMPAIGN, HALF) == control) {
                return MemberSales.member(number);
            }
        }
    }

    private void take(Sale sale) {
        takings.given(sale);
        takings.brought(sale);
        visits.merge(Objects.requireNonNull(sale.member()), Visits.of(sale), Visits::merge);
    }

    private CampaignResult compare(Audience audience, int control) {
        Map<MemberId, List<Visits.Day>> days = new HashMap<>();
        visits.forEach((member, known) -> days.put(member, known.days()));
        Segment segment = new Segment(CAMPAIGN, LocalText.same("Test"), audience.conditions(), control, true);
        return new LotComparison(
                        new Past(List.of(), days, THROUGH, 1, takings.now()), segment, TestShop.GBP, FIRST, THROUGH)
                .run();
    }

    private static CampaignResult.Effect effect(CampaignResult result, String measure) {
        return result.effects().stream()
                .filter(each -> each.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
