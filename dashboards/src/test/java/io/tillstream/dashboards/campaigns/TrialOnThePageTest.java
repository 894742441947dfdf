package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.wire.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A campaign tried on the sales of the accepted log, over the whole app. */
@WholeApp
final class TrialOnThePageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StoreId STORE = StoreId.of("s113");
    private static final TillId TILL = TillId.parse("s113-t1");

    private static final Promotion FROM_A_FILE = new Promotion(
            "trial-winter",
            LocalText.same("Ten off all winter"),
            new Eligibility(
                    new Eligibility.Everybody(),
                    List.of(STORE),
                    List.of(),
                    Instant.parse("2011-11-01T00:00:00Z"),
                    Instant.parse("2012-01-01T00:00:00Z"),
                    null),
            Qualifying.of(Selection.everything()),
            new Reward.PercentOff(1_000),
            Limits.none(),
            0,
            null,
            false,
            null,
            true);

    @LocalServerPort
    private int port;

    @Test
    void saysWhatItWouldHaveCostAndAgainForAnotherPercentage() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        for (int number = 1; number <= 3; number++) {
            parts.publish(
                    Topics.ACCEPTED,
                    STORE.value(),
                    TestShop.sale(TILL, 1, number, RealParts.BUSINESS_MORNING.minusSeconds(3_600L * number), 5, 2));
        }
        try (Visitor marketer = new Visitor(port)) {
            marketer.signIn("marketer", RealParts.PASSWORD);
            marketer.get("/campaigns?lang=en");
            String place = marketer.post("/campaigns/begin", Map.of())
                    .headers()
                    .firstValue("Location")
                    .map(address -> URI.create(address).getPath())
                    .orElseThrow();
            await().atMost(PATIENCE)
                    .until(() ->
                            marketer.post(place + "/preview", form("20")).body().contains("% off everything"));

            marketer.post(place + "/try", form("20"));
            await().atMost(PATIENCE).until(() -> summary(marketer, place, "20").contains("3 of them its audience"));
            String twenty = summary(marketer, place, "20");
            assertThat(twenty).contains("Costs about").doesNotContain("another version than the form shows");
            assertThat(summary(marketer, place, "15")).contains("another version than the form shows");

            marketer.post(place + "/try", form("15"));
            await().atMost(PATIENCE)
                    .until(() -> !summary(marketer, place, "15").contains("another version than the form shows"));
            // 5 pieces of milk at 1.20 and 2 of bread at 2.00 are 10.00 a receipt: 1.50 off each of three.
            assertThat(cost(summary(marketer, place, "15"))).isCloseTo(cost(twenty) * 3 / 4, within(1L));

            parts.publish(Topics.PROMOTION, FROM_A_FILE.id(), FROM_A_FILE);
            await().atMost(PATIENCE).until(() -> summary(marketer, place, "30").contains("On at the same time"));
            marketer.post(place + "/try", form("30"));
            await().atMost(PATIENCE).until(() -> summary(marketer, place, "30").contains("Meets other promotions"));
            assertThat(summary(marketer, place, "30"))
                    .contains("Ten off all winter</strong>")
                    .doesNotContain("trial-winter");
            assertThat(marketer.get("/campaigns").body())
                    .contains("At the tills, from files", "Ten off all winter", "until 1 Jan 2012");
        }
    }

    private static long cost(String summary) {
        String after = summary.substring(summary.indexOf("Costs about"));
        String amount = after.substring(after.indexOf('£') + 1);
        return Long.parseLong(amount.substring(0, amount.indexOf('<')).replaceAll("[^0-9]", ""));
    }

    private static String summary(Visitor marketer, String place, String percent) {
        return marketer.post(place + "/preview", form(percent)).body();
    }

    private static Map<String, String> form(String percent) {
        Map<String, String> form = new HashMap<>();
        form.put("nameEn", "Everything cheaper");
        form.put("audience", "everybody");
        form.put("kind", "percent-off");
        form.put("percent", percent);
        form.put("items", "everything");
        form.put("from", "2011-12-01");
        form.put("until", "2011-12-14");
        form.put("shop", STORE.value());
        form.put("measure", "revenue");
        return form;
    }
}
