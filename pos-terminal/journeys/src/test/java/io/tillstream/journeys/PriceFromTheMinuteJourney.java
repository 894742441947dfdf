package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row S5 with running tills: the manager announces a price for a minute that is near, and every till has it beforehand. One of them
 * loses its line before that minute, changes at it all the same by what it got, and head office says of it what it knows.
 */
@InTurn(day = 5)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceFromTheMinuteJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Tills tell how they are once a minute, and all have to have it first. */
    private static final Duration BEFOREHAND = Duration.ofSeconds(90);

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout((double) PATIENCE.toMillis());

    private final Shop shop;
    private final HeadOffice headOffice;

    PriceFromTheMinuteJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @AfterEach
    void theCableIsBack() throws Exception {
        shop.loneTill().network().plugIn();
    }

    @Test
    void holdsAtATillWithoutALineTooAndTheFleetShowsWhichItIs() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        Gtin item = headOffice.somethingElseThan(null);
        Money before = price(till, item);
        Instant from = shop.platform()
                .now()
                .plus(BEFOREHAND)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(1, ChronoUnit.MINUTES);
        Page manager = shop.dashboard();
        announce(manager, item, before.plus(before), from);

        manager.navigate(shop.platform().address("dashboards") + "/fleet/prices?lang=en&at=" + from);
        Locator row = manager.locator(
                "tr", new Page.LocatorOptions().setHasText(till.till().name()));
        assertThat(row.locator(".tag")).containsText("received, waiting", SOON);
        till.network().pull();
        assertThat(price(till, item)).isEqualTo(before);
        assertThat(shop.platform().now())
                .as("the cable is out before the minute")
                .isBefore(from);

        Await.until(
                "the minute of the change",
                PATIENCE,
                () -> !shop.platform().now().isBefore(from));
        assertThat(price(till, item)).isEqualTo(before.plus(before));
        assertThat(row.locator(".tag")).containsText("received, not heard of since", SOON);
        Locator applied = manager.locator(".kpi .value").first();
        Locator pending = manager.locator(".kpi .value").nth(2);
        Await.until(
                "all tills but one to say that they have changed",
                PATIENCE,
                () -> ofAll(applied, -1) && pending.innerText().equals("1"));

        till.network().plugIn();
        assertThat(row.locator(".tag")).containsText("applied", SOON);
        assertThat(pending).hasText("0");
        assertThat(ofAll(applied, 0)).as(applied.innerText()).isTrue();
        headOffice.agreesWithItsTills();
    }

    /** By the form on the item's page, for the whole chain. */
    private void announce(Page manager, Gtin item, Money price, Instant from) throws Exception {
        ZoneId zone = ZoneId.of(
                shop.platform().plan("stores.ndjson").getFirst().path("zone").asString());
        manager.navigate(shop.platform().address("dashboards") + "/master-data/products/one?lang=en&key=" + item);
        manager.fill(
                ".announcing input[name=from]",
                LocalDateTime.ofInstant(from, zone).toString());
        manager.fill(".announcing input[name=price]", price.number());
        manager.click(".announcing button");
        assertThat(manager.locator(".announcing .trouble")).hasCount(0);
    }

    /** What the till charges for one piece now. */
    private static Money price(LoneTill till, Gtin item) throws Exception {
        till.sells(item);
        return till.till().lastSale().lines().getFirst().unitPrice();
    }

    /** Whether a figure such as "11 of 12" says as many as there are, and so many more. */
    private static boolean ofAll(Locator figure, int more) {
        var said = Pattern.compile("(\\d+) of (\\d+)").matcher(figure.innerText());
        return said.matches() && Integer.parseInt(said.group(1)) == Integer.parseInt(said.group(2)) + more;
    }
}
