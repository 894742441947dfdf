package io.tillstream.dashboards.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.Trade;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Store s94 sells £120.00 a day with tax, on Saturdays twice that; £12.00 of 2 November came on the 4th. */
@WholeApp
final class DaysPageTest {
    private static final StoreId STORE = StoreId.of("s94");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    private static final LocalDate CORRECTED = LocalDate.parse("2011-11-02");

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void sell() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        TODAY.minusDays(90).datesUntil(TODAY).forEach(date -> {
            long times = date.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1;
            parts.publish(
                    Topics.SALES_BY_STORE_DAY,
                    Keys.storeDayPart(STORE, date, StoreDaySales.Dimension.STORE, STORE.value()),
                    new StoreDaySales(
                            STORE,
                            date,
                            StoreDaySales.Dimension.STORE,
                            STORE.value(),
                            trade(10 * times, 10_000 * times, 2_000 * times),
                            date.equals(CORRECTED) ? trade(1, 1_000, 200) : trade(0, 0, 0)));
        });
        LocalDate knownOn = CORRECTED.plusDays(2);
        parts.publish(
                Topics.SALES_CORRECTION,
                Keys.storeDayKnownOn(STORE, CORRECTED, knownOn),
                new SalesCorrection(
                        STORE,
                        CORRECTED,
                        knownOn,
                        trade(1, 1_000, 200),
                        List.of(new Source(TillId.parse("s94-t1"), 1, 7))));
        visitor = new Visitor(port);
        visitor.signIn("manager", RealParts.PASSWORD);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page("").contains("£132.00") && page("").contains("£120.00"));
    }

    private static Trade trade(long receipts, long revenue, long tax) {
        return new Trade(
                receipts,
                receipts,
                Money.ofMinor(revenue, TestShop.GBP),
                Money.ofMinor(tax, TestShop.GBP),
                Money.zero(TestShop.GBP),
                Money.ofMinor(revenue * 7 / 10, TestShop.GBP),
                Money.zero(TestShop.GBP));
    }

    private String page(String more) {
        return visitor.get("/days?lang=en&store=s94" + more).body();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void aDayIsShownAsItWasKnownThen() {
        assertThat(page("&until=2011-11-03&known=2011-11-03"))
                .contains("£120.00")
                .doesNotContain("£132.00", "£12.00");
        assertThat(page("&until=2011-11-03&known=2011-11-04")).contains("£132.00", "£12.00");
        // Nothing is known of a day on that day: the list ends the day before.
        assertThat(page("&known=2011-11-02")).contains("1 Nov 2011").doesNotContain("2 Nov 2011</a>");
        assertThat(visitor.get("/days?until=tomorrow").statusCode()).isEqualTo(400);
    }

    @Test
    void aPlanIsSharedByWeekdaysAndTakenBack() {
        assertThat(plan("2011-11", "-5").statusCode()).isEqualTo(400);
        assertThat(plan("2011-11", "10.001").statusCode()).isEqualTo(400);
        assertThat(plan("November", "10").statusCode()).isEqualTo(400);
        assertThat(visitor.post("/days/plan", Map.of("month", "2011-11", "amount", "10"))
                        .statusCode())
                .as("without a store")
                .isEqualTo(400);
        // Thirty days, four of them Saturdays that count twice: 34 parts of £100.
        assertThat(plan("2011-11", "3400").statusCode()).isEqualTo(302);

        String page = page("");
        assertThat(page).contains("£3,400.00", "£100.00", "£200.00", "120 %", "132 %", "Plan of 2011-11");
        assertThat(visitor.get("/today?lang=en&store=s94").body()).contains("plan £100.00: 0 %");
        assertThat(visitor.get("/audit?lang=en").body()).contains("Plan set");

        String id = page.replaceAll("(?s).*name=\"id\" value=\"(\\d+)\".*", "$1");
        visitor.post("/days/plan-undo?store=s94", Map.of("id", id, "month", "2011-11"));
        assertThat(page("")).contains("Nobody has said yet");
    }

    private HttpResponse<String> plan(String month, String amount) {
        return visitor.post("/days/plan?store=s94", Map.of("month", month, "amount", amount));
    }

    @Test
    void daysOfAPlanAddUpToIt() {
        Plans.Plan plan =
                new Plans.Plan(1, STORE, YearMonth.parse("2012-02"), Money.ofMinor(100_001, TestShop.GBP), "m");
        Map<LocalDate, Money> shared =
                TradingDays.shared(plan, Map.of(DayOfWeek.MONDAY, 7L, DayOfWeek.TUESDAY, 3L, DayOfWeek.SUNDAY, 1L));

        assertThat(shared).hasSize(29);
        assertThat(shared.values().stream().mapToLong(Money::minor).sum()).isEqualTo(100_001);
        assertThat(shared.get(LocalDate.parse("2012-02-01")))
                .as("a Wednesday, on which nothing is ever sold")
                .isEqualTo(Money.zero(TestShop.GBP));
    }

    @ParameterizedTest
    @CsvSource({"en, As reported, Came late", "zh-TW, 當時回報, 後來補上", "zh-CN, 当时上报, 后来补传"})
    void thePageIsCompleteInEveryLanguage(String language, String reported, String late) {
        assertThat(visitor.get("/days?store=s94&lang=" + language).body())
                .contains(reported, late)
                .doesNotContain("??")
                .doesNotContain(" style=");
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
    void isReadableOnADeskAndOnAPhone() {
        plan("2011-11", "3400");
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : new String[] {"en", "zh-TW"}) {
                try (Screen screen = new Screen(port, "manager", width, language)) {
                    screen.page().navigate("/days?store=s94");
                    screen.examine("days");
                }
            }
        }
    }
}
