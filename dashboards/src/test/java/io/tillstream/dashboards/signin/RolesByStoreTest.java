package io.tillstream.dashboards.signin;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.reorder.CutOffsUnderTest;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Two stores of which somebody has one: of the other there is nothing, on no page and by no address. */
@WholeApp
final class RolesByStoreTest {
    private static final StoreId OWN = StoreId.of("s63");
    private static final StoreId OTHER = StoreId.of("s64");
    private static final String OTHERS_NAME = "Beyond the Hills";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant NOW = RealParts.BUSINESS_MORNING.minusSeconds(600);

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void openBoth() {
        for (StoreId store : List.of(OWN, OTHER)) {
            CutOffsUnderTest.open(store);
            RealParts.started().publish(Topics.STORE, store.value(), named(store));
            trade(store);
        }
        PeopleUnderTest.add(people, passwords, "manager-63", PeopleUnderTest.in(OWN, Role.MANAGER));
    }

    @Test
    void noPageShowsWhatIsOfAnotherStore() {
        try (Visitor visitor = signedIn("manager-63")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(visitor.get("/receipts.csv").body()).contains("s63-t1/1/2"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(visitor.get("/reorder").body()).contains("milk-63"));

            for (Route route : Access.ROUTES) {
                if (Access.permits(visitorsRoles(), HttpMethod.GET, route.pattern())
                        && !route.pattern().contains("{")
                        && !route.pattern().equals("/live")
                        && route.caller() == Route.Caller.PEOPLE) {
                    assertThat(visitor.get(route.pattern()).body())
                            .as(route.name())
                            .doesNotContain(OTHERS_NAME)
                            .doesNotContain("s64");
                }
            }
            assertThat(visitor.get("/today?lang=en").body()).contains("£8.40", "Hither Street");
        }
    }

    private Roles visitorsRoles() {
        return people.find("manager-63").orElseThrow().roles();
    }

    @Test
    void aReceiptOrAnOrderOfAnotherStoreIsNotThere() {
        String number = ordered(OTHER, "64");
        try (Visitor manager = signedIn("manager");
                Visitor visitor = signedIn("manager-63")) {
            await().atMost(PATIENCE)
                    .until(() -> manager.get("/receipts/s64-t1/1/2").statusCode() == 200
                            && visitor.get("/receipts/s63-t1/1/2").statusCode() == 200);

            assertThat(visitor.get("/receipts/s64-t1/1/2").statusCode()).isEqualTo(404);
            for (String ending : List.of(".csv", ".eml")) {
                assertThat(manager.get("/orders/s64/" + number + ending).statusCode())
                        .isEqualTo(200);
                assertThat(visitor.get("/orders/s64/" + number + ending).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void nothingOfAnotherStoreCanBeChanged() {
        String number = ordered(OTHER, "64");
        try (Visitor manager = signedIn("manager");
                Visitor visitor = signedIn("manager-63")) {
            manager.post("/reorder/accept", Map.of("decision", "bread-64", "store", "s64"));
            Matcher choice = Pattern.compile("name=\"choice\" value=\"(\\d+)\"")
                    .matcher(manager.get("/reorder?store=s64").body());
            assertThat(choice.find()).isTrue();
            String before = rows();

            assertThat(status(visitor, "/reorder/accept", Map.of("decision", "bread-64")))
                    .isEqualTo(404);
            assertThat(status(visitor, "/reorder/accept-chosen", Map.of("chosen", "bread-64")))
                    .isEqualTo(404);
            assertThat(status(visitor, "/reorder/dismiss", Map.of("decision", "bread-64", "reason", "ALREADY_ORDERED")))
                    .isEqualTo(404);
            assertThat(status(visitor, "/reorder/snooze", Map.of("decision", "bread-64", "until", "TOMORROW")))
                    .isEqualTo(404);
            assertThat(status(visitor, "/reorder/undo", Map.of("choice", choice.group(1))))
                    .isEqualTo(404);
            assertThat(status(visitor, "/orders/undo", Map.of("choice", choice.group(1))))
                    .isEqualTo(404);
            assertThat(status(visitor, "/orders/cancel", Map.of("to", "s64", "number", number)))
                    .isEqualTo(404);
            assertThat(status(visitor, "/orders/send", Map.of("to", "s64", "number", number)))
                    .isEqualTo(404);

            assertThat(rows()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, is no store or region of yours, Show my stores",
        "zh-TW, 不是您的門市或區域, 顯示我的門市",
        "zh-CN, 不是您的门店或区域, 显示我的门店"
    })
    void anAddressWithAStoreOfSomebodyElseSaysSoAndLeadsBack(String language, String said, String back) {
        try (Visitor visitor = signedIn("manager-63")) {
            for (String store : List.of("s64", "s6666", "%40nowhere")) {
                HttpResponse<String> answer = visitor.get("/receipts?store=" + store + "&lang=" + language);

                assertThat(answer.statusCode()).as(store).isEqualTo(404);
                assertThat(answer.body())
                        .contains(said, back, "href=\"/receipts\"")
                        .doesNotContain("??", OTHERS_NAME);
            }
        }
    }

    @Test
    void openPagesHearOfTheirOwnStoresOnly() throws IOException {
        StoreId quiet = StoreId.of("s65");
        RealParts.started().publish(Topics.STORE, quiet.value(), TestShop.store(quiet));
        PeopleUnderTest.add(people, passwords, "manager-65", PeopleUnderTest.in(quiet, Role.MANAGER));
        try (Visitor manager = signedIn("manager");
                Visitor visitor = signedIn("manager-65");
                Heard heard = new Heard(visitor.stream("/live"))) {
            await().atMost(PATIENCE).until(() -> heard.text().contains("open"));
            StoreId loud = StoreId.of("s67");
            CutOffsUnderTest.open(loud);
            CutOffsUnderTest.propose("news-67", loud, TestShop.MILK, "5.00", THURSDAY, null, null);
            await().atMost(PATIENCE)
                    .until(() -> manager.get("/reorder?store=s67").body().contains("news-67"));

            RealParts.started()
                    .publish(Topics.ACCEPTED, quiet.value(), TestShop.sale(TillId.parse("s65-t1"), 1, 2, NOW, 1));
            await().atMost(PATIENCE).until(() -> heard.text().contains("event:receipts"));

            assertThat(heard.text()).doesNotContain("event:reorder");
        }
    }

    /** Whoever has a region has the stores that stand in it today. */
    @Test
    void aRegionIsTheStoresThatStandInIt() {
        RealParts parts = RealParts.started();
        parts.publish(
                Topics.GROUP,
                "g63-hither",
                new StoreGroup("g63-hither", StoreGroup.Kind.REGION, new LocalText("Hither", "此岸", "此岸"), null));
        StoreGrouping said = new StoreGrouping(
                OWN,
                LocalDate.parse("2011-11-01"),
                "g63-hither",
                List.of(),
                LocalDate.parse("2011-11-01"),
                NOW.minus(1, ChronoUnit.DAYS),
                "generated");
        parts.publish(Topics.STORE_GROUPING, Keys.storeGrouping(said), said);
        PeopleUnderTest.add(people, passwords, "buyer-hither", PeopleUnderTest.inRegion("g63-hither", Role.BUYER));
        try (Visitor visitor = signedIn("buyer-hither")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(visitor.get("/receipts.csv?store=%40g63-hither")
                                    .body())
                            .contains("s63-t1/1/2")
                            .doesNotContain("s64"));
            assertThat(visitor.get("/receipts?store=s63").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/receipts?store=s64").statusCode()).isEqualTo(404);
            assertThat(visitor.get("/closings").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whatWasGivenOrTakenHoldsFromTheNextClickOn() {
        PeopleUnderTest.add(people, passwords, "buyer-63", PeopleUnderTest.in(OWN, Role.BUYER));
        try (Visitor visitor = signedIn("buyer-63")) {
            assertThat(visitor.get("/closings").statusCode()).isEqualTo(403);
            people.give("buyer-63", PeopleUnderTest.in(OWN, Role.AUDITOR));
            assertThat(visitor.get("/closings").statusCode()).isEqualTo(200);
            people.take("buyer-63", PeopleUnderTest.in(OWN, Role.AUDITOR));
            assertThat(visitor.get("/closings").statusCode()).isEqualTo(403);

            people.disable("buyer-63");

            assertThat(visitor.get("/fleet").headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/sign-in");
            assertThat(visitor.signIn("buyer-63", RealParts.PASSWORD).headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/sign-in?wrong");
        }
    }

    private Visitor signedIn(String name) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, RealParts.PASSWORD);
        return visitor;
    }

    /** Without a store in the address, and with one's own: neither helps. */
    private static int status(Visitor visitor, String path, Map<String, String> form) {
        Map<String, String> own = new HashMap<>(form);
        own.put("store", "s63");
        int status = visitor.post(path, form).statusCode();
        assertThat(visitor.post(path, own).statusCode()).isEqualTo(status);
        return status;
    }

    /** All that was decided and ordered for the other store. */
    private String rows() {
        return Stream.of("reorder_choice", "purchase_order", "purchase_order_word")
                .map(table -> database.sql("select * from " + table + " where store = 's64' order by 1, 2, 3")
                        .query()
                        .listOfRows()
                        .toString())
                .collect(Collectors.joining("\n"));
    }

    /** The number of an order of milk that went to this store. */
    private String ordered(StoreId store, String id) {
        CutOffsUnderTest.propose(
                "milk-" + id,
                store,
                TestShop.MILK,
                "3.00",
                THURSDAY,
                "dairy-1",
                clock.instant().plus(Duration.ofHours(3)));
        try (Visitor manager = signedIn("manager")) {
            await().atMost(PATIENCE)
                    .until(() -> manager.get("/reorder?store=" + store).body().contains("bread-" + id));
            manager.post("/reorder/accept", Map.of("decision", "milk-" + id, "store", store.value()));
            Matcher number = Pattern.compile("20111110-[0-9a-f]{8}")
                    .matcher(manager.get("/orders?store=" + store).body());
            assertThat(number.find()).as("a draft to be sent").isTrue();
            manager.post("/orders/send", Map.of("to", store.value(), "number", number.group(), "store", store.value()));
            return number.group();
        }
    }

    private void trade(StoreId store) {
        RealParts parts = RealParts.started();
        String id = store.value().substring(1);
        TillId till = TillId.parse(store + "-t1");
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS);
        parts.publish(Topics.ACCEPTED, store.value(), TestShop.sale(till, 1, 2, NOW, 2, 3));
        parts.publish(
                Topics.SALES_BY_STORE_HOUR,
                Keys.storeHour(store, hour),
                new StoreHourSales(
                        store, hour, 1, 2, TestShop.pounds("8.40"), TestShop.pounds("1.40"), TestShop.pounds("0.00")));
        parts.publish(
                Topics.TILL_POSITION,
                Keys.tillEpoch(till, 1),
                new TillPosition(till, 1, 2, 2, List.of(), 2, 1, TestShop.pounds("8.40"), 0, 0, Hash.GENESIS));
        CutOffsUnderTest.propose("milk-" + id, store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", null);
        CutOffsUnderTest.propose("bread-" + id, store, TestShop.BREAD, "9.00", THURSDAY, null, null);
    }

    /** What an open page was told so far. */
    private static final class Heard implements AutoCloseable {
        private final InputStream stream;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        Heard(InputStream stream) {
            this.stream = stream;
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try {
                for (int next = stream.read(); next >= 0; next = stream.read()) {
                    text.write(next);
                }
            } catch (IOException e) {
                text.write('!');
            }
        }

        String text() {
            return text.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private static Store named(StoreId id) {
        Store like = TestShop.store(id);
        LocalText name = id.equals(OTHER)
                ? new LocalText(OTHERS_NAME, "山後店", "山后店")
                : new LocalText("Hither Street", "此岸街店", "此岸街店");
        return new Store(id, name, like.zone(), like.currency(), true, like.taxRates(), 1, 1, like.deliveryDays());
    }
}
