package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.benchmarks.catalogue.EnrolledTill;
import io.tillstream.benchmarks.catalogue.LargeShop;
import io.tillstream.catalogue.Shelf;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The busiest hour at a till with a large range: it starts, a trolley is scanned, and there is no time to look for a mouse. */
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@InTurn(day = 2)
class RushJourney {
    private static final int MEMBERS = 50_000;
    private static final int SCANS = 60;
    /** Far apart, as what lies in a trolley is. */
    private static final int STRIDE = 3_331;

    private final Shop shop;
    private final LoneTill till;

    RushJourney(Shop shop) throws IOException {
        this.shop = shop;
        Path folder = shop.platform().home().resolve("elsewhere").resolve("large");
        Shelf shelf = LargeShop.shelf();
        LargeShop.enrol(shelf, MEMBERS);
        EnrolledTill.fill(folder, shelf);
        this.till = LoneTill.farFromHeadOffice(
                shop.platform(), "large", folder, Duration.between(Instant.now(), LargeShop.NOON));
        till.awaitsCustomers();
    }

    @AfterAll
    void leaveTheTill() {
        till.close();
    }

    private static int item(int scan) {
        return scan * STRIDE % LargeShop.ITEMS;
    }

    @Test
    @Order(1)
    void itSellsFromTwoHundredThousandItemsRightAfterARestart() throws Exception {
        Instant started = Instant.now();
        till.diesAndComesBack();
        Gtin first = LargeShop.gtin(LargeShop.ITEMS - 1);

        till.sells(first);

        System.out.println("From the start to the receipt: "
                + Duration.between(started, Instant.now()).toMillis() + " ms.");
        JsonNode status = till.till().status();
        assertThat(status.path("items").asInt()).isEqualTo(LargeShop.ITEMS);
        assertThat(status.path("members").asInt()).isEqualTo(MEMBERS);
        assertThat(till.till().lastSale().lines()).extracting(SaleLine::gtin).containsExactly(first);
    }

    @Test
    @Order(2)
    void sixtyScansAreSixtyLinesWhereverTheFocusIs() throws Exception {
        CounterScreen screen = CounterScreen.of(shop, till.till());
        screen.part("#entry").focus();
        screen.page().keyboard().type("12");
        Instant begun = Instant.now();
        for (int scan = 0; scan < SCANS / 2; scan++) {
            till.scan("]E0", LargeShop.gtin(item(scan)).ean13());
        }
        assertThat(screen.part("li.line")).hasCount(SCANS / 2);
        assertThat(screen.part("#entry")).hasValue("12");
        assertThat(screen.part("#entry")).isFocused();
        screen.page().keyboard().press("Escape");
        screen.part("#entry").blur();
        for (int scan = SCANS / 2; scan < SCANS; scan++) {
            till.scan("]E0", LargeShop.gtin(item(scan)).ean13());
        }
        assertThat(screen.part("li.line")).hasCount(SCANS);

        System.out.println(
                SCANS + " scans took " + Duration.between(begun, Instant.now()).toMillis() + " ms.");
        List<String> lines = screen.part("li.line").allInnerTexts();
        for (int scan = 0; scan < SCANS; scan++) {
            assertThat(lines.get(scan).replaceAll("\\s+", " "))
                    .contains(
                            LargeShop.product(item(scan)).name().en(),
                            LargeShop.price(item(scan)).unitPrice().display(),
                            stock(item(scan)) + " in stock");
        }
        assertThat(till.till().status().path("badScans").asLong()).isZero();
        theBasketStaysThroughF5(screen);
        screen.press("F9");
        screen.awaits("IDLE");
        till.nextPaper();

        Sale sale = till.till().lastSale();
        assertThat(sale.lines())
                .extracting(SaleLine::gtin)
                .containsExactlyElementsOf(IntStream.range(0, SCANS)
                        .mapToObj(scan -> LargeShop.gtin(item(scan)))
                        .toList());
    }

    private static long stock(int item) {
        return LargeShop.stock(item).onHand().amount();
    }

    /** Neither the key nor the browser's own way of loading the page again. */
    private static void theBasketStaysThroughF5(CounterScreen screen) {
        screen.page().keyboard().press("F5");
        assertThat(screen.part("li.line")).hasCount(SCANS);
        screen.page().reload();
        assertThat(screen.part("li.line")).hasCount(SCANS);
        assertThat(screen.part("#entry")).isFocused();
    }

    @Test
    @Order(3)
    void aWholeSaleByTheKeyboardAlone() throws Exception {
        CounterScreen screen = CounterScreen.of(shop, till.till());
        int typed = 77;
        int named = 4_711;

        screen.enter("3*");
        screen.enter(LargeShop.gtin(typed).ean13());
        assertThat(screen.part("li.line")).hasCount(1);
        screen.enter("Item " + named);
        assertThat(screen.part("li.line")).hasCount(2);
        Money due = price(typed).times(3).plus(price(named));
        screen.shows("#total", due.display());
        screen.page().keyboard().press("Enter");
        screen.awaits("PAYING");
        screen.enter("100");
        screen.awaits("IDLE");
        screen.shows(".done-change", Money.parse("100.00 GBP").minus(due).display());
        till.nextPaper();

        assertThat(soldPieces()).containsExactly(LargeShop.gtin(typed) + " 3", LargeShop.gtin(named) + " 1");
    }

    @Test
    @Order(4)
    void aWholeSaleByTouchAlone() throws Exception {
        Page screen = shop.browser().openToTouch(till.till().address(), 1280, 800);
        screen.locator(".tab").nth(1).tap();
        assertThat(screen.locator(".tab").nth(1)).hasAttribute("aria-pressed", "true");
        Locator tile = screen.locator("#finder .tile").first();
        assertThat(tile).isVisible();
        String gtin = tile.getAttribute("value");

        tile.tap();
        assertThat(screen.locator("li.line")).hasCount(1);
        tile.tap();
        screen.locator(".key.pay:not([disabled])").tap();
        assertThat(screen.locator("#counter")).hasAttribute("data-phase", "PAYING");
        touches(screen, "1", "0", "0");
        screen.locator(".key.pay:not([disabled])").tap();
        assertThat(screen.locator("#counter")).hasAttribute("data-phase", "IDLE");
        assertThat(screen.locator(".done-change")).isVisible();
        till.nextPaper();

        assertThat(soldPieces()).containsExactly(gtin + " 2");
        assertThat(till.till().lastSale().tenders())
                .extracting(Tender::tendered)
                .containsExactly(Money.parse("100.00 GBP"));
    }

    private static void touches(Page screen, String... digits) {
        for (String digit : digits) {
            screen.locator("[data-type='" + digit + "']").tap();
        }
    }

    private static Money price(int item) {
        return LargeShop.price(item).unitPrice();
    }

    private List<String> soldPieces() throws IOException {
        return till.till().lastSale().lines().stream()
                .map(line -> line.gtin() + " " + line.quantity().amount())
                .toList();
    }
}
