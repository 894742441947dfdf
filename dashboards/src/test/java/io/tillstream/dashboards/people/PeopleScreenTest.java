package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tillstream.dashboards.Chromium;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.approval.Approvals;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.signin.Authenticator;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.StoreId;
import io.tillstream.wire.Topics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people of a chain in a real browser, by the rules of axe-core; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
final class PeopleScreenTest {
    private static final List<String> NAMES = List.of(
            "Rosalind Featherstonehaugh-Cholmondeley", "歐陽靜儀", "欧阳静仪", "Ng", "Maximiliane van der Westerhuizen");
    private static final List<Role> ROLES = List.of(Role.values());
    private static final StoreId STORE = StoreId.of("s66");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Approvals approvals;

    private void employ() {
        RealParts.started().publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        if (people.find("clerk-0").isPresent()) {
            return;
        }
        String hash = passwords.encode(RealParts.PASSWORD);
        for (int i = 0; i < 60; i++) {
            Role role = ROLES.get(i % ROLES.size());
            Set<Grant> grants = new HashSet<>(Set.of(PeopleUnderTest.in(STORE, role)));
            if (i % 7 == 0) {
                grants.add(PeopleUnderTest.inRegion("highlands-and-islands", Role.BUYER));
                grants.add(Grant.everywhere(Role.MARKETER));
            }
            people.add(
                    AuditLog.SETTINGS, "clerk-" + i, NAMES.get(i % NAMES.size()) + " " + i, hash, i % 5 == 0, grants);
        }
        people.disable("clerk-3");
        approvals.ask("give-role", "clerk-7", "auditor", "clerk-1");
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 390", "zh-TW, 390", "zh-CN, 1280"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        employ();
        try (Chromium browser = new Chromium();
                BrowserContext context = window(browser, language, width, true)) {
            Page page = signedIn(context, "manager", language);

            page.navigate("/people");
            look(page, "people", width, language, true);
            page.navigate("/people/clerk-7");
            look(page, "person", width, language, true);
            page.navigate("/me");
            look(page, "me", width, language, true);
        }
    }

    /** Setting up a second factor, with its codes, and being asked for one. */
    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390"})
    void aSecondFactorIsSetUpAndAskedFor(String language, int width) {
        String name = "factor-" + width;
        PeopleUnderTest.add(people, passwords, name, Grant.everywhere(Role.MARKETER));
        try (Chromium browser = new Chromium();
                BrowserContext context = window(browser, language, width, true)) {
            Page page = signedIn(context, name, language);
            page.navigate("/me");
            page.fill("input[name=password]", RealParts.PASSWORD);
            page.click("main form[action='/me/second-factor/begin'] button");
            page.waitForSelector(".qr");
            look(page, "second-factor", width, language, true);
            Authenticator authenticator =
                    Authenticator.of(page.locator(".factor .code").textContent());
            assertThat(read(page.locator(".qr").screenshot()))
                    .startsWith("otpauth://totp/Tillstream:" + name + "?secret=")
                    .contains(page.locator(".factor .code").textContent().replace(" ", ""));
            page.fill("input[name=code]", authenticator.next(0));
            page.click("main .factor button");
            page.waitForSelector(".codes");
            look(page, "recovery-codes", width, language, true);
            page.navigate("/me");
            look(page, "me-with-factor", width, language, true);
            page.click(".leave button");
            page.fill("input[name=username]", name);
            page.fill("input[name=password]", RealParts.PASSWORD);
            page.click("main button");
            page.waitForURL("**/sign-in/code");
            look(page, "sign-in-code", width, language, true);
            page.fill("input[name=code]", authenticator.next(1));
            page.click("main button");
            page.waitForURL("**/today**");
        }
    }

    /** What a telephone reads in a picture. */
    private static String read(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            int[] dots = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            return new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), dots))))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new IllegalStateException("No telephone can read this code", e);
        }
    }

    /** Adding somebody, the first password and its change, with nothing but forms. */
    @Test
    void worksWithoutScripts() {
        employ();
        try (Chromium browser = new Chromium();
                BrowserContext desk = window(browser, "en", 1280, false);
                BrowserContext phone = window(browser, "en", 390, false)) {
            Page page = signedIn(desk, "manager", "en");
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                page.navigate("/people");
                return page.locator("option[value='store:s66']").count() > 0;
            });
            page.click("main summary");
            page.fill("input[name=called]", "Nora Newcomer");
            page.fill("input[name=name]", "nora");
            page.selectOption("main select[name=role]", "BUYER");
            page.selectOption("main select[name=where]", "store:s66");
            page.click("main form.fields button");
            look(page, "first-password", 1280, "en", false);
            String first = page.locator(".secret").textContent();

            Page theirs = phone.newPage();
            theirs.navigate("/sign-in?lang=en");
            theirs.fill("input[name=username]", "nora");
            theirs.fill("input[name=password]", first);
            theirs.click("main button");
            theirs.waitForURL("**/me");
            look(theirs, "first-sign-in", 390, "en", false);
            theirs.fill("input[name=old]", first);
            theirs.fill("input[name=wanted]", "nora has a password");
            theirs.fill("input[name=again]", "nora has a password");
            theirs.click("main form.stack button");
            theirs.waitForURL("**/me?changed");
            theirs.navigate("/");
            assertThat(theirs.url()).endsWith("/reorder");
        }
    }

    private BrowserContext window(Chromium browser, String language, int width, boolean scripts) {
        return browser.window(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale(language)
                .setJavaScriptEnabled(scripts)
                .setBaseURL("http://127.0.0.1:" + port));
    }

    private static Page signedIn(BrowserContext context, String name, String language) {
        Page page = context.newPage();
        page.navigate("/sign-in?lang=" + language);
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", RealParts.PASSWORD);
        page.click("main button");
        page.waitForURL("**/today**");
        return page;
    }

    private static void look(Page page, String what, int width, String language, boolean scripts) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screens", what + "-" + width + "-" + language + ".png")));
        assertThat(page.content()).doesNotContain("??");
        // Without scripts the page cannot be asked by axe-core.
        if (scripts) {
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(Rule::getId)
                    .isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }
}
