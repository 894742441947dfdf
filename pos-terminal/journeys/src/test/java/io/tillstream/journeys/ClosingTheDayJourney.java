package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two cashiers count the same drawer blindly, a supervisor closes the day once, and a sale comes after it. */
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosingTheDayJourney {
    private static final int FIFTIES = 5;
    private static final int TENS = 7;

    private final Shop shop;
    private final HeadOffice headOffice;
    private final LoneTill till;
    private final Page screen;

    ClosingTheDayJourney(Shop shop) throws IOException, InterruptedException {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
        this.till = shop.loneTill();
        this.screen = shop.browser().open(till.till().address(), 1280, 800);
    }

    @Test
    void whatTwoCountedIsClosedOnceAndALateSaleCountsForTheNextDay() throws Exception {
        Gtin item = headOffice.somethingElseThan(null);
        JsonNode early = shop.staff("CASHIER", 0);
        JsonNode late = shop.staff("CASHIER", 1);
        JsonNode supervisor = shop.staff("SUPERVISOR");

        comes(early);
        till.sells(item);
        count("7", FIFTIES);
        Paper first = till.nextPaper();
        comes(late);
        till.sells(item);
        count("7", TENS);
        Paper second = till.nextPaper();
        comes(supervisor);
        close();
        Paper report = till.nextPaper();
        comes(late);
        till.network().pull();
        till.sells(item);
        Sale afterwards = till.till().lastSale();
        comes(supervisor);
        press("F7");
        enter("8");
        assertThat(screen.locator(".notice .happened")).isVisible();
        till.till().press("/basket/back");
        till.till().press("/basket/back");
        till.network().plugIn();

        List<TillSettlement> counts = all(TillSettlement.class);
        assertThat(counts).extracting(TillSettlement::operator).containsExactly(code(early), code(late));
        // Blind: neither slip says what should have been there.
        for (Paper slip : List.of(first, second)) {
            assertThat(String.join("\n", slip.lines())).doesNotContainIgnoringCase("expected");
        }
        // The day is closed once: what comes later the same day counts for the next, and stands on its Z with the day
        // it is of.
        assertThat(all(Closing.class)).singleElement().satisfies(day -> {
            assertThat(day.number()).isEqualTo(1);
            assertThat(day.tenders())
                    .isNotEmpty()
                    .allSatisfy(tender ->
                            assertThat(String.join("\n", report.lines())).contains(magnitude(tender.expected())));
            assertThat(afterwards.businessDate()).isEqualTo(day.businessDate().plusDays(1));
        });
        seeItAtHeadOffice();
        headOffice.agreesWithItsTills();
    }

    private static String magnitude(Money money) {
        return money.isNegative() ? money.negated().number() : money.number();
    }

    private <T> List<T> all(Class<T> kind) throws IOException {
        return till.till().facts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static String code(JsonNode staff) {
        return staff.path("operator").asString();
    }

    /** Whoever was there leaves, and this person signs in by PIN. */
    private void comes(JsonNode staff) throws Exception {
        till.till().press("/operator/lock");
        till.till().admits(staff);
    }

    /** By the keys: F7, the digit of counting, so many of one row, done. */
    private void count(String row, int pieces) {
        press("F7");
        enter("6");
        screen.locator(".drawer-row").nth(Integer.parseInt(row) - 1).click();
        enter(Integer.toString(pieces));
        press("F9");
    }

    private void close() {
        press("F7");
        enter("8");
        press("F9");
    }

    /** Once the screen shows it: whoever came by another door may not be on it yet. */
    private void press(String key) {
        screen.locator("[data-key=" + key + "]").first().waitFor();
        screen.keyboard().press(key);
    }

    private void enter(String text) {
        screen.locator("#entry").fill(text);
        screen.keyboard().press("Enter");
    }

    private void seeItAtHeadOffice() {
        Page office = shop.browser().open(shop.platform().address("dashboards"), 1280, 900);
        office.fill("input[name=username]", "manager");
        office.fill(
                "input[name=password]",
                shop.platform().settings().path("logins").path("manager").asString());
        office.click("button.strong");
        Await.until("the closing at head office", Duration.ofMinutes(1), () -> {
            office.navigate(shop.platform().address("dashboards") + "/closings");
            return office.locator("#closings tbody tr")
                            .filter(new Locator.FilterOptions()
                                    .setHasText(till.till().name()))
                            .count()
                    == 1;
        });
    }
}
