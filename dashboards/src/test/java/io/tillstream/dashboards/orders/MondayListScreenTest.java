package io.tillstream.dashboards.orders;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.reorder.CutOffsUnderTest;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The buyer's Monday: the list with the keyboard alone, to the order on the topic. Pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^7]]", disabledReason = "another day's turn")
final class MondayListScreenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Test
    void goesFromTheListToTheOrderWithTheKeyboardAlone() {
        StoreId store = offer("97");
        try (Screen screen = new Screen(port, "buyer", Screen.DESK, "en")) {
            Page page = screen.page();
            openList(page, store, 2);
            assertThat(page.locator("tr[data-row] .money").allTextContents())
                    .containsExactly("£46.00 £11.00 with the order", "£40.00 £5.00 with the order");

            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("e");
            Locator milk = page.locator("tr[data-row]").nth(1);
            // A browser tells that something was opened a moment after it has.
            PlaywrightAssertions.assertThat(milk.locator("output")).hasText("Expected loss: £5.00");
            page.keyboard().type("2");
            PlaywrightAssertions.assertThat(milk.locator("output")).hasText("Expected loss: £20.00");
            PlaywrightAssertions.assertThat(milk.locator(".whatif .now")).hasText("24 → £20.00");
            milk.locator("[name=in]").selectOption("PIECES");
            PlaywrightAssertions.assertThat(milk.locator("output")).hasText("Expected loss: £30.00 to £40.00");
            PlaywrightAssertions.assertThat(milk.locator(".whatif .now")).hasCount(0);
            milk.locator("[name=in]").selectOption("PACKS");
            milk.locator("[name=quantity]").focus();
            screen.picture("orders-edit");
            page.keyboard().press("Enter");
            page.waitForSelector(".done");
            PlaywrightAssertions.assertThat(page.locator("tr[data-row]")).hasCount(1);

            page.keyboard().press("a");
            page.waitForSelector("p.empty");
            page.keyboard().press("z");
            page.waitForSelector("tr[data-row]");
            page.keyboard().press("o");
            page.waitForURL(address -> address.contains("/orders"));
            page.keyboard().press("j");
            page.keyboard().press("s");
            page.waitForSelector(".sent");

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !SaidOrders.of(store).isEmpty());
            assertThat(SaidOrders.of(store))
                    .singleElement()
                    .satisfies(word -> assertThat(word.lines())
                            .extracting(PurchaseOrder.Line::gtin, PurchaseOrder.Line::ordered)
                            .containsExactly(tuple(TestShop.MILK, Quantity.each(24))));
            openList(page, store, 1);
            assertThat(page.locator("tr[data-row]").textContent()).contains("Bread");
        }
    }

    @Test
    void ticksAndPutsOffWithTheKeyboardAndShowsItsKeys() {
        StoreId store = offer("98");
        try (Screen screen = new Screen(port, "buyer", Screen.DESK, "en")) {
            Page page = screen.page();
            openList(page, store, 2);
            assertThat(page.locator("#chosen").isVisible()).isFalse();

            page.keyboard().press("?");
            assertThat(page.locator("[data-help] dl").isVisible()).isTrue();
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("#chosen [data-count]").textContent()).isEqualTo("ticked: 1");
            page.locator("#chosen button").press("Enter");
            page.waitForSelector(".done");

            page.keyboard().press("j");
            page.keyboard().press("s");
            page.keyboard().press("Enter");
            page.waitForSelector("p.empty");
            assertThat(page.locator(".decided").textContent()).contains("Accepted", "Put off");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, 101", "en, 390, 102", "zh-TW, 1280, 103", "zh-TW, 390, 104", "zh-CN, 390, 105"})
    void areReadableOnADeskAndOnAPhone(String language, int width, String id) {
        StoreId store = offer(id);
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            openList(page, store, 2);
            screen.examine("reorder-list");
            page.locator("[data-key=e]").first().click();
            screen.examine("reorder-edit");
            page.keyboard().press("Escape");
            page.locator("[data-key=a]").first().click();
            page.waitForSelector(".done");
            page.locator("[data-key=a]").first().click();
            page.waitForSelector("p.empty");
            page.navigate("/orders?store=" + store);
            screen.examine("orders-drafts");
            page.locator("[data-key=s]").click();
            page.waitForSelector(".sent");
            screen.examine("orders-sent");
        }
    }

    private StoreId offer(String id) {
        StoreId store = StoreId.of("s" + id);
        CutOffsUnderTest.open(store);
        Instant until = clock.instant().plus(Duration.ofHours(3));
        CutOffsUnderTest.propose("milk-" + id, store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", until);
        CutOffsUnderTest.propose("bread-" + id, store, TestShop.BREAD, "9.00", THURSDAY, "dairy-1", until);
        return store;
    }

    private static void openList(Page page, StoreId store, int rows) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            page.navigate("/reorder?store=" + store);
            assertThat(page.locator("tr[data-row]").count()).isEqualTo(rows);
        });
    }
}
