package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockSent;
import io.tillstream.events.stock.StockWrittenOff;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The whole loop on a generated chain, through the real doors. The chapters are one shop's morning and run in their order.
 */
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromScanToShelfJourney {
    private static final String MEMBER_PASSWORD = "correct-horse-battery-staple";
    /** How long a part may take before the story has failed; no measure of speed. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Shop shop;
    private final Platform platform;
    private final Browser browser;
    private final HeadOffice headOffice;
    private final Till ourTill;
    private final Till otherTill;
    private Counter counter;

    FromScanToShelfJourney(Shop shop) {
        this.shop = shop;
        this.platform = shop.platform();
        this.browser = shop.browser();
        this.headOffice = new HeadOffice(platform);
        this.ourTill = Till.of(platform, "s1-t1");
        this.otherTill = Till.of(platform, "s1-t2");
    }

    @BeforeAll
    void standAtTheCounter() throws IOException {
        ourTill.awaitsItsPrinter();
        counter = Counter.of(platform.home(), ourTill.name());
    }

    @AfterAll
    void leaveTheCounter() {
        counter.close();
    }

    @BeforeEach
    void somebodyWorksAtEachTill() throws Exception {
        ourTill.admits(shop.staff("CASHIER"));
        otherTill.admits(shop.staff("CASHIER"));
    }

    @Test
    @Order(1)
    void oneScanGoesAllTheWayAndComesBackAsAnOffer() throws Exception {
        OfferDecision promised = headOffice.anOfferSomebodyWillSee();
        String card = headOffice.cardOf(promised.member().value());
        Gtin milk = headOffice.somethingElseThan(promised.gtin());
        long stockBefore = headOffice.stock(milk);
        long pointsBefore = headOffice.points(promised.member().value());
        Page today = shop.dashboard();
        Page till = browser.open(ourTill.address(), 1280, 800);

        counter.scan("]E0", milk.ean13());

        Locator lines = till.locator("li.line");
        assertThat(lines).hasCount(1);
        assertThat(lines.first().locator(".line-stock")).containsText(String.valueOf(stockBefore));

        counter.scan("]C0", card);

        assertThat(till.locator(".member")).isVisible();
        Locator offer = till.locator(".offer");
        assertThat(offer).isVisible();
        assertThat(offer.locator(".offer-reason")).not().isEmpty();
        till.keyboard().press("F3");
        // The shop's own promotions may save something beside the offer.
        assertThat(till.locator(".line-saving").first()).isVisible();

        till.keyboard().press("F9");
        Instant paidAt = Instant.now();

        Paper paper = counter.nextReceipt(PATIENCE);
        Sale sale = ourTill.lastSale();
        assertThat(sale.member()).isEqualTo(promised.member());
        assertThat(sale.lines()).extracting(SaleLine::gtin).contains(milk);
        assertThat(sale.offers()).extracting(OfferOutcome::kind).contains(OfferOutcome.Kind.ACCEPTED);
        assertThat(textOf(paper)).contains(amount(sale.total()), sale.source().receiptNumber());
        for (SaleLine line : sale.lines()) {
            assertThat(textOf(paper)).contains(amount(line.gross()));
            line.discounts().forEach(discount -> assertThat(textOf(paper)).contains(amount(discount.amount())));
        }
        assertThat(paper.items().stream().filter(Paper.Cut.class::isInstance)).hasSize(1);
        assertThat(paper.items().stream().filter(Paper.DrawerPulse.class::isInstance))
                .hasSize(1);

        seeItOnTheDashboard(today, sale, paidAt);
        Await.until("the stock to move by one", PATIENCE, () -> headOffice.stock(milk) == stockBefore - 1);
        long earned = sale.lines().stream().mapToLong(SaleLine::points).sum();
        Await.until(
                "the points to arrive",
                PATIENCE,
                () -> headOffice.points(promised.member().value()) == pointsBefore + earned);
        seeThePointsAsTheMember(promised.member().value(), card, pointsBefore + earned);
        seeItsTraceFromScanToDecision(sale, promised, card);
    }

    /** Told by a till, the gateway, the ledgers and scoring, each in a process of its own, without asking each other. */
    private void seeItsTraceFromScanToDecision(Sale sale, OfferDecision shown, String card) throws Exception {
        ToldSale told = ToldSale.awaited(
                platform,
                sale.source(),
                PATIENCE,
                List.of(
                        "till Sale",
                        "offer shown",
                        "accept into fact.sale.v1",
                        "check arrival",
                        "book stock",
                        "book sales by hour",
                        "book points",
                        "feature member history",
                        "decide offers",
                        "decide reorder"));

        assertThat(told.tellers()).contains("till " + ourTill.name(), "till-gateway", "streaming-app", "scoring");
        for (String atTheTill : List.of("act Scanned", "commit", "receipt", "upload", "accept into fact.sale.v1")) {
            assertThat(told.parentOf(atTheTill)).as(atTheTill).isEqualTo("till Sale");
        }
        assertThat(told.parentOf("check arrival")).isEqualTo("accept into fact.sale.v1");
        for (String ledger : List.of("book stock", "book sales by hour", "feature member history")) {
            assertThat(told.parentOf(ledger)).as(ledger).isEqualTo("check arrival");
        }
        // Kafka's own step passes on the header it was given.
        assertThat(told.parentOf("decide offers")).isEqualTo("check arrival");
        assertThat(told.parentOf("decide reorder")).isIn("book stock", "feature item demand");
        assertThat(told.linksOf("upload")).isEqualTo(1);
        assertThat(told.linksOf("accept into fact.sale.v1")).isEqualTo(1);
        assertThat(told.linksOf("offer shown")).isEqualTo(1);
        assertThat(sale.offers())
                .extracting(OfferOutcome::decisionId)
                .contains(told.attribute("offer shown", "tillstream.decision"));
        assertThat(told.text()).doesNotContain(card, shown.member().value());
    }

    @Test
    @Order(2)
    void anAnswerThatComesLateDoesNotTakeANewerScreenAway() throws Exception {
        Gtin first = headOffice.somethingElseThan(null);
        Page till = browser.open(ourTill.address(), 1280, 800);
        List<Runnable> answers = new ArrayList<>();
        till.route("**/basket/{entry,scan}", route -> {
            APIResponse answer = route.fetch();
            answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
        });
        typeByHand(till, first.ean13());
        till.waitForCondition(() -> !answers.isEmpty());
        counter.scan("]E0", headOffice.somethingElseThan(first).ean13());
        assertThat(till.locator("li.line")).hasCount(2);

        till.keyboard().press("Delete");
        answers.forEach(Runnable::run);

        assertThat(till.locator("li.line.is-voided")).hasCount(1);
        assertThat(till.locator("li.line")).hasCount(2);
        till.unroute("**/basket/{entry,scan}");
        ourTill.press("/basket/cancel");
        assertThat(till.locator("li.line")).hasCount(0);
    }

    @Test
    @Order(3)
    void aKeyPressedBeforeTheTillHasAnsweredWaitsForTheAnswer() throws Exception {
        Gtin first = headOffice.somethingElseThan(null);
        Page till = browser.open(ourTill.address(), 1280, 800);
        long sales = ourTill.status().path("sales").asLong();
        List<Route> codes = new ArrayList<>();
        till.route("**/basket/{entry,scan}", codes::add);
        typeByHand(till, first.ean13());
        till.waitForCondition(() -> !codes.isEmpty());

        till.keyboard().press("F9");
        typeByHand(till, headOffice.somethingElseThan(first).ean13());
        till.unroute("**/basket/{entry,scan}");
        codes.forEach(Route::resume);

        assertThat(till.locator("li.line")).hasCount(1);
        Await.until(
                "the next basket",
                PATIENCE,
                () -> ourTill.status().path("sales").asLong() == sales + 1
                        && ourTill.status().path("basketLines").asInt() == 1);
        counter.nextReceipt(PATIENCE);
        ourTill.press("/basket/cancel");
        assertThat(till.locator("li.line")).hasCount(0);
    }

    /** Slower than a scanner that plays a keyboard: a busy machine must not take a half of it for one. */
    private static void typeByHand(Page till, String text) {
        till.keyboard().type(text, new Keyboard.TypeOptions().setDelay(120));
        till.keyboard().press("Enter");
    }

    @Test
    @Order(4)
    void whatOneTillSoldComesBackAtAnotherAndOnlyOnce() throws Exception {
        sellOne(headOffice.somethingElseThan(null));
        Sale sale = ourTill.lastSale();
        Page here = browser.open(ourTill.address(), 1280, 800);
        Page there = browser.open(otherTill.address(), 1280, 800);

        bringBack(there, sale);
        askUntilGiven(there);
        bringBack(here, sale);
        assertThat(here.locator(".notice .happened")).containsText(otherTill.name());
        there.keyboard().press("F7");
        assertThat(there.locator(".return-preview")).containsText(amount(sale.total()));
        there.keyboard().press("F9");
        assertThat(there.locator(".done-title")).isVisible();
        askUntilGiven(here);

        Sale back = otherTill.lastSale();
        assertThat(back.total()).isEqualTo(sale.total().negated());
        assertThat(back.returnTerms()).isEqualTo(new ReturnTerms(ReturnTerms.Check.LEDGER, null));
        Await.until("head office to say that nothing is left", PATIENCE, () -> isNothingLeft(here, sale));
        here.keyboard().press("Escape");
        assertThat(here.locator(".return")).hasCount(0);
    }

    private static void bringBack(Page till, Sale sale) {
        till.locator("#entry").fill(sale.source().receiptNumber());
        till.keyboard().press("Enter");
        assertThat(till.locator(".return")).isVisible();
    }

    /** Where head office does not answer in time, the till that sold goes by what it knows itself, and so is asked anew. */
    private static boolean isNothingLeft(Page till, Sale sale) {
        if (till.locator("li.return-line button").last().isDisabled()) {
            return true;
        }
        till.keyboard().press("Escape");
        assertThat(till.locator(".return")).hasCount(0);
        bringBack(till, sale);
        askUntilGiven(till);
        return false;
    }

    /** The sale, or the return at the other till, may be on its way to the ledgers yet. */
    private static void askUntilGiven(Page till) {
        Await.until("the lines of the receipt", PATIENCE, () -> {
            if (till.locator("li.return-line").count() == 1) {
                return true;
            }
            till.keyboard().press("F9");
            return false;
        });
    }

    @Test
    @Order(5)
    void whatTheStockRoomDoesIsInTheBooksAndTheyAgree() throws Exception {
        StoreId here = StoreId.of("s1");
        StoreId there = StoreId.of("s2");
        Gtin milk = headOffice.somethingElseThan(null);
        Sale ours = ourTill.lastSale();
        Sale theirs = otherTill.lastSale();
        Sale last = theirs.happenedAt().isAfter(ours.happenedAt()) ? theirs : ours;
        Instant counted = last.happenedAt().plusSeconds(1);
        Instant later = last.happenedAt().plusSeconds(2);
        LocalDate today = last.businessDate();

        headOffice.orders(new PurchaseOrder(
                "journey-order",
                here,
                "dairy",
                counted,
                PurchaseOrder.State.ORDERED,
                today.plusDays(2),
                List.of(new PurchaseOrder.Line(milk, Quantity.each(24)))));
        headOffice.books(new StockSent("journey-sent", here, later, today, "journey-transfer", there, pieces(milk, 2)));
        headOffice.books(new StockWrittenOff(
                "journey-broken", here, later, today, StockWrittenOff.Reason.DAMAGED, pieces(milk, 1)));
        headOffice.books(new StockCounted("journey-count", here, counted, today, pieces(milk, 40)));

        Await.until("the count to be booked", PATIENCE, () -> headOffice.stock(milk) == 37);
        Await.until("the order to be known", PATIENCE, () -> headOffice.onOrder(milk) == 1);
        Await.until(
                "the goods to be in transit",
                PATIENCE,
                () -> headOffice.transfer("journey-transfer").has("sentAt"));
        assertThat(headOffice.transfer("journey-transfer").has("arrivedAt")).isFalse();

        headOffice.books(
                new StockArrived("journey-arrived", there, later, today, "journey-transfer", here, pieces(milk, 1)));

        Await.until(
                "the goods to arrive",
                PATIENCE,
                () -> headOffice.transfer("journey-transfer").has("arrivedAt"));
        headOffice.agreesWithItsTills();
    }

    private static List<StockLine> pieces(Gtin gtin, long pieces) {
        return List.of(new StockLine(gtin, Quantity.each(pieces)));
    }

    /**
     * One member returns without the card what was bought with it, one cashier voids what was paid in cash; the rest of the
     * chain is honest. In so small a chain chance may hide the cashier.
     */
    @Test
    @Order(6)
    void thePlantedThievesStandOutAndNobodyElse() throws Exception {
        JsonNode truths = platform.plan("truths.json").getFirst();
        JsonNode cashier = truths.path("voidingCashier");
        JsonNode farmer = truths.path("pointsFarmer");

        LossSignal farming = Await.value(
                "the member to be pointed at",
                PATIENCE,
                () -> headOffice.lossSignals().stream()
                        .filter(signal -> signal.reason() == LossSignal.Reason.POINTS_KEPT)
                        .filter(signal ->
                                signal.count() == farmer.path("pointsKept").asLong())
                        .findFirst()
                        .orElse(null));

        assertThat(farming.id()).isEqualTo(farmer.path("member").asString());
        assertThat(farming.receipts().stream().map(Source::receiptNumber).toList())
                .hasSameElementsAs(farmer.path("refunds")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(headOffice.lossSignals())
                .extracting(LossSignal::id)
                .isSubsetOf(farming.id(), cashier.path("operator").asString());
    }

    @Test
    @Order(7)
    void headOfficeAndATillDieAndNothingIsLostOrDoubled() throws Exception {
        Gtin milk = headOffice.somethingElseThan(null);
        long stockBefore = headOffice.stock(milk);
        platform.kill("streaming-app");
        sellOne(milk);

        platform.kill("till-" + ourTill.name());
        Await.until(
                "the till to be back",
                Duration.ofMinutes(2),
                () -> ourTill.status().path("ready").asBoolean());
        ourTill.admits(shop.staff("CASHIER"));
        sellOne(milk);

        Await.until(
                "everything to be sent",
                Duration.ofMinutes(2),
                () -> ourTill.status().path("waiting").asLong() == 0);
        Await.until("the stock to move by two", Duration.ofMinutes(3), () -> headOffice.stock(milk) == stockBefore - 2);
        headOffice.agreesWithItsTills();
    }

    private void sellOne(Gtin gtin) {
        long sales = Await.value(
                "the till",
                Duration.ofMinutes(1),
                () -> ourTill.status().path("sales").asLong());
        counter.scan("]E0", gtin.ean13());
        Await.until(
                "the line", PATIENCE, () -> ourTill.status().path("basketLines").asInt() == 1);
        ourTill.press("/basket/pay/cash");
        Await.until("the sale", PATIENCE, () -> ourTill.status().path("sales").asLong() == sales + 1);
        counter.nextReceipt(PATIENCE);
    }

    /** The open page gets the sale without being loaded again; how soon is told, not judged: the machine may be busy. */
    private static void seeItOnTheDashboard(Page today, Sale sale, Instant paidAt) {
        Locator receipt = today.locator(
                "#latest a", new Page.LocatorOptions().setHasText(sale.source().receiptNumber()));
        assertThat(receipt).isVisible();
        System.out.println("The sale was on the dashboard at most "
                + Duration.between(paidAt, Instant.now()).toMillis() + " ms after it was paid.");
        receipt.click();
        assertThat(today.locator("#main")).containsText(sale.total().number());
    }

    private void seeThePointsAsTheMember(String member, String card, long balance) throws Exception {
        HttpRequest password = HttpRequest.newBuilder(
                        URI.create(platform.address("member-portal") + "/api/members/" + member + "/password"))
                .header(
                        "Authorization",
                        "Bearer "
                                + platform.settings()
                                        .path("secrets")
                                        .path("adminToken")
                                        .asString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + MEMBER_PASSWORD + "\"}"))
                .build();
        assertThat(http.send(password, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isBetween(200, 299);
        Page page = browser.open(platform.address("member-portal") + "/sign-in", 390, 844);

        page.fill("#card", card);
        page.fill("#password", MEMBER_PASSWORD);
        page.click("form.card button.main");
        page.navigate(platform.address("member-portal") + "/points");

        assertThat(page.locator(".balance .figure")).hasText(String.format(Locale.ROOT, "%,d", balance));
    }

    private static String textOf(Paper paper) {
        return String.join("\n", paper.lines());
    }

    private static String amount(Money money) {
        return money.isNegative() ? money.negated().number() : money.number();
    }
}
