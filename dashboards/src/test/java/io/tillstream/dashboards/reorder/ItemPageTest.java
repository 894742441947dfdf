package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line of the list looked at closely, beside it and as a page of its own; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^06]]", disabledReason = "another day's turn")
final class ItemPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Test
    void saysAllThatIsKnownAndWhatBecameOfWhatWasDecided() {
        StoreId store = offer("111");
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            String address = "/reorder/item/" + store + "/" + TestShop.MILK + "?lang=en";
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(buyer.get(address).body())
                            .contains(
                                    "Milk 1 L",
                                    "82 %",
                                    "£1.20 of the loss because of the days of the week ahead",
                                    "PO-4711",
                                    "confirmed",
                                    "now £1.20",
                                    "06:00: £1.35",
                                    "£40.00",
                                    "£5.00 with the order",
                                    "£3.00 is expected to be lost before the delivery on Thu 10 Nov",
                                    "Milk week",
                                    "Mon 7 Nov to Sat 2 Jun 2012",
                                    "20 % less",
                                    "2 to 11, middle 5",
                                    "16 h",
                                    "nobody decided",
                                    "foretold: 81 % empty, £6.40 lost",
                                    "it was empty, £5.10 lost"));

            buyer.post("/reorder/accept", Map.of("decision", "milk-111", "quantity", "2", "in", "PACKS"));

            assertThat(buyer.get(address).body())
                    .contains("Nothing is proposed", "24 in 2 packs instead of 48")
                    .doesNotContain("value=\"milk-111\"", "??", " style=");
            assertThat(buyer.get("/reorder/item/" + store + "/05901234123457").statusCode())
                    .isEqualTo(404);
            assertThat(buyer.get("/reorder/item/nowhere/" + TestShop.MILK).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void letsWhoMayNotOrderLookOnly() {
        StoreId store = offer("112");
        try (Visitor marketer = new Visitor(port)) {
            marketer.signIn("marketer", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () -> assertThat(marketer.get("/reorder/item/" + store + "/" + TestShop.MILK + "?lang=en")
                                            .body())
                                    .contains("82 %", "£12.00")
                                    .doesNotContain("Accept this quantity"));
        }
    }

    @Test
    void opensBesideTheListWithAKeyAndLetsTheLossBeTried() {
        StoreId store = offer("113");
        try (Screen screen = new Screen(port, "buyer", Screen.DESK, "en")) {
            Page page = listOf(screen, store);
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#closely-title")).isFocused();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("tr[data-row]").first())
                    .isFocused();

            page.keyboard().press("j");
            page.keyboard().press("i");
            page.waitForSelector("dialog[open] form");
            Locator milk = page.locator("dialog");
            PlaywrightAssertions.assertThat(milk.locator("h1")).containsText("Milk 1 L");
            PlaywrightAssertions.assertThat(milk.locator("output")).hasText("Expected loss: £5.00");
            milk.locator("[data-slide]").focus();
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            PlaywrightAssertions.assertThat(milk.locator("output")).hasText("Expected loss: £20.00");
            PlaywrightAssertions.assertThat(milk.locator("[name=quantity]")).hasValue("2");

            milk.locator("button.strong").press("Enter");
            PlaywrightAssertions.assertThat(page.locator("tr[data-row]")).hasCount(1);
            assertThat(milk.isVisible()).isFalse();
            assertThat(page.locator(".done").textContent()).contains("24 in 2 packs instead of 48");
        }
    }

    /** The answer to a renewal that was asked for before the first key comes after it. */
    @Test
    void aListThatComesLateDoesNotTakeTheRowFromUnderTheHand() {
        StoreId store = offer("119");
        try (Screen screen = new Screen(port, "buyer", Screen.DESK, "en")) {
            Page page = listOf(screen, store);
            AtomicReference<Route> held = new AtomicReference<>();
            page.route("**/reorder/list*", route -> {
                if (!held.compareAndSet(null, route)) {
                    route.resume();
                }
            });
            page.evaluate("htmx.trigger(document.getElementById('list'), 'renew')");
            page.waitForCondition(() -> held.get() != null);
            page.keyboard().press("j");
            Locator first = page.locator("tr[data-row]").first();
            PlaywrightAssertions.assertThat(first).isFocused();

            page.waitForResponse(
                    "**/reorder/list*", () -> Objects.requireNonNull(held.get()).resume());
            page.waitForTimeout(300);

            PlaywrightAssertions.assertThat(first).isFocused();
        }
    }

    @Test
    void isAPageOfItsOwnWithoutScripts() {
        StoreId store = offer("114");
        try (Screen screen = Screen.withoutScripts(port, "buyer", Screen.DESK, "en")) {
            Page page = listOf(screen, store);
            page.locator("a.name", new Page.LocatorOptions().setHasText("Milk")).click();
            page.waitForURL(address -> address.contains("/reorder/item/" + store));
            PlaywrightAssertions.assertThat(page.locator("#closely-days")).isVisible();
            page.fill("[name=quantity]", "3");
            page.locator(".slide button.strong").click();
            PlaywrightAssertions.assertThat(page.locator("#list")).containsText("36 in 3 packs instead of 48");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, 115", "en, 390, 116", "zh-TW, 390, 117", "zh-CN, 1280, 118"})
    void isReadableOnADeskAndOnAPhone(String language, int width, String id) {
        StoreId store = offer(id);
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = listOf(screen, store);
            page.locator("a.name").nth(1).click();
            page.waitForSelector("dialog[open] svg rect.sold");
            screen.examine("closely-beside");
            page.navigate("/reorder/item/" + store + "/" + TestShop.MILK);
            screen.examine("closely");
            page.locator("[data-chart-toggle]").click();
            assertThat(page.locator("#closely-days").isVisible()).isTrue();
        }
    }

    private StoreId offer(String id) {
        StoreId store = StoreId.of("s" + id);
        CutOffsUnderTest.open(store);
        ItemUnderTest.know(store);
        Instant until = clock.instant().plus(Duration.ofHours(3));
        CutOffsUnderTest.propose("milk-" + id, store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", until);
        CutOffsUnderTest.propose("bread-" + id, store, TestShop.BREAD, "9.00", THURSDAY, "dairy-1", until);
        return store;
    }

    private static Page listOf(Screen screen, StoreId store) {
        Page page = screen.page();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            page.navigate("/reorder?store=" + store);
            assertThat(page.locator("tr[data-row]").count()).isEqualTo(2);
        });
        return page;
    }
}
