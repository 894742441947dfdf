package io.tillstream.dashboards.catalogue;

import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PATIENCE;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PRODUCT_HEAD;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.counts;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.handedIn;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.item;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.product;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.settle;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of master data from the door to the topic and back, over the real parts. Store s95 and items 51900000… belong to it. */
@WholeApp
final class ImportPagesTest {
    private static final StoreId STORE = StoreId.of("s95");

    @LocalServerPort
    private int port;

    @Autowired
    private Assortment assortment;

    @Autowired
    private AuditLog log;

    @Autowired
    private ChangeSets sets;

    @BeforeEach
    void openTheStore() {
        RealParts.started().publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        await().atMost(PATIENCE).until(() -> assortment.store(STORE).isPresent());
    }

    private Visitor signedIn(String role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(role, RealParts.PASSWORD);
        return visitor;
    }

    @Test
    void showsEveryMistakeOfEveryRowAndPublishesTheOthers() {
        try (Visitor buyer = signedIn("buyer")) {
            long id = handedIn(
                    buyer,
                    "products",
                    Map.of(),
                    "new goods.csv",
                    PRODUCT_HEAD
                            + product(1, "Oat milk", 6)
                            + "5E+12,Soap,香皂,香皂,care,no-such-tax,EACH,0,,nobody,\n"
                            + product(2, "<script>alert(1)</script>", 12)
                            + product(1, "Oat milk again", 6)
                            + item(3).ean13() + ",Tea,,茶,drinks,standard,EACH,1,,,150\n");

            String page = buyer.get("/master-data/imports/" + id).body();
            assertThat(counts(page)).containsExactly("2", "0", "0", "3");
            assertThat(page)
                    .contains("5E+12", "no-such-tax", "nobody", "The same thing stands in row 2.")
                    .contains("Names are needed in all three languages.", "A whole number within 1–99.")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert(1)");
            String wrong = new String(buyer.file("/master-data/imports/" + id + "/wrong.csv"), UTF_8);
            assertThat(wrong.lines().count()).isEqualTo(1 + 4 + 1 + 2);
            assertThat(assortment.product(item(1))).isEmpty();

            String published = settle(buyer, "products", id, "publish");

            assertThat(published).contains("Published by Buyer");
            assertThat(assortment.product(item(1)).map(Product::packSize)).contains(6);
            assertThat(assortment.product(item(2))).isPresent();
            assertThat(log.find(
                            new AuditFilter("buyer", AuditKind.MASTER_DATA_PUBLISHED, null, null), Long.MAX_VALUE, 1))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.subject()).isEqualTo("products #" + id);
                        assertThat(entry.after()).contains("new goods.csv");
                    });
        }
    }

    @Test
    void takesBackWhatWasNotChangedLater() {
        try (Visitor manager = signedIn("manager")) {
            long first = handedIn(
                    manager,
                    "products",
                    Map.of(),
                    "a.csv",
                    PRODUCT_HEAD + product(11, "Rye bread", 10) + product(12, "Rolls", 20));
            settle(manager, "products", first, "publish");
            long second = handedIn(
                    manager,
                    "products",
                    Map.of(),
                    "b.csv",
                    PRODUCT_HEAD + product(11, "Rye bread", 24) + product(12, "Rolls", 36) + product(13, "Buns", 8));
            assertThat(manager.get("/master-data/imports/" + second).body()).contains("<del>10</del>", "<ins>24</ins>");
            settle(manager, "products", second, "publish");
            long third = handedIn(
                    manager, "products", Map.of(), "c.csv", PRODUCT_HEAD + product(12, "Rolls with seeds", 36));
            settle(manager, "products", third, "publish");

            String undone = settle(manager, "products", second, "undo");

            assertThat(undone).contains("Not taken back: 1.", "Taken back by Manager");
            assertThat(assortment.product(item(11)).map(Product::packSize)).contains(10);
            assertThat(assortment
                            .product(item(12))
                            .map(product -> product.name().en()))
                    .contains("Rolls with seeds");
            assertThat(assortment.product(item(13))).isEmpty();
            settle(manager, "products", second, "undo");
            assertThat(assortment.product(item(11)).map(Product::packSize)).contains(10);
        }
    }

    @Test
    void asksOnceBeforeAPriceThatIsFarFromTheOneBeforeOrBelowCost() {
        try (Visitor manager = signedIn("manager")) {
            settle(
                    manager,
                    "products",
                    handedIn(
                            manager,
                            "products",
                            Map.of(),
                            "g.csv",
                            PRODUCT_HEAD + product(41, "Yogurt", 6) + product(42, "Curd", 6)),
                    "publish");
            String head = "gtin,store,from,price,cost,currency\n";
            String first = head + item(41).value() + ",,2011-01-01T00:00:00Z,42.00,30.00,GBP\n" + item(42).value()
                    + ",,2011-01-01T00:00:00Z,42.00,30.00,GBP\n";
            settle(manager, "prices", handedIn(manager, "prices", Map.of(), "a.csv", first), "publish");
            assertThat(assortment.prices(item(41)).each()).isNotEmpty();

            long slips = handedIn(
                    manager,
                    "prices",
                    Map.of(),
                    "b.csv",
                    head + item(41).value() + ",s95,2031-07-01 06:00,4200000,30.00,GBP\n" + item(42).value()
                            + ",s95,2031-07-01 06:00,29.99,30.00,GBP\n");
            String page = manager.get("/master-data/imports/" + slips).body();
            assertThat(page)
                    .contains("below their cost: 2.", "far from the price before", "below cost")
                    .contains("until then £42.00", "2031-07-01 06:00")
                    .doesNotContain("2031-07-01T05:00:00Z");
            assertThat(manager.get("/master-data/imports/" + slips + "?lang=zh-CN")
                            .body())
                    .contains("成本为估算</span>  <ins>否</ins>");
            // Whoever chose a language keeps it.
            manager.get("/master-data/imports/" + slips + "?lang=en");
            settle(manager, "prices", slips, "publish");
            assertThat(assortment.price(item(41), STORE, Instant.parse("2031-07-02T06:00:00Z")))
                    .map(Price::unitPrice)
                    .contains(TestShop.pounds("42.00"));

            manager.post(
                    "/master-data/prices/settle", Map.of("id", Long.toString(slips), "do", "publish", "sure", "true"));
            assertThat(ImportsUnderTest.settled(manager, slips)).contains("Published by Manager");
            long usual = handedIn(
                    manager,
                    "prices",
                    Map.of(),
                    "c.csv",
                    head + item(42).value() + ",s95,2031-08-01 06:00,44.00,30.00,GBP\n");
            assertThat(manager.get("/master-data/imports/" + usual).body()).doesNotContain("below their cost");
            // The price of December stands beside the one that the same file brings for November, the chain's beside a
            // store's.
            long two = handedIn(
                    manager,
                    "prices",
                    Map.of(),
                    "d.csv",
                    head + item(41).value() + ",s95,2032-12-01 06:00,4300.00,30.00,GBP\n" + item(41).value()
                            + ",s95,2032-11-01 06:00,4200.00,30.00,GBP\n" + item(42).value()
                            + ",,2032-11-01T06:00:00Z,43.00,30.00,GBP\n" + item(42).value()
                            + ",s95,2032-12-01 06:00,430.00,30.00,GBP\n");
            assertThat(manager.get("/master-data/imports/" + two).body())
                    .contains("until then £4,200.00", "until then £43.00", "below their cost: 2.");
        }
        look();
    }

    private void look() {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            try (Screen screen = new Screen(port, "manager", width, width == Screen.DESK ? "en" : "zh-TW")) {
                long slips = handedInAgain();
                screen.page().navigate("/master-data/imports/" + slips);
                screen.examine("catalogue-striking");
            }
        }
    }

    private long handedInAgain() {
        try (Visitor manager = signedIn("manager")) {
            return handedIn(
                    manager,
                    "prices",
                    Map.of(),
                    "prices of the first of July for all of the north.csv",
                    "gtin,store,from,price,cost,currency\n" + item(41).value()
                            + ",,2031-09-01T06:00:00Z,4200000,30.00,GBP\n");
        }
    }

    /** Both were checked against the same; whoever is second is told. */
    @Test
    void tellsTheSecondOfTwoWhoChangeTheSame() {
        try (Visitor buyer = signedIn("buyer");
                Visitor manager = signedIn("manager")) {
            long begin = handedIn(
                    buyer,
                    "products",
                    Map.of(),
                    "begin.csv",
                    PRODUCT_HEAD + product(21, "Jam", 6) + product(22, "Honey", 6));
            settle(buyer, "products", begin, "publish");
            long ofBuyer = handedIn(
                    buyer,
                    "products",
                    Map.of(),
                    "buyer.csv",
                    PRODUCT_HEAD + product(21, "Jam", 8) + product(22, "Honey", 8));
            long ofManager =
                    handedIn(manager, "products", Map.of(), "manager.csv", PRODUCT_HEAD + product(21, "Jam", 9));
            long wholeOrNothing = handedIn(
                    manager,
                    "products",
                    Map.of("allOrNothing", "true"),
                    "whole.csv",
                    PRODUCT_HEAD + product(21, "Jam", 7) + product(22, "Honey", 6));

            settle(manager, "products", ofManager, "publish");
            String second = settle(buyer, "products", ofBuyer, "publish");
            String third = settle(manager, "products", wholeOrNothing, "publish");

            assertThat(second).contains("Left out: 1.", "Published by Buyer");
            assertThat(third).contains("Nothing was published: others changed some of these things meanwhile (1).");
            assertThat(assortment.product(item(21)).map(Product::packSize)).contains(9);
            assertThat(assortment.product(item(22)).map(Product::packSize)).contains(8);
        }
    }

    @Test
    void whatIsExportedAndHandedInAgainChangesNothing() {
        try (Visitor manager = signedIn("manager")) {
            String goods = PRODUCT_HEAD + product(31, "=1+1", 6) + product(32, "\"Tea, \"\"fine\"\"\"", 6);
            settle(manager, "products", handedIn(manager, "products", Map.of(), "g.csv", goods), "publish");
            String prices = "gtin,store,from,price,cost,currency\n"
                    + item(31).value() + ",,2011-01-01T00:00:00Z,1.20,0.80,GBP\n"
                    + item(31).value() + ",s95,2031-12-01T06:00:00Z,1.1,0.8,GBP\n";
            settle(manager, "prices", handedIn(manager, "prices", Map.of(), "p.csv", prices), "publish");
            assertThat(assortment.price(item(31), STORE, Instant.parse("2031-12-01T06:00:00Z")))
                    .map(Price::unitPrice)
                    .contains(TestShop.pounds("1.10"));

            for (String kind : List.of("products", "prices")) {
                for (String form : List.of("csv", "xlsx")) {
                    byte[] all = manager.file("/master-data/" + kind + "." + form);
                    String page = manager.get("/master-data/imports/"
                                    + handedIn(manager, kind, Map.of("englishNames", "true"), "all." + form, all))
                            .body();

                    assertThat(counts(page).subList(0, 2))
                            .as(kind + " as " + form + " " + page)
                            .containsExactly("0", "0");
                    assertThat(counts(page).get(2)).isNotEqualTo("0");
                }
            }
            String exported = new String(manager.file("/master-data/products.csv"), UTF_8);
            assertThat(exported).startsWith("\uFEFF\"gtin\"").contains("\"'=1+1\"", "\"Tea, \"\"fine\"\"\"");
        }
    }

    @Test
    void columnsThatAreNotThereSayWhatIsKnown() {
        try (Visitor buyer = signedIn("buyer")) {
            settle(
                    buyer,
                    "products",
                    handedIn(buyer, "products", Map.of(), "n.csv", PRODUCT_HEAD + product(41, "Salt", 6)),
                    "publish");

            long id =
                    handedIn(buyer, "products", Map.of(), "packs.csv", "gtin;pack_size\n" + item(41).ean13() + ";48\n");
            settle(buyer, "products", id, "publish");

            assertThat(assortment.product(item(41))).hasValueSatisfying(product -> {
                assertThat(product.packSize()).isEqualTo(48);
                assertThat(product.name().en()).isEqualTo("Salt");
                assertThat(product.externalCode()).isEqualTo("A41");
            });
        }
    }

    @Test
    void usesTheEnglishNameOnlyWhereThatWasSaid() {
        try (Visitor buyer = signedIn("buyer")) {
            String row = item(51).ean13() + ",Vinegar,,,pantry,standard,EACH,6,,,\n";

            long id = handedIn(buyer, "products", Map.of("englishNames", "true"), "v.csv", PRODUCT_HEAD + row);

            String page = buyer.get("/master-data/imports/" + id).body();
            assertThat(page).contains("English for Chinese");
            settle(buyer, "products", id, "publish");
            assertThat(assortment
                            .product(item(51))
                            .map(product -> product.name().zhTw()))
                    .contains("Vinegar");
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        try (Visitor buyer = signedIn("buyer")) {
            assertThat(page(buyer, "x.csv", "gtin,price of it\n1,2\n"))
                    .contains("There is no column price of it; the columns are gtin, name_en");
            assertThat(page(buyer, "../../etc/passwd", "name_en\nx\n"))
                    .contains("Column gtin is missing", "<h1>passwd</h1>");
            assertThat(page(buyer, "z.xlsx", "PK\u0003\u0004nothing")).contains("The file is damaged or no workbook");
        }
    }

    private static String page(Visitor visitor, String name, String content) {
        return visitor.get("/master-data/imports/" + handedIn(visitor, "products", Map.of(), name, content))
                .body();
    }

    @Test
    void strangersAndThoseOfOtherWorkHandNothingIn() {
        try (Visitor stranger = new Visitor(port);
                Visitor marketer = signedIn("marketer")) {
            stranger.get("/sign-in");
            byte[] file = PRODUCT_HEAD.getBytes(UTF_8);

            assertThat(stranger.handIn("/master-data/products/import", Map.of(), "x.csv", file)
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).endsWith("/sign-in"));
            marketer.get("/master-data/products");
            assertThat(marketer.handIn("/master-data/products/import", Map.of(), "x.csv", file)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(marketer.get("/master-data/products?lang=en").body()).doesNotContain("type=\"file\"");
        }
    }

    /** The app that was stopped while it published finds in the log whether it had. */
    @Test
    void findsOutWhatBecameOfAnImportAfterAStop(@Autowired Publishing publishing, @Autowired SheetKinds kinds) {
        try (Visitor buyer = signedIn("buyer")) {
            long done = handedIn(buyer, "products", Map.of(), "d.csv", PRODUCT_HEAD + product(61, "Rice", 6));
            long open = handedIn(buyer, "products", Map.of(), "o.csv", PRODUCT_HEAD + product(62, "Beans", 6));
            Product rice = kinds.find("products")
                    .map(ProductSheet.class::cast)
                    .orElseThrow()
                    .ofJson(String.valueOf(sets.rows(done, 0, 1).getFirst().after()));
            for (long id : new long[] {done, open}) {
                assertThat(sets.move(id, ChangeSet.State.READY, ChangeSet.State.PUBLISHING))
                        .isTrue();
            }
            RealParts.started().publish(Topics.PRODUCT, item(61).value(), rice);
            await().atMost(PATIENCE).until(() -> assortment.product(item(61)).isPresent());

            for (long id : new long[] {done, open}) {
                publishing.findOut(kinds.need("products"), sets.find(id).orElseThrow());
            }

            assertThat(sets.find(done).map(ChangeSet::state)).contains(ChangeSet.State.PUBLISHED);
            assertThat(sets.find(open).map(ChangeSet::state)).contains(ChangeSet.State.READY);
        }
    }
}
