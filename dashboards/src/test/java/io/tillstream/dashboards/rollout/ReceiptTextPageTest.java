package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A text goes from the form to the log, ahead of its time, and back. Store s431 belongs to this test. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
final class ReceiptTextPageTest {
    private static final StoreId STORE = StoreId.of("s431");
    private static final TillId ONE = TillId.parse("s431-t1");
    private static final TillId OLD = TillId.parse("s431-t9");
    private static final Instant DAY = Instant.parse("2011-11-09T12:00:00Z");
    private static final Map<String, String> TEXT = Map.of(
            "head.en", "12 Harbour Street, at the fish market\r\nVAT GB 123 4567 89",
            "head.zh-TW", "舊海港街 12 號魚市場旁\r\n統一編號 12345678\r\n營業時間：每日上午七時至晚上十一時，除夕提早打烊",
            "head.zh-CN", "旧海港街12号鱼市场旁\r\n税号 91310000MA1K00000X\r\n营业时间：每天早上七点到晚上十一点，除夕提前打烊",
            "foot.en", "Thank you, and see you again soon!\r\nPrices are set by an algorithm using your personal data.",
            "foot.zh-TW", "謝謝惠顧，歡迎再來！\r\n價格由演算法使用您的個人資料訂定。",
            "from", "2011-12-01T06:00",
            "note", "New address",
            "soak", "15");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Rollouts rollouts;

    @Autowired
    private TransactionTemplate transaction;

    private final RealParts parts = RealParts.started();

    private void tells(TillId till, @Nullable Long receipts) {
        parts.publish(
                Topics.TILL_HEALTH,
                till.toString(),
                new TillHealth(
                        till,
                        Instant.now(),
                        "0.1.0",
                        1,
                        6,
                        0,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        5L,
                        new SettingsHeld(0, null, null, receipts)));
    }

    private Optional<WantedSettings> told() {
        return new TopicLook(parts).latest(Topics.TILL_SETTINGS).getOrDefault(Keys.storeTill(ONE), Optional.empty());
    }

    @BeforeEach
    void aStoreWithATillThatPrintsTextsAndOneThatDoesNot() {
        Store like = TestShop.store(STORE);
        parts.publish(
                Topics.STORE,
                STORE.value(),
                new Store(
                        STORE,
                        new LocalText("Old Harbour Street, at the fish market", "舊海港街魚市場旁門市", "旧海港街鱼市场旁门店"),
                        like.zone(),
                        like.currency(),
                        true,
                        like.taxRates(),
                        1,
                        1,
                        like.deliveryDays()));
        tells(ONE, 0L);
        tells(OLD, null);
    }

    private static HttpResponse<String> say(Visitor visitor, String deed, Map<String, String> but) {
        Map<String, String> form = new HashMap<>(TEXT);
        form.putAll(but);
        return visitor.post("/fleet/receipts/" + deed + "?store=s431&lang=en", form);
    }

    /** The number of a roll-out that was begun. */
    private static long begun(HttpResponse<String> answer) {
        String place = answer.headers().firstValue("Location").orElseThrow();
        return Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
    }

    @Test
    void goesToTillsAheadOfItsTimeAndBackByHand() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(visitor.get("/fleet/receipts?lang=en&store=s431")
                                    .body())
                            .contains("at the fish market: 1 tills", "1 tills run a program that prints no text"));

            assertThat(say(visitor, "look", Map.of()).body()).contains("Nothing has been sent yet", "columns=32");
            assertThat(visitor.get("/fleet/receipts/look.png?in=zh-TW&columns=32")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(visitor.get("/fleet/receipts/look.png?in=xx&columns=32").statusCode())
                    .isEqualTo(400);
            assertThat(told()).isEmpty();

            long id = begun(say(visitor, "begin", Map.of()));
            await().atMost(Duration.ofSeconds(60)).until(() -> told().isPresent());
            assertThat(told().orElseThrow().receipts()).singleElement().satisfies(text -> {
                assertThat(text.rollOut()).isEqualTo(id);
                // Six in the morning by the clock of London in winter.
                assertThat(text.from()).isEqualTo(Instant.parse("2011-12-01T06:00:00Z"));
                assertThat(text.head().en()).isEqualTo("12 Harbour Street, at the fish market\nVAT GB 123 4567 89");
                assertThat(text.foot().zhCn())
                        .as("left empty")
                        .isEqualTo(text.foot().en());
                assertThat(text.trouble()).isEmpty();
            });
            look(id);

            tells(ONE, id);
            database.sql("update roll_out set ring_began_at = ring_began_at - interval '16 minutes' where id = ?")
                    .param(id)
                    .update();
            String page = "/fleet/settings/" + id;
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(visitor.get(page + "?lang=en").body())
                                    .contains(">done<", "1 of 1", "Text of receipts"));

            // A second one lies behind the first, and is taken back to it.
            Map<String, String> atOnce = Map.of("foot.en", "Come back soon", "from", "");
            HttpResponse<String> asked = say(visitor, "begin", atOnce);
            assertThat(asked.statusCode())
                    .as("the first would never be printed")
                    .isEqualTo(400);
            assertThat(asked.body()).contains("would never be printed", "drop text " + id + ", from ", "06:00");
            Map<String, String> ticked = new HashMap<>(atOnce);
            ticked.put("replace." + id, "on");
            long second = begun(say(visitor, "begin", ticked));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> told().map(WantedSettings::receipts)
                            .filter(texts -> texts.getLast().rollOut() == second)
                            .isPresent());
            assertThat(visitor.get(page + "?lang=en").body())
                    .contains(">replaced<")
                    .doesNotContain(">done<");
            assertThat(visitor.get("/fleet/receipts?lang=en&store=s431").body()).contains(">replaced<");
            visitor.post("/fleet/settings/" + second + "/roll-back", Map.of());
            assertThat(visitor.get(page + "?lang=en").body()).contains(">done<").doesNotContain(">replaced<");
            assertThat(told().orElseThrow().receipts())
                    .extracting(ReceiptText::rollOut)
                    .containsExactly(id);

            // A third one waits behind the first, which is taken back alone and does not come back with the third.
            long third = begun(say(visitor, "begin", Map.of("foot.en", "Merry Christmas", "from", "2011-12-24T06:00")));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> told().map(WantedSettings::receipts)
                            .filter(texts -> texts.getLast().rollOut() == third)
                            .isPresent());
            visitor.post(page + "/roll-back", Map.of());
            assertThat(told().orElseThrow().receipts())
                    .extracting(ReceiptText::rollOut)
                    .containsExactly(third);
            visitor.post("/fleet/settings/" + third + "/roll-back", Map.of());
            assertThat(told()).isEmpty();
            assertThat(database.sql("select state_before from audit_entry where subject = ? and kind = 'roll-out-back'")
                            .param(RolloutDesk.subject(third))
                            .query(String.class)
                            .single())
                    .contains("Merry Christmas");
        }
    }

    /** Settings are rolled out far more often than texts. */
    @Test
    void aTextIsListedHoweverManySettingsCameAfterIt() {
        transaction.executeWithoutResult(status -> {
            long text =
                    rollouts.begin(gives(new PrintedText(DAY, LocalText.same("Head"), LocalText.same(""))), Map.of());
            List<Long> settings = new ArrayList<>();
            for (int number = 0; number < 31; number++) {
                settings.addFirst(rollouts.begin(gives(null), Map.of()));
            }

            assertThat(rollouts.latest(Rollouts.Gives.TEXT, 30).getFirst().id()).isEqualTo(text);
            assertThat(rollouts.latest(Rollouts.Gives.SETTINGS, 30))
                    .extracting(Rollout::id)
                    .isEqualTo(settings.subList(0, 30));
            assertThat(rollouts.latest(Rollouts.Gives.PROGRAM, 30)).allMatch(each -> each.program() != null);
            status.setRollbackOnly();
        });
    }

    private static Rollout gives(@Nullable PrintedText text) {
        return new Rollout(
                0,
                "s431",
                List.of(),
                null,
                text,
                "Many",
                Duration.ofMinutes(15),
                "it",
                DAY,
                Rollout.State.DONE,
                -1,
                null,
                null);
    }

    @Test
    void refusesInOneLineWhatNoPrinterHas() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(visitor.get("/fleet/receipts?lang=en&store=s431")
                                    .body())
                            .contains("at the fish market: 1 tills"));

            HttpResponse<String> answer = say(
                    visitor,
                    "begin",
                    Map.of(
                            "head.en", "Fish \uD83D\uDC1F",
                            "head.zh-CN", "a\u001B@b",
                            "foot.zh-TW", "x\n".repeat(13),
                            "from", "soon"));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains(
                            "Head, English: the character U+1F41F is an emoji, which printers of tills do not have",
                            "Head, Chinese, mainland: the character U+001B is none that can be printed",
                            "Foot, Chinese, Taiwan: 13 lines; at most 12",
                            "From: “soon” is no day and time");
            assertThat(say(visitor, "look", Map.of("from", "1999-01-01T00:00")).body())
                    .contains("From: from now to 400 days ahead");
            assertThat(visitor.get("/fleet/receipts/0.png?in=en&columns=32").statusCode())
                    .isEqualTo(404);
        }
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            assertThat(buyer.get("/fleet/receipts").statusCode()).isEqualTo(403);
        }
    }

    private void look(long id) {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : List.of("en", "zh-CN")) {
                try (Screen screen = new Screen(port, "it", width, language)) {
                    Page page = screen.page();
                    page.navigate("/fleet/settings/" + id);
                    screen.examine("fleet-receipt-text");
                    page.navigate("/fleet/receipts?store=s431");
                    TEXT.forEach((name, value) ->
                            page.locator("[name='" + name + "']").fill(value.replace("\r\n", "\n")));
                    page.locator("form.fields button[formaction]").click();
                    page.locator("#look img").first().waitFor();
                    screen.examine("fleet-receipts");
                }
            }
        }
    }
}
