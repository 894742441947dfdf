package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Alerts held against what came, by what was decided about them, over the whole app. */
@WholeApp
final class ScoreboardTest {
    private static final StoreId STORE = StoreId.of("s141");
    private static final LocalDate TODAY = THURSDAY.minusDays(1);

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Test
    void showsWhatCameOfEachAlertInMoneyAndByWhatWasDecided() {
        CutOffsUnderTest.open(STORE);
        Instant until = clock.instant().plus(Duration.ofHours(3));
        CutOffsUnderTest.propose("milk-141", STORE, TestShop.MILK, "3.00", TODAY, "dairy-1", until);
        CutOffsUnderTest.propose("bread-141", STORE, TestShop.BREAD, "9.00", TODAY, "dairy-1", until);
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> buyer.get("/reorder?store=s141").body().contains("value=\"milk-141\"")
                            && buyer.get("/reorder?store=s141").body().contains("value=\"bread-141\""));
            buyer.post("/reorder/accept", Map.of("decision", "milk-141", "quantity", "2", "in", "PACKS"));
            buyer.post("/reorder/dismiss", Map.of("decision", "bread-141", "reason", "NOT_WORTH_IT"));

            tell(TestShop.MILK, TODAY, "3.00", outcome(until, "2.10", false));
            tell(TestShop.BREAD, TODAY, "9.00", outcome(null, "0.00", false));
            // Of another week, decided by nobody; and one that says nothing, because goods came otherwise.
            tell(TestShop.MILK, TODAY.minusDays(7), "5.00", outcome(until, "4.40", false));
            tell(TestShop.BREAD, TODAY.minusDays(7), "7.00", outcome(until, "6.60", true));
            tell(TestShop.BREAD, TODAY.minusDays(60), "1.00", outcome(until, "1.00", false));

            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(text(buyer.get("/reorder/scoreboard?lang=en&store=s141")
                                    .body()))
                            .contains(
                                    "Accepted with another quantity 1 1 80 % 100 % £3.00 £2.10",
                                    "Dismissed 1 1 80 % 0 % £9.00 £0.00",
                                    "Nobody decided 2 1 80 % 100 % £5.00 £4.40",
                                    "All 4 3 80 % 67 % £17.00 £6.50",
                                    "it was empty, £2.10 lost",
                                    "it was never empty, 4 left",
                                    "no verdict"));
            for (String language : new String[] {"zh-TW", "zh-CN"}) {
                assertThat(buyer.get("/reorder/scoreboard?store=s141&lang=" + language)
                                .body())
                        .doesNotContain("??");
            }
        }
    }

    private static String text(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private AlertScore.Outcome outcome(@Nullable Instant emptied, String lost, boolean disturbed) {
        return new AlertScore.Outcome(
                emptied,
                Quantity.each(3),
                Quantity.each(emptied == null ? 4 : 0),
                TestShop.pounds(lost),
                disturbed,
                clock.instant());
    }

    private void tell(Gtin item, LocalDate delivery, String expected, AlertScore.Outcome outcome) {
        RealParts.started()
                .publish(
                        Topics.ALERT_SCORE,
                        Keys.storeItem(STORE, item) + "|" + delivery,
                        new AlertScore(
                                        "r-141-" + item + delivery,
                                        STORE,
                                        item,
                                        Quantity.each(7),
                                        Quantity.each(70),
                                        delivery,
                                        8_000,
                                        TestShop.pounds(expected),
                                        Quantity.each(48),
                                        new ModelReference("mean-28", Hash.GENESIS),
                                        clock.instant(),
                                        null)
                                .cameTo(outcome));
    }
}
