package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.receipt.Paper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The cable is pulled while a customer's goods are being scanned, and twenty sales follow, through two deaths of the till and a
 * power cut. When the cable is back, head office and the till agree to the cent.
 */
@InTurn(day = 0)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PulledCableJourney {
    private static final int SALES_WITHOUT_A_LINE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PAYERS_CODE = "280000000000000017";
    private static final String COUPON = "WELCOME5";
    private static final String PROMOTION = "bread-week";
    private static final long MOST_USES = 2_000;

    private final Shop shop;
    private final HeadOffice headOffice;

    PulledCableJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @BeforeEach
    void everythingIsSentAndTheBooksAgree() throws Exception {
        Till till = shop.loneTill().till();
        till.admits(shop.staff("CASHIER"));
        till.awaits("all to be sent", state -> state.path("waiting").asLong() == 0);
        headOffice.agreesWithItsTills();
    }

    @AfterEach
    void theCableIsBack() throws Exception {
        shop.loneTill().network().plugIn();
    }

    @Test
    void twentySalesWithoutALineArriveOnceAndToTheCent() throws Exception {
        LoneTill till = shop.loneTill();
        Page screen = shop.browser().open(till.till().address(), 1280, 800);
        Locator line = screen.locator(".bar-line");
        MemberId promised = headOffice.anOfferSomebodyWillSee().member();
        String member = promised.value();
        String card = headOffice.cardOf(member);
        Gtin milk = headOffice.somethingElseThan(null);
        Gtin bread = headOffice.somethingElseThan(milk);
        long milkBefore = headOffice.stock(milk);
        long breadBefore = headOffice.stock(bread);
        long pointsBefore = headOffice.points(member);
        headOffice.promotes(PROMOTION, null, bread, MOST_USES);
        awaitLentAhead(till.till());
        int salesBefore = till.till().sales().size();

        // A basket is half scanned when the line goes.
        till.scan("]E0", milk.ean13());
        assertThat(screen.locator("li.line")).hasCount(1);
        till.network().pull();
        assertThat(line).containsText("Offline");
        till.scan("]E0", bread.ean13());
        assertThat(screen.locator("li.line")).hasCount(2);

        // A wallet cannot be charged without a line, and the screen says what can be done instead.
        screen.locator("#entry").press("Enter");
        till.till().awaits("the tenders", state -> state.path("dueMinor").asLong() > 0);
        till.scan("]C0", PAYERS_CODE);
        assertThat(screen.locator(".notice .happened"))
                .hasText("This till is offline, and a wallet can only be charged online.");
        assertThat(screen.locator(".notice")).containsText("Nothing was charged");
        screen.keyboard().press("Escape");
        screen.keyboard().press("F9");
        till.nextPaper();
        Sale first = till.till().lastSale();
        assertThat(first.tenders()).extracting(tender -> tender.type()).containsOnly(TenderType.CASH);

        // With the member's card, whose points only head office can lend, and with a coupon.
        sellsAfter(
                till,
                () -> {
                    till.scanAndWait("]C0", card);
                    till.till().press("/basket/pay");
                    till.till().press("/basket/pay/points", "text", "");
                    till.till()
                            .awaits(
                                    "points to be out of reach",
                                    state -> state.path("notice").asString().equals("POINTS_NOT_HELD"));
                },
                milk,
                bread);
        assertThat(till.till().lastSale().member()).isEqualTo(promised);
        sellsAfter(till, () -> till.scanAndWait("]C0", COUPON), bread);
        assertThat(till.till().lastSale().coupons()).isNotEmpty();

        // The first customer brings everything back.
        till.till().types(first.source().receiptNumber());
        assertThat(screen.locator("li.return-line")).not().hasCount(0);
        till.till().press("/return/everything");
        till.till().press("/return/confirm");
        till.nextPaper();
        assertThat(till.till().lastSale().total()).isEqualTo(first.total().negated());

        // The till dies with a basket open, and the basket is there again.
        till.scan("]E0", milk.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        till.diesAndComesBack();
        till.till().admits(shop.staff("CASHIER"));
        till.till()
                .awaits(
                        "the basket to be back",
                        state -> state.path("basketLines").asInt() == 1);
        paysAndPrints(till);

        sellsUpTo(till, salesBefore + 12, milk, bread);
        till.diesAndComesBack();
        till.till().admits(shop.staff("CASHIER"));
        sellsUpTo(till, salesBefore + 17, bread, milk);
        till.losesPowerAndComesBack();
        till.till().admits(shop.staff("CASHIER"));
        sellsUpTo(till, salesBefore + SALES_WITHOUT_A_LINE, milk, bread);

        List<Sale> all = till.till().sales();
        List<Sale> offline = all.subList(salesBefore, all.size());
        assertThat(offline).hasSize(SALES_WITHOUT_A_LINE);
        // What head office had lent of the promotion is given without it.
        long given = uses(offline);
        assertThat(given).isPositive();
        assertThat(line).containsText("Offline");
        assertThat(line)
                .containsText(
                        Pattern.compile(till.till().status().path("waiting").asLong() + " waiting"));
        assertThat(line).containsText(Pattern.compile("oldest \\d+ (s|min)"));

        till.network().plugIn();

        till.till().awaits("all to be sent", state -> state.path("waiting").asLong() == 0);
        assertThat(line).containsText("all sales sent");
        assertThat(line).containsText("Online");
        List<TillTransaction> facts = till.till().facts();
        assertThat(facts)
                .extracting(fact -> fact.source().sequence())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, facts.size()).boxed().toList());
        Await.until("the stock of one item", PATIENCE, () -> headOffice.stock(milk) == milkBefore - net(offline, milk));
        Await.until(
                "the stock of the other", PATIENCE, () -> headOffice.stock(bread) == breadBefore - net(offline, bread));
        long earned = offline.stream()
                .filter(sale -> sale.member() != null)
                .flatMap(sale -> sale.lines().stream())
                .mapToLong(SaleLine::points)
                .sum();
        Await.until("the points", PATIENCE, () -> headOffice.points(member) == pointsBefore + earned);
        headOffice.agreesWithItsTills();
        assertThat(headOffice
                        .standing(PROMOTION)
                        .path("given")
                        .path(0)
                        .path("uses")
                        .asLong())
                .isEqualTo(given);
    }

    /** The till holds a part of the promotion before anybody asks for it. */
    private static void awaitLentAhead(Till till) {
        Path leases = till.folder().resolve("promotion-leases.json");
        Await.until(
                "a part of " + PROMOTION + " to be lent",
                PATIENCE,
                () -> Files.exists(leases)
                        && Files.readString(leases, StandardCharsets.UTF_8)
                                .matches(".*" + PROMOTION + ".*\"until\".*"));
    }

    /** How often the promotion was given, less what came back. */
    private static long uses(List<Sale> sales) {
        return sales.stream()
                .flatMap(sale -> sale.promotions().stream())
                .filter(use -> use.promotion().equals(PROMOTION))
                .mapToLong(PromotionUse::uses)
                .sum();
    }

    /** Something done with goods on the belt. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static void sellsAfter(LoneTill till, Step step, Gtin... items) throws Exception {
        scanAll(till, items);
        step.run();
        paysAndPrints(till);
    }

    private static void sellsUpTo(LoneTill till, int sales, Gtin... items) throws Exception {
        while (till.till().sales().size() < sales) {
            till.sells(items);
        }
    }

    private static void scanAll(LoneTill till, Gtin... items) throws Exception {
        for (int i = 0; i < items.length; i++) {
            int lines = i + 1;
            till.scan("]E0", items[i].ean13());
            till.till()
                    .awaits("line " + lines, state -> state.path("basketLines").asInt() == lines);
        }
    }

    private static void paysAndPrints(LoneTill till) throws Exception {
        long sales = till.till().status().path("sales").asLong();
        till.till().press("/basket/pay/cash");
        till.till().awaits("the sale", state -> state.path("sales").asLong() == sales + 1);
        Paper paper = till.nextPaper();
        assertThat(String.join("\n", paper.lines()))
                .contains(till.till().lastSale().source().receiptNumber());
    }

    /** How many pieces of an item left the shop, less those that came back. */
    private static long net(List<Sale> sales, Gtin item) {
        return sales.stream()
                .flatMap(sale -> sale.lines().stream())
                .filter(line -> item.equals(line.gtin()))
                .mapToLong(line -> line.quantity().amount())
                .sum();
    }
}
