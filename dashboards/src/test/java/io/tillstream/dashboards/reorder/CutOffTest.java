package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The buyer's list around a cut-off, over the whole app. */
@WholeApp
final class CutOffTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private Visitor buyer;

    @BeforeEach
    void comeIn() {
        buyer = new Visitor(port);
        buyer.signIn("buyer", RealParts.PASSWORD);
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Valley Dairy, arrives Thu 10 Nov, order until 14:00 today, No cut-off known, £40.00 margin at risk",
        "zh-TW, 山谷乳品, 11月10日 週四 到貨, 今天 14:00 前下單, 截單時間未知, 可能損失毛利 £40.00",
        "zh-CN, 山谷乳业, 11月10日 周四 到货, 今天 14:00 前下单, 截单时间未知, 可能损失毛利 £40.00"
    })
    void groupsWhatIsOrderedTogetherTheSoonestFirst(
            String language, String dairy, String arrives, String until, String unknown, String atRisk) {
        StoreId store = StoreId.of("s71");
        CutOffsUnderTest.open(store);
        Instant twoOClock = Instant.parse("2011-11-09T14:00:00Z");
        CutOffsUnderTest.propose("milk-71", store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", twoOClock);
        CutOffsUnderTest.propose("bread-71", store, TestShop.BREAD, "90.00", THURSDAY, null, null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(store, language)).contains("milk-71", "bread-71", dairy));

        assertThat(page(store, language))
                .containsSubsequence(dairy, arrives, until, atRisk, "milk-71", unknown, "bread-71");
        assertThat(page(store, language)).doesNotContain("??");
    }

    @Test
    void takesAnOrderAMinuteBeforeTheCutOffAndNoneAMinuteAfter() {
        StoreId store = StoreId.of("s73");
        CutOffsUnderTest.open(store);
        Instant now = clock.instant();
        CutOffsUnderTest.propose("late-73", store, TestShop.BREAD, "9.00", THURSDAY, "bakery", now.minusSeconds(60));
        CutOffsUnderTest.propose("milk-73", store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", now.plusSeconds(60));
        await().atMost(Duration.ofSeconds(50)).until(() -> page(store, "en").contains("milk-73"));

        assertThat(page(store, "en")).doesNotContain("late-73");
        assertThat(buyer.post("/reorder/accept", Map.of("decision", "late-73", "store", store.value()))
                        .statusCode())
                .isEqualTo(409);
        String accepted = buyer.post("/reorder/accept", Map.of("decision", "milk-73", "store", store.value()))
                .body();
        assertThat(accepted).contains("Accepted", "Valley Dairy").doesNotContain("value=\"milk-73\"");
    }

    @Test
    void doesNotAskAgainForTheDeliveryAfterOneThatIsOrdered() {
        StoreId store = StoreId.of("s74");
        CutOffsUnderTest.open(store);
        Instant later = Instant.parse("2011-11-13T14:00:00Z");
        CutOffsUnderTest.propose("milk-74", store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", later);
        CutOffsUnderTest.propose("bread-74", store, TestShop.BREAD, "9.00", THURSDAY, "bakery", later);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(store, "en")).contains("milk-74", "bread-74"));
        buyer.post("/reorder/accept", Map.of("decision", "milk-74", "store", store.value()));
        buyer.post(
                "/reorder/dismiss", Map.of("decision", "bread-74", "reason", "NOT_WORTH_IT", "store", store.value()));

        CutOffsUnderTest.propose("milk-74-b", store, TestShop.MILK, "5.00", THURSDAY.plusDays(4), "dairy-1", later);
        CutOffsUnderTest.propose("bread-74-b", store, TestShop.BREAD, "9.00", THURSDAY.plusDays(4), "bakery", later);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(store, "en")).contains("value=\"bread-74-b\""));

        assertThat(page(store, "en")).doesNotContain("value=\"milk-74-b\"");
    }

    private String page(StoreId store, String language) {
        return buyer.get("/reorder?store=" + store + "&lang=" + language).body();
    }
}
