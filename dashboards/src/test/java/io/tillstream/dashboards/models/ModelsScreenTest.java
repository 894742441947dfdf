package io.tillstream.dashboards.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cards of all models in a real browser, as chart and as table, by the rules of axe-core; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
final class ModelsScreenTest {

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        for (ModelCard card : List.of(
                CardsUnderTest.biasedDemand(), CardsUnderTest.releasedNextPurchase(), CardsUnderTest.refusedChurn())) {
            RealParts.started().publish(Topics.MODEL_CARD, card.model(), card);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 1280", "en, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "marketer", width, language)) {
            Page page = screen.page();
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                page.navigate("/models");
                assertThat(page.locator(".rules").count()).isEqualTo(3);
            });

            assertThat(page.locator("#churn-word").isVisible()).isFalse();
            screen.examine("models");

            page.locator("#churn [data-chart-toggle]").click();
            assertThat(page.locator("#churn-word").isVisible()).isTrue();
            screen.examine("models-as-table");
        }
    }
}
