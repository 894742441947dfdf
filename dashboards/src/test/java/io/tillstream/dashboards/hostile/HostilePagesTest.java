package io.tillstream.dashboards.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.tillstream.dashboards.Chromium;
import io.tillstream.dashboards.DashboardsApp;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.dashboards.signin.Route;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Everything that has a name has a hostile one, in the topics and in what is typed and handed in; and every page and every file of the
 * table of routes is opened. A route that is new is opened, too; what a gap in its address may hold has to be named here.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostilePagesTest {
    private static final String WHO = "manager-and-it";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Fields that would lead away or change the page's language under the test. */
    private static final Set<String> LEFT_ALONE = Set.of("lang", "_csrf");

    private static final List<String> KINDS = List.of("products", "prices", "suppliers", "stores", "staff");
    private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z]+)\\}");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]*\\bname=\"([^\"]+)\"");
    private static final Pattern LINKED = Pattern.compile("[?&](?:amp;)?([A-Za-z-]+)=");
    private static final Pattern CELL = Pattern.compile("(?:^|,)\"((?:[^\"]|\"\")*)\"", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    @TempDir
    private Path folder;

    private final RealParts parts = RealParts.apart();
    private final Map<String, String> gaps = new HashMap<>();
    private ConfigurableApplicationContext app;
    private Chromium browser;
    private BrowserContext window;
    private Page page;
    private HostileTexts texts;
    private Visitor manager;
    private int port;
    private String address;
    private List<String> orders = List.of();

    @BeforeAll
    void open() {
        new HostileShop(parts).open();
        app = new SpringApplicationBuilder(DashboardsApp.class)
                .properties(parts.settings("hostile"))
                .run();
        port = app.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        address = "http://127.0.0.1:" + port;
        // There is no page that one of the two may not open.
        PeopleUnderTest.add(
                app.getBean(People.class),
                app.getBean(PasswordEncoder.class),
                WHO,
                Grant.everywhere(Role.MANAGER),
                Grant.everywhere(Role.IT));
        manager = new Visitor(port);
        manager.signIn(WHO, RealParts.PASSWORD);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(manager.get("/reorder?store=s1").body())
                        .contains("value=\"proposal-0\"", "&lt;script class=injected&gt;"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(manager.get("/receipts").body()).contains("s1-t1/1/2"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(manager.get("/fleet/logs/s1-t1.zip").statusCode())
                                .isEqualTo(200));
        writeByHand();
        browser = new Chromium();
        window = browser.window(new Browser.NewContextOptions().setBaseURL(address));
        page = window.newPage();
        texts = new HostileTexts(page);
        page.navigate("/sign-in");
        page.fill("input[name=username]", WHO);
        page.fill("input[name=password]", RealParts.PASSWORD);
        page.click("main button");
        page.waitForURL(place -> !place.contains("/sign-in"));
    }

    @AfterAll
    void close() {
        window.close();
        browser.close();
        manager.close();
        app.close();
    }

    /** What people may type and hand in; what the doors refuse is answered with a page that shows it. */
    private void writeByHand() {
        gaps.putAll(Map.of(
                "till", "s1-t1",
                "epoch", "1",
                "sequence", "2",
                "of", "s1",
                "to", "s1",
                "gtin", HostileShop.ITEMS.getFirst().value(),
                "name", "manager"));

        manager.get("/campaigns");
        String campaign = place(manager.post("/campaigns/begin", Map.of()));
        String form = "seen=1&audience=everybody&trigger=basket&kind=percent-off&percent=10&from=2011-11-10T09%3A00"
                + "&until=2011-11-20T09%3A00&control=10";
        for (String field : List.of("nameEn", "nameTw", "nameCn", "goal", "category", "coupon", "item")) {
            form += "&" + field + "=" + encoded(HostileTexts.ALL.get(field.length()));
        }
        manager.send(campaign + "/save", form);
        manager.send(campaign + "/submit", form);
        gaps.put("campaign", last(campaign));

        try (Visitor it = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            gaps.put(
                    "/fleet/settings/id",
                    last(place(it.post(
                            "/fleet/settings/begin?store=s1",
                            Map.of("HAND", "left", "note", HostileTexts.ALL.get(1), "soak", "15")))));
        }

        StringBuilder goods = new StringBuilder("gtin,name_en,name_zh_tw,name_zh_cn,category\n");
        for (String text : HostileTexts.ALL) {
            String cell = "\"" + text.replace("\"", "\"\"") + "\"";
            goods.append(String.join(",", List.of(cell, cell, cell, cell, cell)))
                    .append('\n');
        }
        manager.get("/master-data/products");
        String imported = place(manager.handIn(
                "/master-data/products/import",
                Map.of(),
                "=cmd|<b class=injected>.csv",
                goods.toString().getBytes(UTF_8)));
        gaps.put("id", last(imported));
        gaps.put("/transfers/number", "trip-1");

        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            String text = HostileTexts.ALL.get(i);
            manager.get("/people");
            manager.post("/people/add", Map.of("name", "guest" + i, "called", text, "role", "BUYER", "where", "chain"));
            manager.post("/sign-in", Map.of("username", text, "password", text));
        }
        manager.signIn(WHO, RealParts.PASSWORD);
        manager.get("/reorder?store=s1");
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            manager.post("/reorder/accept", Map.of("store", "s1", "decision", "proposal-" + i));
        }
        Matcher order = Pattern.compile("name=\"number\" value=\"([^\"]+)\"")
                .matcher(manager.get("/orders?store=s1").body());
        orders = order.results().map(each -> each.group(1)).distinct().toList();
        assertThat(orders).as("orders of the suppliers with hostile names").isNotEmpty();
        for (String number : orders) {
            manager.post("/orders/send", Map.of("store", "s1", "to", "s1", "number", number));
        }
        gaps.put("number", orders.getFirst());
    }

    private static String place(HttpResponse<String> answer) {
        String place = answer.headers()
                .firstValue("HX-Redirect")
                .or(() -> answer.headers().firstValue("Location"))
                .orElseThrow(() -> new AssertionError("not led anywhere: " + answer.statusCode() + answer.body()));
        return place.replaceFirst("^http://[^/]+", "").replaceFirst("\\?.*", "");
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Every address that somebody can open, those with gaps filled in. */
    private List<String> addresses() {
        List<String> all = new ArrayList<>();
        for (Route route : Access.ROUTES) {
            boolean opened = HttpMethod.GET.equals(route.method())
                    && route.caller() != Route.Caller.MACHINES
                    && !route.pattern().endsWith("/**")
                    && !Set.of("/live", "/actuator", "/actuator/health").contains(route.pattern());
            if (!opened) {
                continue;
            }
            for (String kind : route.pattern().contains("{kind}") ? KINDS : List.of("")) {
                String pattern = route.pattern().replace("{kind}", kind);
                all.add(GAP.matcher(pattern).replaceAll(gap -> {
                    // What has an address of its own goes before what is called the same elsewhere.
                    String own = pattern.substring(0, gap.start()) + gap.group(1);
                    String named = gaps.containsKey(own) ? own : gap.group(1);
                    assertThat(gaps)
                            .as("something for the gap in %s; name it in writeByHand", pattern)
                            .containsKey(named);
                    return gaps.get(named);
                }));
            }
        }
        return all;
    }

    @Test
    void everyPageShowsTheTextsAndNothingElse() {
        int shown = 0;
        List<String> notThere = new ArrayList<>();
        for (String each : addresses()) {
            for (String part : List.of(each, each + "?store=s1")) {
                HttpResponse<String> answer = manager.get(part);
                // Bad is an address that wants to know more, and says so on a page; the order has no word of the ledger
                // yet.
                if (answer.statusCode() > 400 && !each.startsWith("/receiving/")) {
                    notThere.add(answer.statusCode() + " " + part);
                }
                if (!isPage(answer)) {
                    continue;
                }
                page.navigate(part);
                texts.didNothing(address, part);
                shown += answer.body().contains("class=injected")
                                || answer.body().contains("evil.example")
                        ? 1
                        : 0;
            }
        }
        assertThat(notThere).isEmpty();
        assertThat(shown).as("pages on which one of the texts stands").isGreaterThan(15);
    }

    @Test
    void aPageThatTookOneForMoreThanATextWouldBeSeen() {
        for (String text : HostileTexts.ALL.subList(0, 9)) {
            page.navigate("/today");
            page.evaluate(
                    "text => { document.querySelector('main').innerHTML += '<p title=\"' + text + '\">' + text; }",
                    text);
            assertThatThrownBy(() -> texts.didNothing(address, text)).as(text).isInstanceOf(AssertionError.class);
        }
        texts.forget();
    }

    @Test
    void everyPageShowsWhatIsAskedOfItAndNothingElse() {
        int turn = 0;
        for (String each : addresses()) {
            HttpResponse<String> plain = manager.get(each);
            if (!isPage(plain)) {
                continue;
            }
            Set<String> asked = new TreeSet<>(Set.of("store", "q"));
            for (Pattern pattern : List.of(FIELD, LINKED)) {
                Matcher found = pattern.matcher(plain.body());
                while (found.find()) {
                    asked.add(found.group(1));
                }
            }
            asked.removeAll(LEFT_ALONE);
            for (int round = 0; round < 2; round++) {
                StringBuilder query = new StringBuilder(each).append('?');
                for (String field : asked) {
                    query.append(encoded(field))
                            .append('=')
                            .append(encoded(HostileTexts.ALL.get(turn++ % HostileTexts.ALL.size())))
                            .append('&');
                }
                Response response = page.navigate(query.toString());
                assertThat(response.status()).as(query.toString()).isLessThan(500);
                texts.didNothing(address, query.toString());
            }
            for (String field : asked) {
                String query = each + "?" + encoded(field) + "="
                        + encoded(HostileTexts.ALL.get(turn++ % HostileTexts.ALL.size()));
                HttpResponse<String> answer = manager.get(query);
                assertThat(answer.statusCode()).as(query).isLessThan(500);
                assertThat(answer.body()).as(query).doesNotContain("<script class", "<b class=injected", "<img class");
            }
        }
    }

    @Test
    void noFileHoldsAFormula() throws IOException {
        int cells = 0;
        for (String each : addresses()) {
            if (each.endsWith(".csv")) {
                String file = new String(manager.file(each), UTF_8);
                Matcher cell = CELL.matcher(file);
                while (cell.find()) {
                    String value = cell.group(1);
                    cells++;
                    assertThat(value.isEmpty()
                                    || "=+-@\t\r\n".indexOf(value.charAt(0)) < 0
                                    || NUMBER.matcher(value).matches())
                            .as("%s holds a formula: %s", each, value)
                            .isTrue();
                }
            } else if (each.endsWith(".xlsx")) {
                assertThat(sheets(manager.file(each))).as(each).doesNotContain("<f>", "<f ", "externalLink");
            }
        }
        assertThat(cells).as("cells looked at").isGreaterThan(200);
    }

    @Test
    void noLetterHasALineThatANamePutThere() {
        assertThat(orders).hasSizeGreaterThan(3);
        for (String number : orders) {
            String letter = new String(manager.file("/orders/s1/" + number + ".eml"), UTF_8);
            String head = letter.substring(0, letter.indexOf("\r\n\r\n"));
            assertThat(head.lines().filter(line -> line.startsWith("Bcc")))
                    .as(number)
                    .isEmpty();
            assertThat(head.lines().filter(line -> line.startsWith("To:")))
                    .as(number)
                    .hasSize(1);
        }
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    private String sheets(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                all.append(part.getName())
                        .append(new String(zip.getInputStream(part).readAllBytes(), UTF_8));
            }
        }
        return all.toString();
    }
}
