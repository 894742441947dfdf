package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The second screen, which the customer looks at and touches. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^07]]", disabledReason = "another day's turn")
class CustomerWindowTest {
    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.threeForTwo(Shop.MILK));
        lines.add(Shop.campaign(0));
        lines.add(Shop.offer());
        till = RunningTill.start(data, lines);
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

    private static Page window() {
        return windows.on(
                till.address() + "/customer",
                new Browser.NewContextOptions().setViewportSize(1024, 600).setHasTouch(true));
    }

    private static void examine(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screens/customer-" + name + "-" + scheme + ".png")));
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .as(name)
                    .extracting(rule -> rule.getId() + ": "
                            + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
                    .isEmpty();
        }
        assertThat(Windows.tooSmall(page)).as(name).isEmpty();
    }

    @Test
    void showsWhatIsBoughtWhatItSavesAndWhatItCosts() {
        try (Page page = window()) {
            examine(page, "welcome");
            till.does(new Act.Typed("3*" + Shop.MILK.ean13()), new Act.Scanned("]E0" + Shop.BREAD.ean13()));
            assertThat(page.locator(".customer-lines li")).hasCount(2);
            assertThat(page.locator(".customer-saved")).containsText("£1.20");
            assertThat(page.locator(".customer-total strong")).hasText("£3.35");
            assertThat(page.locator("body")).not().containsText("stock");
            examine(page, "basket");
            till.does(new Act.BeginPayment(), new Act.PayCash(500L));
            assertThat(page.locator(".customer-change strong")).hasText("£1.65");
            examine(page, "thanks");
        }
    }

    @Test
    void saysThatThisIsPractice() {
        till.does(new Act.BeginPractice(), new Act.Scanned("]E0" + Shop.BREAD.ean13()));
        try (Page page = window()) {
            assertThat(page.locator(".practice-strip")).containsText("TRAINING");
            assertThat(page.locator(".customer-total strong")).hasText("£0.95");
            examine(page, "practice");
            till.does(new Act.Cancel(), new Act.EndPractice());
            assertThat(page.locator(".practice-strip")).hasCount(0);
        }
    }

    @Test
    void letsTheMemberTakeTheOfferByTouch() {
        till.types(Shop.CARD, Shop.BREAD.ean13());
        try (Page page = window()) {
            assertThat(page.locator(".customer-offer-what strong")).hasText("Coffee");
            examine(page, "offer");
            page.locator(".customer-offer .pay").tap();

            assertThat(page.locator(".customer-lines li")).hasCount(2);
            // Coffee for 6.40 less a fifth, and bread for 0.95.
            assertThat(page.locator(".customer-total strong")).hasText("£6.07");
        }
    }

    @Test
    void letsTheMemberLeaveTheOffer() {
        till.types(Shop.CARD, Shop.BREAD.ean13());
        try (Page page = window()) {
            page.locator(".customer-offer .quiet").tap();

            assertThat(page.locator(".customer-offer")).hasCount(0);
            assertThat(page.locator(".customer-total strong")).hasText("£0.95");
        }
    }

    @Test
    void speaksTheLanguageTheCustomerTouchesAndLeavesTheCashiersAlone() {
        till.types(Shop.MILK.ean13());
        try (Page page = window();
                Page desk = windows.desk(till.address())) {
            page.locator("a[lang=zh-TW]").tap();

            assertThat(page.locator(".customer-name")).hasText("鮮乳");
            till.does(new Act.Scanned("]E0" + Shop.BREAD.ean13()));
            assertThat(page.locator(".customer-name")).hasText(new String[] {"鮮乳", "吐司"});
            assertThat(desk.locator(".line-name").first()).hasText("Milk");
        }
    }
}
