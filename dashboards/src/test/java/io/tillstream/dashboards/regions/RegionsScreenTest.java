package io.tillstream.dashboards.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.WholeApp;
import java.time.Duration;
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
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
final class RegionsScreenTest {

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        ChainUnderTest.open(RealParts.started(), "g4");
    }

    /** Goes there once all stores of the chain are known. */
    private static void go(Screen screen, String path) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            screen.page().navigate(path);
            assertThat(screen.page().content()).contains("s44").contains("s41");
        });
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "manager", width, language)) {
            go(screen, "/regions?in=g4-north");
            screen.examine("regions");
            go(screen, "/today?store=@g4-north");
            screen.examine("today-of-a-region");
        }
    }

    @Test
    void areWorkedWithTheKeyboardAlone() {
        try (Screen screen = new Screen(port, "manager", Screen.DESK, "en")) {
            go(screen, "/regions?in=g4-town");
            assertThat(screen.page().isDisabled(".moving button")).isTrue();

            screen.page().keyboard().press("j");
            screen.page().keyboard().press("x");
            assertThat(screen.page().textContent("[data-chosen]")).isEqualTo("Chosen stores: 1");
            screen.page().focus("select[name=move]");
            screen.page().selectOption("select[name=move]", "region:g4-river");
            screen.page().focus(".moving button");
            screen.page().keyboard().press("Enter");
            screen.page().waitForSelector(".decided .tag.good:text('→ Along the river')");
            screen.examine("regions-changed");

            screen.page().focus(".decided button");
            screen.page().keyboard().press("Enter");
            screen.page().waitForSelector(".decided .tag.good:text('→ Old town')");
            assertThat(screen.page().textContent(".stores tbody")).contains("Mill Lane", "Castle Gate");
        }
    }

    @Test
    void aPhoneChoosesAllThatAreShown() {
        try (Screen screen = new Screen(port, "manager", Screen.PHONE, "en")) {
            go(screen, "/regions?in=g4-north");

            screen.page().check("[data-choose-all]");

            assertThat(screen.page().textContent("[data-chosen]")).isEqualTo("Chosen stores: 4");
            screen.examine("regions-chosen");
        }
    }
}
