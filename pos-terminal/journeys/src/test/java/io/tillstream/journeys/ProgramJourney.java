package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program of tills from head office's page to a till that sells by it, through the log, the gateway and the till's starter; and one
 * that does not start, from which the till goes back by itself while the page says why.
 */
@InTurn(day = 0)
@ExtendWith(Shop.Door.class)
class ProgramJourney {
    private static final String NAME = "s1-t7";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path bench;

    private final Shop shop;
    private final HeadOffice headOffice;

    ProgramJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void comesFromThePageToTheTillAndBackFromOneThatDoesNotStart() throws Exception {
        Instant begun = Instant.now();
        Path programs = bench.resolve("programs");
        shop.programs()
                .install(
                        pack("1.0.0", ProgramBench.TILL, begun.minusSeconds(30)),
                        shop.platform().root(),
                        programs);
        Page page = signedIn();
        try (LoneTill till = shop.tillUnderAStarter(NAME, programs)) {
            Gtin item = headOffice.somethingElseThan(null);
            seesInItsRow(page, "1.0.0");
            upload(page, pack("2.0.0", ProgramBench.TILL, begun.minusSeconds(20)), "2.0.0");

            // Somebody is served while it arrives: the till has it, and waits.
            till.till().admits(shop.staff("CASHIER"));
            till.scan("]E0", item.ean13());
            till.till().awaits("a piece", state -> state.path("pieces").asInt() == 1);
            String good = rollOut(page, "2.0.0");
            says(page, good, "has it, waits until nothing is open");
            assertThat(till.till().status().path("pieces").asInt()).isEqualTo(1);
            till.till().press("/basket/pay/cash");
            var _ = till.nextPaper();
            till.till().press("/operator/lock");

            seesInItsRow(page, "2.0.0");
            says(page, good, ">done<");
            till.awaitsCustomers();
            till.till().admits(shop.staff("CASHIER"));
            var _ = till.sells(item);
            till.till().press("/operator/lock");
            System.out.println("From the till's first start to done: "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s.");

            upload(page, pack("3.0.0", "io.tillstream.till.NobodyTriedThis", begun.minusSeconds(10)), "3.0.0");
            String bad = rollOut(page, "3.0.0");
            says(page, bad, "rolled back", NAME + " does not run it", "it ended 2 times before it was sound");
            seesInItsRow(page, "2.0.0");
            till.awaitsCustomers();
            till.till().admits(shop.staff("CASHIER"));
            var _ = till.sells(item);
            assertThat(till.till().sales()).hasSize(3);
            assertThat(Files.readString(programs.resolve("refused"))).contains("it ended 2 times");
            System.out.println("With the way back from a bad one: "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s.");
        }
    }

    private Path pack(String version, String main, Instant made) throws Exception {
        return shop.programs().pack(bench, shop.platform().root(), version, main, made);
    }

    private Page signedIn() {
        Page page = shop.browser().open(shop.platform().address("dashboards"), 1280, 900);
        page.fill("input[name=username]", "it");
        page.fill(
                "input[name=password]",
                shop.platform().settings().path("logins").path("it").asString());
        page.click("button.strong");
        assertThat(page.locator("main h1")).isVisible();
        return page;
    }

    private String address(String path) {
        return shop.platform().address("dashboards") + path;
    }

    /** The till's line on the page of all tills names that version. */
    private void seesInItsRow(Page page, String version) {
        Await.until(version + " in the line of " + NAME, PATIENCE, () -> {
            page.navigate(address("/fleet?store=s1"));
            Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(NAME));
            return row.allInnerTexts().stream().anyMatch(text -> text.contains(version));
        });
    }

    private void upload(Page page, Path zip, String version) {
        page.navigate(address("/fleet/programs?store=s1"));
        page.setInputFiles("input[type=file]", zip);
        page.click("form.handing button");
        assertThat(page.locator("table").first()).containsText(version);
    }

    /** Begins to give it to the tills of the store that take programs, and gives the page of that. */
    private String rollOut(Page page, String version) {
        page.navigate(address("/fleet/programs?store=s1"));
        Locator form = page.locator("form.fields");
        assertThat(form).containsText("1 tills");
        String program = form.locator("option", new Locator.LocatorOptions().setHasText(version))
                .getAttribute("value");
        form.locator("select").selectOption(program);
        form.locator("input[name=soak]").fill("1");
        form.locator("input[name=note]").fill("Program " + version);
        form.locator("button.strong").click();
        assertThat(page.locator("#rollout")).containsText("Program " + version);
        return page.url();
    }

    private static void says(Page page, String place, String... words) {
        Await.until(String.join(", ", words), PATIENCE, () -> {
            page.navigate(place);
            String said = page.content();
            for (String word : words) {
                if (!said.contains(word)) {
                    return false;
                }
            }
            return true;
        });
    }
}
