package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scanner that plays a keyboard. This machine is slow in playing one, so the till is told to be patient. */
class KeyboardScannerTest {
    private static final int PATIENCE = 250;

    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;

    @BeforeAll
    static void start() throws Exception {
        till = RunningTill.start(data, Shop.catalogue(), "--till.wedge.milliseconds=" + PATIENCE);
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

    private static void scan(Page page, String text) {
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    @Test
    void scansWhileADialogIsOpen() {
        till.types(Shop.MILK.ean13());
        try (Page page = windows.desk(till.address())) {
            page.locator("#cancel-key").click();
            scan(page, "]E0" + Shop.BREAD.ean13());

            assertThat(page.locator(".line")).hasCount(2);
            assertThat(page.locator("dialog[open]")).isVisible();
        }
    }

    @Test
    void scansAnItemWhileAnAmountIsExpected() {
        till.types(Shop.MILK.ean13());
        till.does(new Act.BeginPayment());
        try (Page page = windows.desk(till.address())) {
            scan(page, Shop.BREAD.ean13());

            assertThat(page.locator(".line")).hasCount(2);
            assertThat(page.locator(".is-paying")).hasCount(0);
        }
    }

    @Test
    void leavesWhatWasTypedBeforeInTheField() {
        try (Page page = windows.desk(till.address())) {
            page.keyboard().type("cof", new Keyboard.TypeOptions().setDelay(2 * PATIENCE));
            assertThat(page.locator(".found")).isVisible();
            scan(page, "]E0" + Shop.BREAD.ean13());

            assertThat(page.locator(".line")).hasCount(1);
            assertThat(page.locator("#entry")).hasValue("cof");
        }
    }

    @Test
    void takesASeparatorInsideACode() {
        try (Page page = windows.desk(till.address())) {
            page.keyboard().type("]C101" + "0" + Shop.BREAD.ean13() + "10AB1");
            page.keyboard().press("Control+]");
            page.keyboard().type("17301231");
            page.keyboard().press("Enter");

            assertThat(page.locator(".line")).hasCount(1);
            assertThat(page.locator(".line-name")).hasText("Bread");
        }
    }

    @Test
    void leavesToPeopleWhatPeopleType() {
        till.types(Shop.MILK.ean13());
        till.does(new Act.BeginPayment());
        try (Page page = windows.desk(till.address())) {
            page.keyboard().type("100.00", new Keyboard.TypeOptions().setDelay(2 * PATIENCE));
            page.keyboard().press("Enter");

            assertThat(page.locator(".done-change strong")).hasText("£98.80");
        }
        assertThat(till.desk().view().badScans()).isZero();
    }
}
