package io.tillstream.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.payments.OnlinePayment;
import io.tillstream.portal.payments.PaymentMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real browser, on a phone and on a desk; pictures of them lie in target/screens afterwards. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
class ScreensTest {
    @TempDir
    static Path folder;

    private static RunningPortal portal;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        portal = new RunningPortal(folder);
        portal.town().priceTheLamp();
        RunningPortal.await(() -> !portal.database()
                        .queryForList("select gtin from stock", String.class)
                        .isEmpty()
                && !portal.database()
                        .queryForList("select gtin from price", String.class)
                        .isEmpty());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() throws IOException {
        browser.close();
        playwright.close();
        portal.close();
    }

    /** A browser window whose complaints are collected: a blocked script or style is one. */
    private static final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private final String name;

        Window(int width, int height, String language, ColorScheme scheme) {
            context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale(language)
                    .setColorScheme(scheme)
                    .setBaseURL("http://127.0.0.1:" + portal.port()));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type())) {
                    complaints.add(message.text());
                }
            });
            name = width + "-" + language + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        }

        void signIn() {
            page.navigate("/sign-in");
            page.fill("#card", "0000000000017");
            page.fill("#password", RunningPortal.ANNES_PASSWORD);
            page.check("input[name=stay]");
            page.click("button.main");
            page.waitForURL("**/");
        }

        void examine(String path, String picture) {
            page.navigate(path);
            examineHere(path, picture);
        }

        void examineHere(String path, String picture) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screens", picture + "-" + name + ".png"))
                    .setFullPage(false));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("no sideways scrolling on " + path)
                    .isEqualTo(true);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("accessibility of " + path)
                    .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                    .isEmpty();
            assertThat(complaints).as("complaints of the browser on " + path).isEmpty();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, en-GB, LIGHT", "390, 844, zh-TW, DARK", "1280, 900, zh-CN, LIGHT", "320, 640, en-GB, LIGHT"})
    void fitEveryWindowAndReader(int width, int height, String language, ColorScheme scheme) {
        try (Window window = new Window(width, height, language, scheme)) {
            window.examine("/sign-in", "1-sign-in");
            window.examine("/join", "2-join");
            window.signIn();
            window.examine("/", "3-card");
            window.examine("/points", "4-points");
            window.examine("/receipts", "5-receipts");
            window.examine("/receipts/s1-t1/1/2#line-2", "6-receipt");
            window.examine("/offers", "7-offers");
            window.examine("/privacy", "8-privacy");
            window.examine(portal.unsubscribing(Town.ANNE, Channel.EMAIL), "17-unsubscribe");
            window.examine(portal.confirming(Town.ANNE), "19-confirm");
            window.examine("/privacy", "20-privacy-asked");
            window.page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
            window.examineHere("/privacy", "21-decisions");
            window.examine("/privacy/forget", "22-forget");
            window.examine("/devices", "36-devices");
            window.examine("/products?q=lamp", "16-products");
            window.examine("/products", "21-shelves");
            window.examine("/products/" + Town.LAMP, "22-product");
            window.page.fill("#pieces", "3");
            window.page.click("form.amount button.main");
            window.page.waitForURL("**/cart");
            window.examineHere("/cart", "23-cart");
            window.examine("/assistant", "11-ask");
            window.page.fill("#text", language.startsWith("zh") ? "为什么这次没有积分？" : "Why were there no points this time?");
            window.page.click("form.form button.main");
            window.page.waitForSelector("#latest");
            window.examineHere("/assistant", "12-answer");
            assertThat(window.page.textContent("#latest")).contains("s1-t1/1/2", "£1.00");
            window.page.click("form[action$=case] button");
            window.page.waitForSelector("p[role=status]");
            window.examineHere("/assistant/case", "13-case");
        }
    }

    /** The ledger is written by hand. */
    @ParameterizedTest
    @CsvSource({"390, 844, en-GB, LIGHT", "1280, 900, zh-TW, DARK", "320, 640, zh-CN, LIGHT"})
    void orderWhatIsInTheCart(int width, int height, String language, ColorScheme scheme) throws Exception {
        try (Window window = new Window(width, height, language, scheme)) {
            window.signIn();
            window.page.navigate("/products/" + Town.LAMP);
            window.page.click("form.amount button.main");
            window.page.waitForURL("**/cart");
            window.page.locator("form.order").scrollIntoViewIfNeeded();
            window.examineHere("/cart", "24-order-this");
            window.page.check("input[value=RESERVE]");
            window.page.click("form.order button.main");
            window.page.waitForURL("**/orders/w*");
            window.examineHere("/orders/w", "25-reserving");
            String id = window.page.url().substring(window.page.url().lastIndexOf('/') + 1);
            portal.town().putAside(id + "-1");
            RunningPortal.await(() -> "PLACED"
                    .equals(portal.database()
                            .queryForObject("select stage from member_order where order_id = ?", String.class, id)));
            window.examine("/orders/" + id, "26-placed");
            window.examine("/orders", "27-orders");
            window.examine("/", "28-card-with-orders");
            window.page.navigate("/orders/" + id);
            window.page.click("form[action$=cancel] button");
            window.page.waitForURL("**/orders/w*");
            window.examineHere("/orders/w", "29-cancelled");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, zh-TW, DARK", "1280, 900, en-GB, LIGHT"})
    void takeWhatAMemberThinks(int width, int height, String language, ColorScheme scheme) {
        try (Window window = new Window(width, height, language, scheme)) {
            window.signIn();
            window.examine("/feedback", "14-feedback");
            window.page.check("input[name=stars][value='4']");
            window.page.fill("#words", "Call +44 555 010 1234: <b>good</b> bread");
            window.page.click("form.form button.main");
            window.page.waitForSelector("p[role=status]");
            window.examineHere("/feedback", "15-thanks");
        }
    }

    /** From the portal's page to the provider's, where the card is typed, and back. */
    @ParameterizedTest
    @CsvSource({"390, 844, zh-TW, DARK", "1280, 900, en-GB, LIGHT"})
    void payOnThePageOfTheProvider(int width, int height, String language, ColorScheme scheme) {
        OnlinePayment card = portal.toPay(Town.ANNE, PaymentMethod.CARD);
        OnlinePayment any = portal.toPay(Town.ANNE, PaymentMethod.ANY_QR);
        try (Window window = new Window(width, height, language, scheme)) {
            window.signIn();
            window.examine("/payments/" + any.id(), "30-scan");
            window.page.click("form[action$=give-up] button");
            window.page.waitForURL("**/payments/" + any.id());
            assertThat(window.page.textContent("p[role=status]")).matches("Cancelled.*|已取消.*");
            window.examine("/payments/" + card.id(), "31-payment");
            window.page.click("a.main");
            window.page.waitForURL("**/checkout?payment=" + card.id());
            window.examineHere("/checkout", "32-checkout");
            window.page.fill("input[name=number]", "4242 4242 4242 4242");
            window.page.fill("input[name=expiry]", "12/30");
            window.page.fill("input[name=code]", "123");
            window.page.check("input[name=keep]");
            window.page.click("button[value=card]");
            window.page.waitForSelector("a[href*='/payments/']");
            window.examineHere("/checkout", "33-checked-out");
            window.page.navigate("/payments/" + card.id());
            assertThat(window.page.textContent("p[role=status]")).matches("Paid.*|付款完成.*");
            window.examineHere("/payments/" + card.id(), "34-paid");
            window.examine("/payments/methods", "35-kept");
            window.page.click("form[action$=remove] button");
            window.page.waitForURL("**/payments/methods");
            assertThat(window.page.querySelectorAll("form[action$=remove]")).isEmpty();
        }
    }

    /** The first order is paid by a card that its owner lets the shop keep, the next by one click. */
    @ParameterizedTest
    @CsvSource({"390, 844, zh-CN, LIGHT", "1280, 900, en-GB, LIGHT"})
    void payTheNextOrderInOneClick(int width, int height, String language, ColorScheme scheme) throws Exception {
        try (Window window = new Window(width, height, language, scheme)) {
            portal.database().update("delete from saved_method");
            window.signIn();
            order(window, 1, "36-pay-by-card");
            String first = placed(window);
            window.page.waitForSelector("a.button[href*='/checkout']");
            window.examineHere("/orders/w", "37-to-be-paid");
            window.page.click("a.button[href*='/checkout']");
            window.page.waitForURL("**/checkout?payment=*");
            window.page.fill("input[name=number]", "4242 4242 4242 4242");
            window.page.fill("input[name=expiry]", "12/30");
            window.page.fill("input[name=code]", "123");
            window.page.check("input[name=keep]");
            window.page.click("button[value=card]");
            window.page.waitForSelector("a[href*='/payments/']");
            window.examine("/payments/" + paymentOf(first), "38-paid-and-kept");
            window.page.click("a.button[href*='/orders/']");
            window.page.waitForURL("**/orders/" + first);
            window.page.waitForSelector("figure.member-card");
            window.examineHere("/orders/w", "39-first-order");

            order(window, 2, "40-kept-card-chosen");
            String second = placed(window);
            window.page.waitForSelector("figure.member-card");
            window.examineHere("/orders/w", "41-in-one-click");
            assertThat(payments(second)).containsExactly("APPROVED");
            portal.database().update("delete from saved_method");
        }
    }

    private static void order(Window window, int lamps, String picture) {
        window.page.navigate("/products/" + Town.LAMP);
        window.page.fill("#pieces", Integer.toString(lamps));
        window.page.click("form.amount button.main");
        window.page.waitForURL("**/cart");
        window.page.locator("form.order").scrollIntoViewIfNeeded();
        window.examineHere("/cart", picture);
        window.page.click("form.order button.main");
        window.page.waitForURL("**/orders/w*");
    }

    /** The ledger is written by hand; the page looks again by itself. */
    private static String placed(Window window) throws Exception {
        String id = window.page.url().substring(window.page.url().lastIndexOf('/') + 1);
        portal.town().putAside(id + "-1");
        RunningPortal.await(() -> "PAYING PLACED"
                .contains(portal.database()
                        .queryForObject("select stage from member_order where order_id = ?", String.class, id)));
        RunningPortal.await(() -> !payments(id).isEmpty());
        RunningPortal.await(() -> !payments(id).contains("CREATED"));
        window.page.navigate("/orders/" + id);
        return id;
    }

    private static String paymentOf(String order) {
        return String.valueOf(portal.database()
                .queryForObject("select payment from member_order where order_id = ?", String.class, order));
    }

    private static List<String> payments(String order) {
        return portal.database()
                .queryForList("select state from online_payment where order_id = ?", String.class, order);
    }

    @ParameterizedTest
    @CsvSource({
        "390, 844, en-GB, LIGHT, +447700900201",
        "390, 844, zh-TW, DARK, +447700900202",
        "1280, 900, zh-CN, LIGHT, +447700900203"
    })
    void joinByCode(int width, int height, String language, ColorScheme scheme, String phone) throws IOException {
        try (Window window = new Window(width, height, language, scheme)) {
            window.examine("/phone", "24-phone");
            window.page.fill("#phone", phone);
            window.page.click("form.form button.main");
            window.page.waitForURL("**/phone/code");
            window.examineHere("/phone/code", "25-code");
            window.page.fill("#code", PhoneTest.onlyCodeFor(portal, phone));
            window.page.click("form.form button.main");
            window.page.waitForURL("**/phone/name");
            window.examineHere("/phone/name", "26-name");
            window.page.fill("#name", "Wilhelmina Bartholomäa von und zu Hohenstein-Oberwaldburg");
            window.page.click("form.form button.main");
            window.page.waitForURL("**/?joined");
            window.examineHere("/?joined", "27-joined");
        }
    }

    @Test
    void joinOnAPhone() {
        try (Window window = new Window(390, 844, "en-GB", ColorScheme.LIGHT)) {
            window.page.navigate("/join");
            window.page.fill("#name", "Cleo");
            window.page.fill("#phone", "+44 555 010 1234");
            window.page.fill("#password", "a mug and a reading lamp");
            window.page.click("button.main");
            window.page.waitForSelector(".member-card");
            window.examineHere("/join", "9-joined");
        }
    }

    @Test
    void moveThePersonalisationSwitchInPlaceByKeyboard() {
        try (Window window = new Window(390, 844, "en-GB", ColorScheme.LIGHT)) {
            window.signIn();
            window.page.navigate("/privacy");
            window.page.focus("button.switch");
            window.page.keyboard().press("Space");
            window.page.waitForSelector("button.switch[aria-checked=false]");
            assertThat(window.page.evaluate("document.activeElement.getAttribute('role')"))
                    .isEqualTo("switch");
            window.page.keyboard().press("Space");
            window.page.waitForSelector("button.switch[aria-checked=true]");
            assertThat(window.complaints).isEmpty();
        }
    }
}
