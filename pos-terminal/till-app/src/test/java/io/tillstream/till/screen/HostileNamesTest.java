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
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that has a name has a hostile one: goods, the shop, who works there; and what is typed is no better. Whatever page
 * shows it shows the text. All that any of it would bring into a page is of the class {@code injected}.
 */
class HostileNamesTest {
    private static final List<String> NAMES = List.of(
            "<script class=injected>alert('script')</script>",
            "\"><img class=injected src=x onerror=alert('img')>",
            "' class='injected' onmouseover='alert(1)' x='",
            "\" class=\"injected\" autofocus onfocus=\"alert(1)\" x=\"",
            "<svg class=injected onload=alert('svg')><set/></svg>",
            "</title></style></textarea></script><iframe class=injected srcdoc='<script>parent.alert(1)</script>'>",
            "<div class=injected hx-post=/basket/cancel hx-trigger=load>x</div>",
            "<form class=injected action=//evil.example><input name=text id=entry autofocus></form>",
            "<a class=injected href=\"javascript:alert('a')\">milk</a>",
            "${7*7} __${7*7}__ *{7*7} #{7*7} [[${7*7}]] [(${7*7})] {{7*7}}",
            "T(java.lang.Runtime).getRuntime() @{/operator/lock} ~{counter :: keys}",
            "&lt;b class=injected&gt; &#60;img src=x onerror=alert(1)&#62;",
            "\u202Egpj.klim\u2066\u2067\u200F before",
            "null \u0000 bell \u0007 red \u001B[31m line\r\nline\tlast \u0085\u2028\u2029",
            "W".repeat(400),
            "Z" + "\u0300\u0301\u0302\u0303\u0334".repeat(60));

    private static final List<Gtin> ITEMS = IntStream.range(0, NAMES.size())
            .mapToObj("0400%09d"::formatted)
            .map(body -> new Gtin(body + Gtin.checkDigit(body)))
            .toList();
    private static final String PIN = "470815";

    @TempDir
    static Path data;

    private static final List<String> DIALOGS = new ArrayList<>();
    private static final List<String> REFUSED = new ArrayList<>();
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
        desk = watched(windows.desk(till.address()));
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

    private static Page watched(Page page) {
        page.onDialog(dialog -> {
            DIALOGS.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                REFUSED.add(message.text());
            }
        });
        return page;
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

    /** Nothing ran, nothing was even tried, and nothing came into the page. */
    private static void nothingHappenedOn(Page page, String where) {
        assertThat(page.locator(".injected").count()).as(where).isZero();
        assertThat(page.evaluate("""
                        Array.from(document.querySelectorAll('*')).filter(one => Array.from(one.attributes)
                            .some(each => each.name.startsWith('on') || /^\\\\s*javascript:/i.test(each.value))).length""")).as(where).isEqualTo(0);
        assertThat(page.locator("iframe, object, embed, script:not([src])").count())
                .as(where)
                .isZero();
        assertThat(page.locator("#entry").count()).as(where).isLessThan(2);
        assertThat(page.innerText("body")).as(where).doesNotContain("49 __", "[[49]]", "{{49}}");
        assertThat(page.url()).as(where).startsWith(till.address());
        // A part that a page fetches has no style of its own.
        assertThat(page.evaluate("document.styleSheets.length === 0"
                        + " || document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling: " + where)
                .isEqualTo(true);
        assertThat(DIALOGS).as(where).isEmpty();
        assertThat(REFUSED).as(where).isEmpty();
    }

    private static void everyPage(String where) {
        for (String path : List.of("/", "/customer", "/tiles", "/doctor")) {
            desk.navigate(till.address() + path);
            nothingHappenedOn(desk, where + " at " + path);
        }
        desk.navigate(till.address());
        try (Page phone = watched(windows.phone(till.address()))) {
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
