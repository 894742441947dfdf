package io.tillstream.dashboards.regions;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Regions in a real browser, on a desk and on a phone, by the rules of axe-core; pictures of them lie in target/screens
 * afterwards. Stores s41 to s44 belong to this test.
 */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[013]", disabledReason = "another day's turn")
final class RegionsScreenTest {
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    private static Chromium browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        ChainUnderTest.open(RealParts.started(), "g4");
        browser = new Chromium();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    /** A browser window of somebody who has signed in. */
    private final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private final String name;

        Window(int width, int height, String language) {
            context = browser.window(new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale(language)
                    .setBaseURL("http://127.0.0.1:" + port));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            name = width + "-" + language;
            page.navigate("/sign-in?lang=" + language);
            page.fill("input[name=username]", "manager");
            page.fill("input[name=password]", RealParts.PASSWORD);
            page.click("main button");
            page.waitForURL("**/today**");
        }

        /** Goes there once all stores of the chain are known. */
        void go(String path) {
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                page.navigate(path);
                assertThat(page.content()).contains("s44").contains("s41");
            });
        }

        void examine(String picture) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screens", picture + "-" + name + ".png")));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("%s %s by the rules of axe-core", picture, name)
                    .extracting(Rule::getId)
                    .isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s %s fits its width", picture, name)
                    .isTrue();
            assertThat(complaints).isEmpty();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (Window window = new Window(width, width == DESK ? 900 : 844, language)) {
            window.go("/regions?in=g4-north");
            window.examine("regions");
            window.go("/today?store=@g4-north");
            window.examine("today-of-a-region");
        }
    }

    @Test
    void areWorkedWithTheKeyboardAlone() {
        try (Window window = new Window(DESK, 900, "en")) {
            window.go("/regions?in=g4-town");
            assertThat(window.page.isDisabled(".moving button")).isTrue();

            window.page.keyboard().press("j");
            window.page.keyboard().press("x");
            assertThat(window.page.textContent("[data-chosen]")).isEqualTo("Chosen stores: 1");
            window.page.focus("select[name=move]");
            window.page.selectOption("select[name=move]", "region:g4-river");
            window.page.focus(".moving button");
            window.page.keyboard().press("Enter");
            window.page.waitForSelector(".decided .tag.good:text('→ Along the river')");
            window.examine("regions-changed");

            window.page.focus(".decided button");
            window.page.keyboard().press("Enter");
            window.page.waitForSelector(".decided .tag.good:text('→ Old town')");
            assertThat(window.page.textContent(".stores tbody")).contains("Mill Lane", "Castle Gate");
        }
    }

    @Test
    void aPhoneChoosesAllThatAreShown() {
        try (Window window = new Window(PHONE, 844, "en")) {
            window.go("/regions?in=g4-north");

            window.page.check("[data-choose-all]");

            assertThat(window.page.textContent("[data-chosen]")).isEqualTo("Chosen stores: 4");
            window.examine("regions-chosen");
        }
    }
}
