package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonArray;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.tillstream.dashboards.Chromium;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditEntry;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passkeys in a real Chromium with its virtual authenticator, over the real app. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
final class PasskeysTest {
    private static final String ASK = """
            async () => {
              const csrf = document.querySelector('meta[name=csrf]');
              const answer = await fetch('/sign-in/passkey/options', { method: 'POST', headers: { [csrf.dataset.header]: csrf.content } });
              return answer.text();
            }""";

    private static final String SIGN = """
            async ([asked, changed]) => {
              const options = { ...JSON.parse(asked), ...JSON.parse(changed) };
              const key = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
              return JSON.stringify(key.toJSON());
            }""";

    private static final String ANSWER = """
            async (signed) => {
              const csrf = document.querySelector('meta[name=csrf]');
              const answer = await fetch('/sign-in/passkey', { method: 'POST', body: signed,
                headers: { 'Content-Type': 'application/json', [csrf.dataset.header]: csrf.content } });
              return answer.status + ' ' + JSON.parse(await answer.text()).to;
            }""";

    private static final String LET_IN = "200 /";
    private static final String UNKNOWN = "409 /sign-in?passkey";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private AuditLog log;

    private Chromium browser;

    @BeforeEach
    void open() {
        browser = new Chromium();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390"})
    void areAddedSignInAloneAndAreBothFactors(String language, int width) {
        String name = "key-" + width;
        Page page = owner(name, language, width);
        Telephone.beside(page);
        page.navigate("/sign-in?lang=" + language);
        look(page, "passkey-sign-in", width, language);
        password(page, name);
        page.waitForURL("**/reorder**");
        page.navigate("/me");
        add(page, "公司手機 A very long name for one phone", RealParts.PASSWORD);
        look(page, "passkey-added", width, language);
        assertThat(people.find(name).orElseThrow().secondFactor()).isTrue();
        page.click("form[action='/me/recovery-codes'] button");
        page.waitForSelector(".codes");
        String recovery = page.locator(".codes li").first().textContent();

        signOut(page);
        page.click("form[data-passkey] button");
        page.waitForURL("**/reorder**");
        page.navigate("/me");
        assertThat(page.locator(".given form[action='/me/passkeys/remove']").count())
                .isEqualTo(1);
        look(page, "passkey-used", width, language);

        signOut(page);
        password(page, name);
        page.waitForURL("**/sign-in/code");
        look(page, "passkey-second-step", width, language);
        page.click("form[data-passkey] button");
        page.waitForURL("**/reorder**");

        signOut(page);
        password(page, name);
        page.waitForURL("**/sign-in/code");
        page.fill("input[name=code]", recovery);
        page.click("form[action='/sign-in/code'] button");
        page.waitForURL("**/reorder**");
        assertThat(noted(name))
                .contains(AuditKind.PASSKEY_ADDED, AuditKind.RECOVERY_CODES_RENEWED, AuditKind.RECOVERY_CODE_USED);
    }

    @Test
    void answerNoOtherQuestionAddressOrNameAndNobodyWithoutAFinger() throws IOException {
        Page page = owner("quin", "en", 1280);
        Telephone telephone = withKey(page, "quin");
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] body = "<!DOCTYPE html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.start();
        int other = elsewhere.getAddress().getPort();
        try {
            String first = ask(page);
            String late = sign(page, first, "{}");
            ask(page);
            assertThat(answer(page, late)).as("answers the question before").isEqualTo(UNKNOWN);

            for (String nonsense : List.of(
                    "", "{}", "[]", "{\"id\":\"eA\",\"rawId\":\"eA\",\"response\":{},\"type\":\"public-key\"}")) {
                ask(page);
                assertThat(answer(page, nonsense)).as(nonsense).isEqualTo(UNKNOWN);
            }

            String endless = " ".repeat(100_000) + sign(page, ask(page), "{}");
            assertThat(answer(page, endless)).as("longer than any answer").isEqualTo(UNKNOWN);

            String once = sign(page, ask(page), "{}");
            assertThat(answer(page, once)).isEqualTo(LET_IN);
            assertThat(answer(page, once)).as("answers again").isEqualTo(UNKNOWN);
            page.navigate("/me");
            signOut(page);

            String asked = ask(page);
            page.navigate("http://localhost:" + other + "/");
            String tricked = sign(page, asked, "{}");
            page.navigate("/sign-in");
            assertThat(answer(page, tricked)).as("signed at another address").isEqualTo(UNKNOWN);

            asked = ask(page);
            telephone.knowsTheFinger(false);
            String unseen = sign(page, asked, "{\"userVerification\":\"discouraged\"}");
            assertThat(answer(page, unseen)).as("without a finger").isEqualTo(UNKNOWN);
            telephone.knowsTheFinger(true);

            asked = ask(page);
            Page evil = window("en", 1280).newPage();
            Telephone.beside(evil).copy(telephone.keys(), "evil.localhost");
            evil.navigate("http://evil.localhost:" + other + "/");
            String renamed = sign(evil, asked, "{\"rpId\":\"evil.localhost\"}");
            assertThat(answer(page, renamed)).as("bound to another name").isEqualTo(UNKNOWN);
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void signNobodyInWhoWasDisabledOrIsClosed() {
        Page page = owner("rob", "en", 1280);
        withKey(page, "rob");
        assertThat(answer(page, sign(page, ask(page), "{}"))).isEqualTo(LET_IN);
        page.navigate("/me");
        signOut(page);
        people.disable("rob");
        assertThat(answer(page, sign(page, ask(page), "{}"))).isEqualTo(UNKNOWN);
        people.enable("rob");
        try (Visitor stranger = new Visitor(port)) {
            for (int i = 0; i < 10; i++) {
                stranger.signIn("rob", "wrong");
            }
        }

        assertThat(answer(page, sign(page, ask(page), "{}"))).isEqualTo("409 /sign-in?closed");
    }

    @Test
    void signNobodyInOnceRemovedAndAreRemovedByWhoeverShowsOneOnly() {
        Page page = owner("sal", "en", 1280);
        withKey(page, "sal");
        password(page, "sal");
        page.waitForURL("**/sign-in/code");
        page.click("form[data-passkey] button");
        page.waitForURL("**/reorder**");
        page.navigate("/me");
        page.click("form[action='/me/passkeys/remove'] button");
        page.waitForURL("**/me#passkeys");
        signOut(page);

        assertThat(answer(page, sign(page, ask(page), "{}"))).isEqualTo(UNKNOWN);
        assertThat(people.find("sal").orElseThrow().secondFactor()).isFalse();
        assertThat(noted("sal")).contains(AuditKind.PASSKEY_REMOVED);
    }

    /** The original has signed once more than its copy knows. */
    @Test
    void areWorthNothingOnceTheirCountGoesBack() {
        Page page = owner("tom", "en", 1280);
        Telephone telephone = withKey(page, "tom");
        JsonArray keys = telephone.keys();
        assertThat(answer(page, sign(page, ask(page), "{}"))).isEqualTo(LET_IN);
        page.navigate("/me");
        signOut(page);
        Page thief = window("en", 1280).newPage();
        Telephone.beside(thief).copy(keys, "localhost");
        thief.navigate("/sign-in");

        assertThat(answer(thief, sign(thief, ask(thief), "{}"))).isEqualTo(UNKNOWN);
        assertThat(noted("tom")).contains(AuditKind.PASSKEY_COPIED);
        assertThat(answer(page, sign(page, ask(page), "{}")))
                .as("which of both is the original, nobody knows")
                .isEqualTo(UNKNOWN);
    }

    private Page owner(String name, String language, int width) {
        PeopleUnderTest.add(people, passwords, name, Grant.everywhere(Role.BUYER));
        return window(language, width).newPage();
    }

    private BrowserContext window(String language, int width) {
        return browser.window(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale(language)
                .setBaseURL("http://localhost:" + port));
    }

    /** Adds a passkey with nothing but the password, and signs out. */
    private Telephone withKey(Page page, String name) {
        Telephone telephone = Telephone.beside(page);
        page.navigate("/sign-in?lang=en");
        password(page, name);
        page.waitForURL("**/reorder**");
        page.navigate("/me");
        add(page, "Telephone", RealParts.PASSWORD);
        signOut(page);
        return telephone;
    }

    private static void add(Page page, String label, String password) {
        page.fill("form[data-new] input[name=label]", label);
        page.fill("form[data-new] input[name=password]", password);
        page.click("form[data-new] button");
        page.waitForSelector("#passkeys .given li");
    }

    private static void password(Page page, String name) {
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", RealParts.PASSWORD);
        page.click("form[action='/sign-in'] button");
    }

    private static void signOut(Page page) {
        page.click(".leave button");
        page.waitForURL("**/sign-in?out");
    }

    private static String ask(Page page) {
        return (String) page.evaluate(ASK);
    }

    private static String sign(Page page, String asked, String changed) {
        return (String) page.evaluate(SIGN, List.of(asked, changed));
    }

    private static String answer(Page page, String signed) {
        return (String) page.evaluate(ANSWER, signed);
    }

    private List<AuditKind> noted(String subject) {
        return log.find(new AuditFilter(null, null, null, null), Long.MAX_VALUE, 300).stream()
                .filter(entry -> entry.subject().equals(subject))
                .map(AuditEntry::kind)
                .toList();
    }

    private static void look(Page page, String what, int width, String language) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screens", what + "-" + width + "-" + language + ".png")));
        assertThat(page.content()).doesNotContain("??");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
