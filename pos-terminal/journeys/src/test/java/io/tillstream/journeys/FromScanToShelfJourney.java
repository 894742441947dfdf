package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tillstream.decisions.ControlGroup;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.journal.JournalReader;
import io.tillstream.receipt.Paper;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole loop on a generated chain, through the real doors. The chapters are one shop's morning and run in their
 * order: starting everything again for each would take minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromScanToShelfJourney {
    private static final String TILL = "s1-t1";
    private static final String OTHER_TILL = "s1-t2";
    private static final String MEMBER_PASSWORD = "correct-horse-battery-staple";
    /** How long a part may take before the story has failed; no measure of speed. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private Platform platform;
    private Counter counter;
    private Browser browser;

    @BeforeAll
    void openTheShop(@TempDir Path folder) throws Exception {
        platform = Platform.up(folder.resolve("home"), 1, 2);
        counter = Counter.of(platform.home(), TILL);
        browser = Browser.start();
    }

    @AfterAll
    void closeTheShop() {
        try {
            if (browser != null) {
                browser.close();
            }
            if (counter != null) {
                counter.close();
            }
        } finally {
            if (platform != null) {
                platform.close();
            }
        }
    }

    /** Also after a while without an act, which locks a till. */
    @BeforeEach
    void somebodyWorksAtEachTill() throws Exception {
        signIn(TILL);
        signIn(OTHER_TILL);
    }

    @Test
    @Order(1)
    void oneScanGoesAllTheWayAndComesBackAsAnOffer() throws Exception {
        OfferDecision promised = anOfferSomebodyWillSee();
        String card = cardOf(promised.member().value());
        Gtin milk = somethingElseThan(promised.gtin());
        long stockBefore = stock(milk);
        long pointsBefore = points(promised.member().value());
        Page today = theDashboardOfTheManager();
        Page till = browser.open(platform.address("till-" + TILL), 1280, 800);

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
        Sale sale = lastSale(TILL);
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
        Await.until("the stock to move by one", PATIENCE, () -> stock(milk) == stockBefore - 1);
        long earned = sale.lines().stream().mapToLong(SaleLine::points).sum();
        Await.until(
                "the points to arrive", PATIENCE, () -> points(promised.member().value()) == pointsBefore + earned);
        seeThePointsAsTheMember(promised.member().value(), card, pointsBefore + earned);
    }

    @Test
    @Order(2)
    void aKeyPressedWhileTheScreenIsDrawnAgainCounts() throws Exception {
        Gtin first = somethingElseThan(null);
        Page till = browser.open(platform.address("till-" + TILL), 1280, 800);
        counter.scan("]E0", first.ean13());
        assertThat(till.locator("li.line")).hasCount(1);
        List<Route> looks = new ArrayList<>();
        till.route("**/screen", looks::add);
        counter.scan("]E0", somethingElseThan(first).ean13());
        till.waitForCondition(() -> !looks.isEmpty());

        till.keyboard().press("Delete");
        till.unroute("**/screen");
        looks.forEach(Route::resume);

        assertThat(till.locator("li.line.is-voided")).hasCount(1);
        post("/basket/cancel");
        assertThat(till.locator("li.line")).hasCount(0);
    }

    @Test
    @Order(3)
    void aKeyPressedBeforeTheTillHasAnsweredWaitsForTheAnswer() throws Exception {
        Gtin first = somethingElseThan(null);
        Page till = browser.open(platform.address("till-" + TILL), 1280, 800);
        long sales = status().path("sales").asLong();
        List<Route> codes = new ArrayList<>();
        till.route("**/basket/{entry,scan}", codes::add);
        typeByHand(till, first.ean13());
        till.waitForCondition(() -> !codes.isEmpty());

        till.keyboard().press("F9");
        typeByHand(till, somethingElseThan(first).ean13());
        till.unroute("**/basket/{entry,scan}");
        codes.forEach(Route::resume);

        assertThat(till.locator("li.line")).hasCount(1);
        Await.until(
                "the next basket",
                PATIENCE,
                () -> status().path("sales").asLong() == sales + 1
                        && status().path("basketLines").asInt() == 1);
        counter.nextReceipt(PATIENCE);
        post("/basket/cancel");
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
        sellOne(somethingElseThan(null));
        Sale sale = lastSale(TILL);
        Page here = browser.open(platform.address("till-" + TILL), 1280, 800);
        Page there = browser.open(platform.address("till-" + OTHER_TILL), 1280, 800);

        bringBack(there, sale);
        askUntilGiven(there);
        bringBack(here, sale);
        assertThat(here.locator(".notice .happened")).containsText(OTHER_TILL);
        there.keyboard().press("F7");
        assertThat(there.locator(".return-preview")).containsText(amount(sale.total()));
        there.keyboard().press("F9");
        assertThat(there.locator(".done-title")).isVisible();
        askUntilGiven(here);

        Sale back = lastSale(OTHER_TILL);
        assertThat(back.total()).isEqualTo(sale.total().negated());
        assertThat(back.returnTerms()).isEqualTo(new ReturnTerms(ReturnTerms.Check.LEDGER, null));
        assertThat(here.locator("li.return-line button").last()).isDisabled();
        here.keyboard().press("Escape");
        assertThat(here.locator(".return")).hasCount(0);
    }

    private static void bringBack(Page till, Sale sale) {
        till.locator("#entry").fill(sale.source().receiptNumber());
        till.keyboard().press("Enter");
        assertThat(till.locator(".return")).isVisible();
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
    void headOfficeAndATillDieAndNothingIsLostOrDoubled() throws Exception {
        Gtin milk = somethingElseThan(null);
        long stockBefore = stock(milk);
        platform.kill("streaming-app");
        sellOne(milk);

        platform.kill("till-" + TILL);
        Await.until(
                "the till to be back",
                Duration.ofMinutes(2),
                () -> status().path("ready").asBoolean());
        signIn(TILL);
        sellOne(milk);

        Await.until(
                "everything to be sent",
                Duration.ofMinutes(2),
                () -> status().path("waiting").asLong() == 0);
        Await.until("the stock to move by two", Duration.ofMinutes(3), () -> stock(milk) == stockBefore - 2);
        theBooksAgree();
    }

    private void theBooksAgree() throws Exception {
        Platform.Answer books = platform.ask("reconcile");

        assertThat(books.document().path("equal").asBoolean())
                .as(books.document().toPrettyString())
                .isTrue();
        assertThat(books.exit()).isZero();
        assertThat(books.document().path("indexDifferences").asInt(-1)).isZero();
    }

    private void signIn(String till) throws Exception {
        String address = platform.address("till-" + till);
        if (!get(address + "/api/status").path("phase").asString().equals("SIGNING_IN")) {
            return;
        }
        JsonNode cashier = platform.plan("staff.ndjson").getFirst();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/operator/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("operator="
                        + cashier.path("operator").asString() + "&pin="
                        + cashier.path("pin").asString()))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(get(address + "/api/status").path("signedIn").asBoolean()).isTrue();
    }

    private void sellOne(Gtin gtin) {
        long sales = Await.value(
                "the till", Duration.ofMinutes(1), () -> status().path("sales").asLong());
        counter.scan("]E0", gtin.ean13());
        Await.until("the line", PATIENCE, () -> status().path("basketLines").asInt() == 1);
        post("/basket/pay/cash");
        Await.until("the sale", PATIENCE, () -> status().path("sales").asLong() == sales + 1);
        counter.nextReceipt(PATIENCE);
    }

    /** An offer whose member is in no control group, so that the till will show it. */
    private OfferDecision anOfferSomebodyWillSee() throws IOException {
        Set<String> personal = new HashSet<>();
        for (JsonNode member : platform.plan("members.ndjson")) {
            if (member.path("personalised").asBoolean()) {
                personal.add(member.path("member").asString());
            }
        }
        Map<String, Integer> control = new HashMap<>();
        for (JsonNode campaign : platform.plan("campaigns.ndjson")) {
            control.put(
                    campaign.path("id").asString(),
                    campaign.path("controlBasisPoints").asInt());
        }
        List<MemberOffers> all = new TopicReader("127.0.0.1:" + platform.port("kafka")).latest(Topics.OFFER);
        for (MemberOffers offers : all) {
            for (OfferDecision offer : offers.offers()) {
                boolean seen = personal.contains(offer.member().value())
                        && !ControlGroup.isHeldOut(offer.member())
                        && !ControlGroup.isControl(
                                offer.member(), offer.campaign(), control.getOrDefault(offer.campaign(), 10_000));
                if (seen) {
                    return offer;
                }
            }
        }
        throw new AssertionError("None of " + all.size() + " members has an offer anybody will see.");
    }

    private String cardOf(String member) throws IOException {
        return platform.plan("members.ndjson").stream()
                .filter(line -> line.path("member").asString().equals(member))
                .map(line -> line.path("card").asString())
                .findFirst()
                .orElseThrow();
    }

    private Gtin somethingElseThan(@Nullable Gtin other) throws Exception {
        for (JsonNode product : platform.plan("products.ndjson")) {
            Gtin gtin = Gtin.of(product.path("gtin").asString());
            boolean byPiece = product.path("unit").asString().equals("EACH");
            if (byPiece && !gtin.equals(other) && stock(gtin) > 5) {
                return gtin;
            }
        }
        throw new AssertionError("Nothing else is on the shelf.");
    }

    private Sale lastSale(String till) throws IOException {
        Path file = platform.home().resolve("tills").resolve(till).resolve("journal/epoch-1.journal");
        try (JournalReader journal = JournalReader.open(file)) {
            return (Sale) journal.read(journal.lastSequence(), 1).getFirst().fact();
        }
    }

    private Page theDashboardOfTheManager() {
        Page page = browser.open(platform.address("dashboards"), 1280, 900);
        page.fill("input[name=username]", "manager");
        page.fill(
                "input[name=password]",
                platform.settings().path("logins").path("manager").asString());
        page.click("button.strong");
        assertThat(page.locator("#latest")).isVisible();
        return page;
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

    private JsonNode status() throws Exception {
        return get(platform.address("till-" + TILL) + "/api/status");
    }

    private long stock(Gtin gtin) throws Exception {
        String onHand = get(platform.address("streaming-app") + "/api/stock/s1/" + gtin)
                .path("onHand")
                .asString();
        return onHand.isEmpty() ? 0 : Long.parseLong(onHand.substring(0, onHand.indexOf(' ')));
    }

    private long points(String member) throws Exception {
        return get(platform.address("streaming-app") + "/api/points/" + member)
                .path("points")
                .asLong();
    }

    private JsonNode get(String address) throws Exception {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", bearer())
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200 -> JSON.readTree(answer.body());
            case 404 -> JSON.createObjectNode();
            default -> throw new IOException(address + " answered " + answer.statusCode() + ".");
        };
    }

    private String bearer() {
        return "Bearer "
                + platform.settings().path("secrets").path("adminToken").asString();
    }

    private void post(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.address("till-" + TILL) + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        Await.until(
                path + " to be answered",
                PATIENCE,
                () -> http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 400);
    }

    private static String textOf(Paper paper) {
        return String.join("\n", paper.lines());
    }

    private static String amount(Money money) {
        return money.isNegative() ? money.negated().number() : money.number();
    }
}
