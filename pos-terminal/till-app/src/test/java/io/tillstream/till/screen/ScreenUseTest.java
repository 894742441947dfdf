package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.shortage.OtherStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The counter in the hands of somebody who has no mouse, does not see the screen, or needs it twice as large. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^06]]", disabledReason = "another day's turn")
class ScreenUseTest {
    private static final Gtin EMPTY = Gtin.ofDigits("9501101530058");
    private static final Gtin ELSEWHERE = Gtin.ofDigits("9501101530065");

    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.product(EMPTY, "Butter", "奶油", "黄油"));
        lines.add(Shop.price(EMPTY, "1.40 GBP", Shop.NOON.minusSeconds(60)));
        lines.add(Shop.stock(EMPTY, 0));
        lines.add(Shop.product(ELSEWHERE, "Cream", "鮮奶油", "淡奶油"));
        lines.add(Shop.price(ELSEWHERE, "1.10 GBP", Shop.NOON.minusSeconds(60)));
        lines.add(Shop.stock(ELSEWHERE, 0));
        HeadOfficeFake headOffice = new HeadOfficeFake();
        headOffice.hasElsewhere(new StockElsewhere(
                ELSEWHERE,
                List.of(new StockElsewhere.There(
                        StoreId.of("s2"), LocalText.same("Station Store"), Quantity.each(7), Shop.NOON, null))));
        OtherStores otherStores = new OtherStores(headOffice, Shop.AT_NOON, () -> {});
        till = RunningTill.start(data, lines, Map.of("otherStores", otherStores));
        windows = Windows.open();
    }

    @AfterAll
    static void stop() {
        windows.close();
        till.close();
    }

    @BeforeEach
    void nobodyIsAtTheCounter() {
        till.clear();
    }

    /** Slower than a scanner that plays a keyboard: a busy machine must not take a half of it for one. */
    private static void byHand(Page page, String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(60));
    }

    @Test
    void sellsByKeyboardAlone() {
        try (Page page = windows.desk(till.address())) {
            byHand(page, "2*" + Shop.MILK.ean13());
            page.keyboard().press("Enter");
            assertThat(page.locator(".line")).hasCount(1);
            byHand(page, "cof");
            assertThat(page.locator(".found")).isVisible();
            page.keyboard().press("Escape");
            byHand(page, Shop.BREAD.ean13());
            page.keyboard().press("Enter");
            assertThat(page.locator(".line")).hasCount(2);
            page.keyboard().press("Delete");
            assertThat(page.locator(".line.is-voided")).hasCount(1);
            page.keyboard().press("Enter");
            assertThat(page.locator(".is-paying")).isVisible();
            byHand(page, "5");
            page.keyboard().press("Enter");

            assertThat(page.locator(".done-change strong")).hasText("£2.60");
        }
    }

    @Test
    void takesTheFirstItemFoundByEnterHoweverFastItWasTyped() {
        try (Page page = windows.desk(till.address())) {
            page.keyboard().type("coffee");
            page.keyboard().press("Enter");
            assertThat(page.locator(".line-name")).hasText("Coffee");
            assertThat(page.locator("#entry")).hasValue("");

            page.keyboard().type("kafei");
            page.keyboard().press("Enter");
            assertThat(page.locator("#total")).hasText("£12.80");

            page.keyboard().type("nothing of the kind");
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice .happened")).containsText("nothing of the kind");
        }
    }

    @Test
    void goesToTheTilesByTheArrows() {
        try (Page page = windows.desk(till.address())) {
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");

            assertThat(page.locator(".line")).hasCount(1);
            assertThat(page.locator(".line-name"))
                    .hasText(page.locator(".tile-name").nth(1).innerText());
        }
    }

    /** WCAG 1.4.4 and 1.4.10: nothing is lost, and nothing has to be pushed sideways. */
    @Test
    void sellsByTouchAtTwiceTheSize() {
        try (Page page = windows.zoomedDesk(till.address())) {
            page.locator(".tile", new Page.LocatorOptions().setHasText("Milk")).click();
            assertThat(page.locator(".line")).hasCount(1);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            page.locator(".tenders .key.pay").click();
            assertThat(page.locator(".is-paying")).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/paying-at-200-percent.png")));
            page.locator(".is-paying .key.pay").click();

            assertThat(page.locator(".done-title strong")).hasText("£1.20");
        }
    }

    /** WCAG 1.4.4 again: only the text grows. */
    @Test
    void cutsNothingOffWhenOnlyTheTextIsTwiceAsLarge() {
        till.types(Shop.MILK.ean13(), Shop.COFFEE.ean13());
        try (Page page = windows.phone(till.address())) {
            page.evaluate("document.documentElement.style.fontSize = '32px'");

            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            page.locator(".tenders .key.cash").click();
            assertThat(page.locator(".done-title strong")).hasText("£7.60");
        }
    }

    @Test
    void tellsAScreenReaderEveryStepOnce() {
        try (Page page = windows.desk(till.address())) {
            page.evaluate("""
                    () => {
                      window.heard = [];
                      for (const id of ['spoken', 'alarm']) {
                        const place = document.getElementById(id);
                        new MutationObserver(() => place.textContent && window.heard.push(place.textContent))
                            .observe(place, { childList: true, characterData: true, subtree: true });
                      }
                    }""");
            till.does(new Act.Scanned("]E0" + Shop.MILK.ean13()));
            assertThat(page.locator("#spoken")).containsText("Milk");
            till.does(new Act.Scanned("]E05901234123457"));
            assertThat(page.locator("#alarm")).containsText("not in the price list");
            till.desk().refresh();
            till.does(new Act.Back(), new Act.BeginPayment());
            assertThat(page.locator("#spoken")).containsText("Still to pay");
            till.does(new Act.PayCash(500L));
            assertThat(page.locator("#spoken")).containsText("Paid");

            assertThat(Windows.texts(page.evaluate("window.heard")))
                    .containsExactly(
                            "Milk, 1 × £1.20. 30 in stock. Total £1.20.",
                            "“5901234123457” is not in the price list. The basket is unchanged; go on selling. Scan"
                                    + " again, or search for the item by name.",
                            "Still to pay in cash £1.20",
                            "Paid £1.20. Change £3.80.");
        }
    }

    @Test
    void offersWhatStandsInForAnEmptyShelfAndTakesItAtOneTouch() {
        try (Page page = windows.desk(till.address())) {
            assertThat(page.locator("#stock-" + EMPTY.value())).containsText("none left");
            assertThat(page.locator("#stock-" + Shop.MILK.value())).containsText("30 in stock");
            till.does(new Act.Scanned("]E0" + EMPTY.ean13()));
            assertThat(page.locator(".shortage-title")).hasText("By the books there is no Butter left here.");
            assertThat(page.locator(".shortage-where")).containsText("Other stores cannot be asked now");
            page.locator(".shortage button").click();

            assertThat(page.locator(".line.is-voided .line-name")).hasText("Butter");
            assertThat(page.locator("#total")).hasText("£1.20");
        }
    }

    @Test
    void namesTheStoreThatHasWhatIsMissing() {
        try (Page page = windows.desk(till.address())) {
            till.does(new Act.Scanned("]E0" + ELSEWHERE.ean13()));

            assertThat(page.locator(".shortage-where span").first()).hasText("Station Store has 7");
            assertThat(page.locator("#saying")).containsText("Station Store has 7.");
        }
    }

    @Test
    void namesNoKeysOnAPhone() {
        till.types(Shop.MILK.ean13(), "1000*", Shop.MILK.ean13(), "nothing");
        try (Page phone = windows.phone(till.address());
                Page desk = windows.desk(till.address())) {
            assertThat(desk.locator(".notice")).containsText("Esc");
            assertThat(phone.locator(".notice .with-keys")).isHidden();
            assertThat(phone.locator(".notice .keycap")).isHidden();
            assertThat(phone.locator("#alarm")).containsText("leave the item out.");
        }
    }

    @Test
    void keepsTheLookThatWasChosen() {
        try (Page page = windows.desk(till.address())) {
            page.locator("form[action='/look/colours'] button").click();
            page.locator("form[action='/look/colours'] button").click();
            page.locator("form[action='/look/hand'] button").click();

            assertThat(page.locator("html")).hasAttribute("data-colours", "dark");
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(17, 22, 26)");
            assertThat(page.evaluate("document.querySelector('.counter').getBoundingClientRect().left < 100"))
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/dark-left-hand.png")));
            assertThat(data.resolve("screen.json")).content().contains("DARK").contains("LEFT");
            page.locator("form[action='/look/colours'] button").click();
            page.locator("form[action='/look/hand'] button").click();
            assertThat(page.locator("html")).hasAttribute("data-colours", "device");
        }
    }

    @Test
    void keepsTheFocusOnAKeyWhileNewsArrives() {
        till.types(Shop.MILK.ean13());
        try (Page page = windows.desk(till.address())) {
            page.focus("[data-key=F7]");
            till.does(new Act.Scanned("]E0" + Shop.BREAD.ean13()));
            assertThat(page.locator(".line")).hasCount(2);

            assertThat(page.evaluate("document.activeElement.dataset.key")).isEqualTo("F7");
        }
    }

    /** WCAG 2.4.11, by its strictest reading: all of what has the focus is seen, whatever sticks to the edge. */
    @Test
    void hidesNothingThatHasTheFocusUnderTheKeysBelow() {
        till.types(
                Shop.MILK.ean13(),
                Shop.BREAD.ean13(),
                Shop.COFFEE.ean13(),
                "2*" + Shop.MILK.ean13(),
                "2*" + Shop.BREAD.ean13(),
                "2*" + Shop.COFFEE.ean13(),
                "3*" + Shop.MILK.ean13());
        for (Page page : List.of(windows.phone(till.address()), windows.zoomedDesk(till.address()))) {
            assertThat(page.locator(".line").last()).isVisible();
            if (page.locator("#sheet-key").isVisible()) {
                page.locator("#sheet-key").click();
                assertThat(page.locator(".line").first()).isVisible();
            }
            for (int stop = 0; stop < 60; stop++) {
                page.keyboard().press("Tab");
                Object hidden = page.evaluate("""
                        () => {
                          const on = document.activeElement;
                          if (on === document.body || on.matches('.lines')) { return ''; }
                          const box = on.getBoundingClientRect();
                          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                          return top && (on.contains(top) || top.contains(on)) ? '' : on.outerHTML.slice(0, 200);
                        }""");
                assertThat(hidden).as("stop " + stop).isEqualTo("");
            }
            page.close();
        }
    }
}
