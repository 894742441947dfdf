package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/** The shop in which all journeys take place: starting everything again for each of them would take minutes. */
final class Shop implements AutoCloseable {
    private final Path folder;
    private final ProgramBench programs;
    private final Platform platform;
    private final Browser browser;
    private @Nullable LoneTill lone;

    private Shop(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.programs = ProgramBench.with(Files.createDirectories(folder.resolve("home")));
        this.platform = Platform.up(folder.resolve("home"), 1, 2);
        this.browser = Browser.start();
    }

    /** Gives a journey the shop, which stays open until the last one is over, and a till nobody left a receipt at. */
    static final class Door implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Shop.class;
        }

        @Override
        public Shop resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Shop shop = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Shop.class, type -> open(), Shop.class);
            if (shop.lone != null) {
                shop.lone.emptiesItsTray();
            }
            return shop;
        }

        private static Shop open() {
            try {
                return new Shop(Files.createTempDirectory("tillstream-journeys"));
            } catch (IOException e) {
                throw new IllegalStateException("The shop does not open.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The shop does not open.", e);
            }
        }
    }

    Platform platform() {
        return platform;
    }

    /** Where programs for its tills are packed and signed. */
    ProgramBench programs() {
        return programs;
    }

    Browser browser() {
        return browser;
    }

    /** A till whose cable can be pulled; enrolled by the first journey that asks for it. */
    LoneTill loneTill() throws IOException, InterruptedException {
        LoneTill till = lone;
        if (till == null) {
            till = enrolled(LoneTill.fresh(platform, "s1-t8"));
            lone = till;
        }
        return till;
    }

    /** Another one, on which it is still yesterday. Whoever asks for it closes it. */
    LoneTill tillOfYesterday(String name) throws IOException, InterruptedException {
        return tillOfThePast(Duration.ofDays(1), name);
    }

    /** One that lives so long before the rest of the shop. Whoever asks for it closes it. */
    LoneTill tillOfThePast(Duration behind, String name) throws IOException, InterruptedException {
        return enrolled(LoneTill.behind(behind, platform, name));
    }

    /** One whose program head office may change. Whoever asks for it closes it. */
    LoneTill tillUnderAStarter(String name, Path programs) throws IOException, InterruptedException {
        return enrolled(LoneTill.underAStarter(platform, name, programs));
    }

    private LoneTill enrolled(LoneTill till) throws IOException, InterruptedException {
        String name = till.till().name();
        Await.until(
                "the first page of " + name,
                Duration.ofMinutes(1),
                () -> till.till().answers());
        JsonNode invitation =
                platform.ask("till-invite", name, "--gateway", till.gateway()).document();
        till.till().press("/", "text", invitation.path("text").asString());
        till.awaitsCustomers();
        return till;
    }

    /** Head office's pages, with the manager signed in. */
    Page dashboard() {
        return office("manager");
    }

    /** The same, with somebody else signed in. */
    Page office(String who) {
        Page page = office(who, platform.address("dashboards"));
        assertThat(page.locator("#latest")).isVisible();
        return page;
    }

    /** The same of head office at another address, where nothing may have been sold today. */
    Page office(String who, String address) {
        Page page = browser.open(address, 1280, 900);
        page.fill("input[name=username]", who);
        page.fill(
                "input[name=password]",
                platform.settings().path("logins").path(who).asString());
        page.click("button.strong");
        assertThat(page.locator("input[name=password]")).hasCount(0);
        return page;
    }

    /** The first of the invented staff with that role. */
    JsonNode staff(String role) throws IOException {
        return staff(role, 0);
    }

    /** One of the invented staff with that role, counted from nought. */
    JsonNode staff(String role, int which) throws IOException {
        List<JsonNode> all = platform.plan("staff.ndjson").stream()
                .filter(person -> person.path("role").asString().equals(role))
                .toList();
        return all.get(which);
    }

    @Override
    public void close() throws IOException {
        try (platform;
                browser) {
            if (lone != null) {
                lone.close();
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
