package io.tillstream.dashboards.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.StoreId;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a manager sees of losses, and what they say of them. Store s91 belongs to this test. */
@WholeApp
final class LossesPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    private Visitor visitor;

    @BeforeEach
    void say() {
        LossesUnderTest.say(RealParts.started());
        visitor = new Visitor(port);
        visitor.signIn("manager", RealParts.PASSWORD);
        await().atMost(PATIENCE)
                .until(() -> visitor.get("/losses?store=s91&lang=en").body().contains("22 times in 300")
                        && visitor.get("/losses?store=s91").body().contains("mqqqqqqqqqqqqqqqq"));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @AfterAll
    static void leaveNobodyPointedAt() {
        LossesUnderTest.nothingAnyMore(RealParts.started());
    }

    @ParameterizedTest
    @CsvSource({
        "en, Sales reversed for cash, 44.0 times as often, 360 of 410 points",
        "zh-TW, 收現後作廢整筆, 是他們的 44.0 倍, 410 點中有 360 點",
        "zh-CN, 收现后整单作废, 是他们的 44.0 倍, 410 积分中有 360 分"
    })
    void saysWhoStandsOutAndByHowMuch(String language, String reason, String times, String points) {
        String page = visitor.get("/losses?store=s91&lang=" + language).body();

        assertThat(page)
                .contains("Nora", reason, times, points, "£412.50", "/receipts/s91-t1/1/1", "73.3", "1.7")
                .doesNotContain("??")
                .doesNotContain(" style=");
    }

    @Test
    void namesTheSaleItsReversalAndTheMoneyInOneLine() {
        String page = await().atMost(PATIENCE)
                .until(
                        () -> visitor.get("/losses?store=s91&lang=en").body(),
                        body -> body.contains("/receipts/s91-t1/0/1\""));
        String line = page.replaceAll("(?s).*<li[^>]*>(.*?/receipts/s91-t1/0/2.*?)</li>.*", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");

        assertThat(line).contains("12 Oct 2011 11:04 s91-t1/0/1 → 11:06 s91-t1/0/2 −£3.20");
    }

    /** The ledger's two topics arrive one after the other. */
    @Test
    void countsACashierOnceThoughSignalAndPeriodAreNotOfTheSameMoment() {
        LossesUnderTest.counted(RealParts.started(), 23);

        String page = await().atMost(PATIENCE)
                .until(() -> visitor.get("/losses?store=s91&lang=en").body(), body -> body.contains("23 times in 300"));
        assertThat(page).contains("(23)", "46.0 times as often").doesNotContain("(22)", "22 times");
    }

    @Test
    void whatWasLookedAtComesBackWhenThereIsMore() {
        String list = "/losses?store=s91&lang=en";
        assertThat(visitor.get("/today?store=s91&lang=en").body()).contains("2 who stand out");

        assertThat(review(22, "EXPLAINED", "").statusCode()).isEqualTo(400);
        assertThat(review(23, "SPOKEN_TO", "").statusCode()).isEqualTo(400);
        assertThat(review(22, "EXPLAINED", "A faulty <b>scanner</b>").statusCode())
                .isEqualTo(302);

        assertThat(visitor.get(list).body()).contains("1 looked at", "A faulty &lt;b&gt;scanner&lt;/b&gt;");
        assertThat(visitor.get("/today?store=s91&lang=en").body()).contains("1 who stand out");

        LossesUnderTest.cashier(RealParts.started(), 24);
        await().atMost(PATIENCE).until(() -> visitor.get(list).body().contains("2 more since then"));
        assertThat(visitor.get(list).body()).doesNotContain("1 looked at");

        String page = visitor.get(list).body();
        String id = page.replaceAll("(?s).*name=\"id\" value=\"(\\d+)\".*", "$1");
        assertThat(visitor.post("/losses/undo?store=s91", Map.of("id", id)).statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(list).body()).doesNotContain("A faulty");
        assertThat(visitor.get("/audit?lang=en").body()).contains("Loss looked at", "Look at a loss taken back");
    }

    private HttpResponse<String> review(long seen, String outcome, String note) {
        return visitor.post(
                "/losses/review?store=s91",
                Map.of(
                        "signal",
                        LossesUnderTest.CASHIER_KEY,
                        "seen",
                        String.valueOf(seen),
                        "outcome",
                        outcome,
                        "note",
                        note));
    }

    @Test
    void anotherStoreSeesNothingOfIt() {
        RealParts.started().publish(Topics.STORE, "s93", TestShop.store(StoreId.of("s93")));
        await().atMost(PATIENCE)
                .until(() -> visitor.get("/losses?store=s93&lang=en").body().contains("Nobody stands out"));

        assertThat(visitor.get("/losses?store=s93&lang=en").body()).doesNotContain("Nora", "mqqqqqqqqqqqqqqqq");
    }

    /** The member kept points in two stores; who has one of them is told how many receipts there are in the other. */
    @Test
    void whoHasOneStoreSeesNoReceiptOfAnother() {
        LossesUnderTest.memberElsewhere(RealParts.started());
        PeopleUnderTest.add(people, passwords, "manager-of-91", PeopleUnderTest.in(StoreId.of("s91"), Role.MANAGER));
        try (Visitor bounded = new Visitor(port)) {
            bounded.signIn("manager-of-91", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .until(() -> bounded.get("/losses?lang=en").body().contains("2 in other stores"));

            assertThat(bounded.get("/losses?lang=en").body())
                    .contains("mqqqqqqqqqqqqqqqq", "/receipts/s91-t1/1/1")
                    .doesNotContain("s94-t1");
            assertThat(bounded.get("/losses/list").body()).doesNotContain("s94-t1");
        }
        assertThat(visitor.get("/losses?lang=en").body()).contains("/receipts/s94-t1/1/7");
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
    void isReadableOnADeskAndOnAPhone() {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : new String[] {"en", "zh-CN"}) {
                try (Screen screen = new Screen(port, "manager", width, language)) {
                    screen.page().navigate("/losses?store=s91");
                    screen.page().click(".founding summary");
                    screen.examine("losses");
                    screen.page().click(".places .current summary");
                    screen.page().waitForSelector(".places .list a[aria-current]");
                    screen.examine("places");
                }
            }
        }
    }
}
