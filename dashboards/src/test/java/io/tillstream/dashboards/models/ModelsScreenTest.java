package io.tillstream.dashboards.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tillstream.dashboards.Chromium;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cards of all models in a real browser, as chart and as table, by the rules of axe-core; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[123]", disabledReason = "another day's turn")
final class ModelsScreenTest {
    private static Chromium browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        for (ModelCard card : List.of(
                CardsUnderTest.biasedDemand(), CardsUnderTest.releasedNextPurchase(), CardsUnderTest.refusedChurn())) {
            RealParts.started().publish(Topics.MODEL_CARD, card.model(), card);
        }
        browser = new Chromium();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 1280", "en, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (BrowserContext context = browser.window(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale(language)
                .setBaseURL("http://127.0.0.1:" + port))) {
            Page page = context.newPage();
            page.navigate("/sign-in?lang=" + language);
            page.fill("input[name=username]", "marketer");
            page.fill("input[name=password]", RealParts.PASSWORD);
            page.click("main button");
            page.waitForURL("**/today**");
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                page.navigate("/models");
                assertThat(page.locator(".rules").count()).isEqualTo(3);
            });

            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screens", "models-" + width + "-" + language + ".png")));

            assertThat(page.locator("#churn-word").isVisible()).isFalse();
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(Rule::getId)
                    .isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();

            page.locator("#churn [data-chart-toggle]").click();
            assertThat(page.locator("#churn-word").isVisible()).isTrue();
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(Rule::getId)
                    .isEmpty();
        }
    }
}
