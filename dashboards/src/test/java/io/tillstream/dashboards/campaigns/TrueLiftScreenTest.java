package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.dashboards.DashboardsApp;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Row M5, from sales of the accepted log to the page in Chromium: of two campaigns among the same members one makes those whom the
 * lot takes in spend 4 % more, the other nothing.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrueLiftScreenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final StoreId STORE = StoreId.of("s1");
    private static final String FRESH = "campaign-20111105100000";
    private static final String QUIET = "campaign-20111105110000";
    private static final int HALF = 5_000;
    private static final double MORE = 1.04;

    private static final List<MemberId> MEMBERS =
            IntStream.range(0, 1_200).mapToObj(MemberSales::member).toList();
    private static final Pattern PERCENT = Pattern.compile("[+−]?[0-9.]+(?= %)");
    private static final Pattern ARMS = Pattern.compile(
            "([0-9,]+) with it, ([0-9,]+) without, where the lot lets expect ([0-9,]+); ([0-9,]+) were");

    /** Whom another test sells something would be in the audience, too. */
    private final RealParts parts = RealParts.apart();

    private ConfigurableApplicationContext app;
    private int port;

    @BeforeAll
    void open() {
        shop();
        app = new SpringApplicationBuilder(DashboardsApp.class)
                .properties(parts.settings("lift"))
                .run();
        port = app.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        CampaignShelf shelf = app.getBean(CampaignShelf.class);
        RunningCampaign.begin(shelf, FRESH, STORE, new LocalText("Fresh weeks", "鮮選週", "鲜选周"));
        RunningCampaign.begin(shelf, QUIET, STORE, new LocalText("Quiet weeks", "靜心週", "静心周"));
    }

    @AfterAll
    void close() {
        app.close();
    }

    /** Four weeks of one visit each, then two visits while both campaigns run; each gives a hundredth off on one of them. */
    private void shop() {
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        MemberSales sales = new MemberSales(TillId.parse("s1-t1"));
        SplittableRandom random = new SplittableRandom(5);
        for (MemberId member : MEMBERS) {
            double habit = 7 + 0.4 * random.nextGaussian();
            for (int week = 1; week <= 4; week++) {
                publish(sales.sale(member, RunningCampaign.FIRST.minusWeeks(week), spent(habit, random)));
            }
            double more = isTreated(member, FRESH) ? MORE : 1;
            LocalDate first = RunningCampaign.FIRST;
            publish(visit(sales, member, first, Math.round(more * spent(habit, random)), FRESH));
            publish(visit(sales, member, first.plusDays(2), Math.round(more * spent(habit, random)), QUIET));
        }
    }

    private static long spent(double habit, SplittableRandom random) {
        return Math.round(Math.exp(habit + 0.1 * random.nextGaussian()));
    }

    private static Sale visit(MemberSales sales, MemberId member, LocalDate day, long paid, String campaign) {
        long off = paid / 100;
        return isTreated(member, campaign)
                ? sales.sale(member, day, paid + off, campaign, off)
                : sales.sale(member, day, paid);
    }

    private static boolean isTreated(MemberId member, String campaign) {
        return !ControlGroup.isControl(member, campaign, HALF);
    }

    private void publish(Sale sale) {
        parts.publish(Topics.ACCEPTED, STORE.value(), FactChain.append(Hash.GENESIS, sale));
    }

    @Test
    void theIntervalOfFourPercentMoreExcludesNothingAndLiesAroundFour() {
        try (Screen screen = new Screen(port, "marketer", Screen.DESK, "en")) {
            List<Double> revenue = revenue(screen, FRESH);

            assertThat(revenue.get(0)).isBetween(3.0, 5.0);
            assertThat(revenue.get(1)).isPositive().isLessThan(4.0);
            assertThat(revenue.get(2)).isGreaterThan(4.0).isLessThan(7.0);
            assertArms(screen.page(), FRESH);
            screen.examine("campaign-true-lift");
        }
    }

    @Test
    void theIntervalOfNothingIncludesNothing() {
        try (Screen screen = new Screen(port, "marketer", Screen.PHONE, "en")) {
            List<Double> revenue = revenue(screen, QUIET);

            assertThat(revenue.get(1)).isNegative().isGreaterThan(-4.0);
            assertThat(revenue.get(2)).isPositive().isLessThan(4.0);
            assertArms(screen.page(), QUIET);
            screen.examine("campaign-no-lift");
        }
    }

    /** What a member pays more, and the ends of its interval, in percent. */
    private static List<Double> revenue(Screen screen, String campaign) {
        Page page = screen.page();
        Locator rows = page.locator("#brought tbody tr");
        await().atMost(PATIENCE).untilAsserted(() -> {
            page.navigate("/campaigns/" + campaign);
            assertThat(rows.count()).isEqualTo(4);
        });
        String percent = rows.filter(new Locator.FilterOptions().setHasText("revenue"))
                .locator("td")
                .last()
                .textContent();
        List<Double> figures = PERCENT.matcher(percent)
                .results()
                .map(MatchResult::group)
                .map(text -> Double.valueOf(text.replace('−', '-')))
                .toList();
        assertThat(figures).as(percent).hasSize(3);
        return figures;
    }

    /** As many on each side as the assignment's hash puts there, all of whom came. */
    private static void assertArms(Page page, String campaign) {
        long treated =
                MEMBERS.stream().filter(member -> isTreated(member, campaign)).count();
        String said = page.locator("#brought").textContent();

        assertThat(ARMS.matcher(said).results().toList())
                .singleElement()
                .satisfies(found -> assertThat(IntStream.rangeClosed(1, 4).mapToObj(found::group))
                        .containsExactly(
                                String.valueOf(treated),
                                String.valueOf(MEMBERS.size() - treated),
                                String.valueOf(MEMBERS.size() / 2),
                                String.valueOf(treated)));
        assertThat(page.locator("#brought .notice").count())
                .as("nothing speaks against the comparison")
                .isZero();
    }
}
