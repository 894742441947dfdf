package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What was planted in the generated chain, as head office sees it on its pages: the same truths that {@link PlantedTruthsJourney}
 * looks for in the topics.
 */
@InTurn(day = 0)
@ExtendWith(Shop.Door.class)
class TruthsOnTheScreenJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NOTHING = "–";

    /** Hours without goods at the edge of a day make it a day of its own in the table. */
    private static final int EDGES = 2;

    /** Of 190 shelves of the store. */
    private static final int FIRST_SHELVES = 10;

    private static final String BEFORE = "window before";
    private static final String FORECAST_BY = "forecast: ";
    private static final Pattern REASON = Pattern.compile("[0-9,]+ (times in|of) [0-9,]+ (sales|points)");
    private static final Pattern MISSED_PIECES =
            Pattern.compile("about ([0-9,]+) more on them, ([0-9,]+) to ([0-9,]+) in 9 of 10 cases");
    private static final Pattern MISSED_MONEY =
            Pattern.compile("about NT\\$([0-9,]+), NT\\$([0-9,]+) to NT\\$([0-9,]+) in 9 of 10 cases");

    private final Shop shop;
    private final JsonNode truths;

    TruthsOnTheScreenJourney(Shop shop) throws Exception {
        this.shop = shop;
        this.truths = shop.platform().plan("truths.json").getFirst();
    }

    /**
     * S2: from Today to the list, from there to a receipt of the member who farms points; and nobody stands in the list who did nothing.
     * In a chain of one store chance may hide the cashier: then the table below, where nobody is accused, has them at the top.
     */
    @Test
    void threeClicksLeadFromTodayToAReceiptOfWhoeverSteals() {
        JsonNode farmer = truths.path("pointsFarmer");
        JsonNode cashier = truths.path("voidingCashier");
        Page page = shop.dashboard();

        leadsToAReceipt(page, farmer.path("member").asString(), farmer.path("refunds"));
        page.navigate(shop.platform().address("dashboards") + "/losses?lang=en");
        for (String who : page.locator("article.loss h2").allTextContents()) {
            assertThat(who)
                    .satisfiesAnyOf(
                            text -> assertThat(text)
                                    .contains(farmer.path("member").asString()),
                            text -> assertThat(text)
                                    .contains(cashier.path("operator").asString()));
        }
        Locator cashiers = page.locator("section[aria-labelledby=cashiers-title] tbody tr");
        Locator thief = cashiers.filter(
                new Locator.FilterOptions().setHasText(cashier.path("operator").asString()));
        assertThat(thief).hasCount(1);
        assertThat(rows(cashiers).mapToDouble(TruthsOnTheScreenJourney::reversed))
                .allSatisfy(rate -> assertThat(rate).isLessThanOrEqualTo(reversed(thief)));
    }

    /** Sales reversed for cash in a thousand, the second figure of a cashier's row. */
    private static double reversed(Locator row) {
        return Double.parseDouble(
                row.locator("td.n").nth(1).locator("span").first().textContent().replace(NOTHING, "0"));
    }

    private void leadsToAReceipt(Page page, String who, JsonNode receipts) {
        Locator exception = page.locator("#main a[href*='/losses']").first();
        Await.until("Today to say that somebody stands out", PATIENCE, () -> {
            page.navigate(shop.platform().address("dashboards") + "/?lang=en");
            return exception.count() > 0;
        });
        exception.click();
        page.waitForURL("**/losses**");
        Locator one = page.locator("article.loss").filter(new Locator.FilterOptions().setHasText(who));
        Await.until(who + " to stand in the list", PATIENCE, () -> {
            page.reload();
            return one.count() == 1;
        });
        assertThat(one.locator(".tag.bad")).isVisible();
        assertThat(one).containsText(REASON);
        List<String> planted = receipts.valueStream().map(JsonNode::asString).toList();
        Locator receipt = rows(one.locator(".receipts-named a"))
                .filter(each -> planted.contains(each.textContent()))
                .findFirst()
                .orElseThrow();
        String number = receipt.textContent();
        receipt.click();
        page.waitForURL("**/receipts/" + number);
        assertThat(page.locator("h1")).isVisible();
    }

    /**
     * B2: the demand's card says what it is served by, and how that fared beside the others on days it had not seen; where one of the
     * plain methods fared better, that one serves, and every line of the list names it.
     */
    @Test
    void theCardOfDemandNamesWhatServesBesideItsPeersAndTheListNamesItToo() {
        Page page = shop.dashboard();
        page.navigate(shop.platform().address("dashboards") + "/models?lang=en");

        Locator serving = page.locator("section#demand tr.serving");
        assertThat(serving).hasCount(1);
        BigDecimal error = error(serving);
        for (Locator peer : page.locator("section#demand .beside tbody tr").all()) {
            if (!peer.textContent().contains(BEFORE)) {
                assertThat(error).as(peer.textContent()).isLessThanOrEqualTo(error(peer));
            }
        }
        assertThat(page.locator("section#demand .beside tbody tr").count()).isGreaterThan(2);
        String name = serving.locator("th").textContent();
        page.navigate(shop.platform().address("dashboards") + "/reorder?lang=en");
        List<String> named =
                page.locator("tr[data-row] a[href='/models#demand']").allTextContents();
        assertThat(named).isNotEmpty().allSatisfy(by -> assertThat(name).contains(by.replace(FORECAST_BY, "")));
    }

    /**
     * B3: the days without goods are marked beside what was sold, so that nobody reads them as days without demand; and what was
     * missed on them, in pieces and in money, is what was planted, within the interval that is stated.
     */
    @Test
    void whatWasMissedOnTheDaysWithoutGoodsIsWhatWasPlanted() {
        JsonNode planted = truths.path("outOfStock");
        long days = planted.path("days").valueStream().count();
        Page page = shop.dashboard();
        page.navigate(shop.platform().address("dashboards") + "/reorder/item/"
                + planted.path("store").asString() + "/" + planted.path("gtin").asString() + "?lang=en");

        long marked = rows(page.locator("#closely-days tbody tr"))
                .filter(row -> !row.locator("td.n").nth(1).textContent().equals(NOTHING))
                .count();
        assertThat(marked).isBetween(days, days + EDGES);
        assertThat(page.locator(".key.gone")).hasCount(1);

        String pieces = page.locator("p.missed").first().textContent();
        String money = page.locator("p.missed").nth(1).textContent();
        System.out.println("Planted: " + planted.path("missedUnits") + ", " + planted.path("missedSales") + "; told: "
                + pieces + " " + money);
        assertThat(pieces).startsWith("Nothing was on the shelf on " + days + " of ");
        assertHolds(MISSED_PIECES, pieces, planted.path("missedUnits").decimalValue());
        assertHolds(
                MISSED_MONEY,
                money,
                new BigDecimal(
                        Money.parse(planted.path("missedSales").asString()).number()));
    }

    /** The interval holds it, and is narrow enough to say something. */
    private static void assertHolds(Pattern words, String told, BigDecimal planted) {
        assertThat(words.matcher(told).results().toList())
                .as(told)
                .singleElement()
                .satisfies(found -> {
                    BigDecimal low = number(found.group(2));
                    BigDecimal high = number(found.group(3));
                    assertThat(planted).isBetween(low, high);
                    assertThat(number(found.group(1))).isBetween(low, high);
                    assertThat(high.subtract(low)).isLessThan(planted);
                });
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    /** How far off it was, the first figure of its row. */
    private static BigDecimal error(Locator row) {
        return number(row.locator("td.n").first().textContent().replace(" %", ""));
    }

    /** B4: the shelf whose books are wrong is to be counted before anything is ordered, and stands among the first to count. */
    @Test
    void theShelfWhoseBooksAreWrongIsToBeCountedBeforeItIsOrdered() {
        JsonNode planted = truths.path("phantomStock");
        String store = planted.path("store").asString();
        String item = planted.path("gtin").asString();
        Page page = shop.dashboard();
        Locator line = page.locator("tr[data-row]")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("a.name[href*='/reorder/item/" + store + "/" + item + "']")));

        Await.until("the shelf to stand in the list", PATIENCE, () -> {
            page.navigate(shop.platform().address("dashboards") + "/reorder?lang=en");
            return line.count() == 1;
        });
        Locator count = line.locator("a[href*='/counts/']");
        assertThat(count).hasCount(1);
        assertThat(line.locator("[data-edit]")).hasCount(0);
        count.click();
        page.waitForURL("**/counts/" + store + "**");

        List<String> first = rows(page.locator("fieldset[data-line]"))
                .limit(FIRST_SHELVES)
                .map(each -> String.valueOf(each.getAttribute("data-gtin")))
                .toList();
        assertThat(first).contains(item);
    }

    private static Stream<Locator> rows(Locator all) {
        return all.all().stream();
    }
}
