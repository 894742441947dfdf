package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The groups of the buyer's list in a real browser; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
final class CutOffScreenTest {
    private static final StoreId STORE = StoreId.of("s75");

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void open() {
        CutOffsUnderTest.open(STORE);
    }

    @BeforeEach
    void propose() {
        Instant now = clock.instant();
        CutOffsUnderTest.propose(
                "milk-75", STORE, TestShop.MILK, "3.00", THURSDAY, "dairy-1", now.plus(Duration.ofMinutes(150)));
        CutOffsUnderTest.propose("bread-75", STORE, TestShop.BREAD, "90.00", THURSDAY, null, null);
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = listOf(screen);

            screen.examine("reorder");

            assertThat(page.locator("tr.group").count()).isEqualTo(2);
        }
    }

    @Test
    void countsDownWithoutBeingAskedForAgain() {
        try (Screen screen = new Screen(port, "buyer", Screen.DESK, "en")) {
            Page page = listOf(screen);
            // A list somebody walks through is not renewed under their hands.
            page.locator("tr[data-row]").first().focus();
            String before = page.locator("[data-left]").first().textContent();
            page.evaluate("const now = Date.now; Date.now = () => now() + 100 * 60000;");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(page.locator("[data-left]").first().textContent())
                                    .matches("(4[6-9]|50) min left"));

            assertThat(before).matches("2 h (2[5-9]|30) min left");
            assertThat(page.locator(".left.soon").count()).isEqualTo(1);
        }
    }

    @Test
    void saysThePlainTimeWithoutScripts() {
        try (Screen screen = Screen.withoutScripts(port, "buyer", Screen.DESK, "en")) {
            Page page = listOf(screen);

            assertThat(page.locator(".group .until").first().textContent()).matches("order until \\d\\d:\\d\\d today");
            assertThat(page.locator("[data-left]").first().isVisible()).isFalse();
        }
    }

    private static Page listOf(Screen screen) {
        Page page = screen.page();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            page.navigate("/reorder?store=" + STORE);
            assertThat(page.locator("tr[data-row]").count()).isEqualTo(2);
        });
        return page;
    }
}
