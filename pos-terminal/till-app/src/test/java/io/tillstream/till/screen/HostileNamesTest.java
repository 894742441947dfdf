package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.staff.Operator;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that has a name has a hostile one: goods, the shop, who works there; and what is typed is no better. Whatever page
 * shows it shows the text.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
class HostileNamesTest {
    private static final List<String> NAMES = HostileTexts.ALL;
    private static final List<Gtin> ITEMS = IntStream.range(0, NAMES.size())
            .mapToObj("0400%09d"::formatted)
            .map(body -> new Gtin(body + Gtin.checkDigit(body)))
            .toList();
    private static final String PIN = "470815";

    @TempDir
    static Path data;

    private static final HostileTexts TEXTS = new HostileTexts();
    private static RunningTill till;
    private static Windows windows;
    private static Page desk;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add("{\"store\":" + CanonicalJson.text(shopNamed(String.join(" ", NAMES))) + "}");
        lines.add(Shop.operator("c7", "<b class=injected>K</b>", Operator.Role.SUPERVISOR, PIN));
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(Shop.product(ITEMS.get(i), NAMES.get(i), NAMES.get(i), NAMES.get(i)));
            lines.add(Shop.price(ITEMS.get(i), "1.00 GBP", Shop.NOON.minusSeconds(60)));
            lines.add(Shop.stock(ITEMS.get(i), i % 4));
        }
        till = RunningTill.start(data, lines);
        windows = Windows.open();
        desk = TEXTS.watched(windows.desk(till.address()));
    }

    private static Store shopNamed(String name) {
        Store plain = Shop.store();
        return new Store(
                plain.store(),
                LocalText.same(name),
                plain.zone(),
                plain.currency(),
                plain.pricesIncludeTax(),
                plain.taxRates(),
                plain.cashRoundingMinor(),
                plain.pointsPerMajor(),
                plain.deliveryDays());
    }

    @AfterAll
    static void stop() {
        windows.close();
        till.close();
    }

    @BeforeEach
    void somebodyIsAtTheCounter() {
        till.does(new Act.SignIn("c7", PIN));
        till.clear();
    }

    private static void nothingHappenedOn(Page page, String where) {
        TEXTS.didNothingOn(page, till.address(), where);
    }

    private static void everyPage(String where) {
        for (String path : List.of("/", "/customer", "/tiles", "/doctor")) {
            desk.navigate(till.address() + path);
            nothingHappenedOn(desk, where + " at " + path);
        }
        desk.navigate(till.address());
        try (Page phone = TEXTS.watched(windows.phone(till.address()))) {
            nothingHappenedOn(phone, where + " on a phone");
        }
    }

    private static void scanEverything() {
        ITEMS.forEach(item -> till.types(item.ean13()));
    }

    @Test
    void areTextOnEveryPageOfASale() {
        everyPage("idle");
        scanEverything();
        everyPage("selling");
        assertThat(desk.locator(".line")).hasCount(NAMES.size());
        assertThat(desk.locator(".line-name").allTextContents().stream()
                        .map(HostileNamesTest::visible)
                        .toList())
                .containsAll(NAMES.subList(0, 12).stream()
                        .map(HostileNamesTest::visible)
                        .toList());

        till.does(new Act.BeginChange(""));
        everyPage("changing a price");
        till.does(new Act.Back());
        till.does(new Act.Suspend(), new Act.ListSuspended());
        everyPage("put aside");
        till.does(new Act.Back());
        scanEverything();
        till.does(new Act.BeginPayment());
        everyPage("paying");
        till.does(new Act.PayCash(null));
        everyPage("finished");
        till.types(till.lastReceipt());
        desk.waitForSelector(".return-line");
        everyPage("returning");
    }

    /** What a text shows: blanks are one, and what a page cannot show is not there. */
    private static String visible(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void areTextAmongWhatIsFound() {
        for (String word : List.of("script", "onerror", "T(java", "7*7", "WWWW", "gpj")) {
            desk.navigate(till.address());
            desk.fill("#entry", word);
            desk.waitForSelector(".found, .notice, .tile");
            nothingHappenedOn(desk, "searching " + word);
        }
    }

    @Test
    void areTextInWhatTheTillAnswersToThem() {
        for (String name : NAMES) {
            till.types(name);
            desk.navigate(till.address());
            nothingHappenedOn(desk, "typed " + name);
            till.does(new Act.Scanned(name));
            desk.navigate(till.address());
            nothingHappenedOn(desk, "scanned " + name);
            till.does(new Act.Back());
        }
    }

    @Test
    void areTextBeforeAnybodyHasSignedIn() {
        till.does(new Act.LockTill());
        everyPage("locked");
        till.does(new Act.SignIn(NAMES.get(1), PIN));
        everyPage("refused");
    }
}
