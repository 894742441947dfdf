package io.tillstream.dashboards.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.Hash;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.PinVerifier;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who has one of two stores sees what the chain sells and what it costs there, and nothing of the other; and changes nothing. */
@WholeApp
final class MasterDataByStoreTest {
    private static final StoreId OWN = StoreId.of("s87");
    private static final StoreId OTHER = StoreId.of("s88");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Test
    void showsOnesOwnPricesStoresAndStaffAndWhatIsOfTheChain() {
        RealParts parts = RealParts.started();
        List.of(OWN, OTHER).forEach(store -> parts.publish(Topics.STORE, store.value(), TestShop.store(store)));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        price(OWN, "1.87");
        price(OTHER, "1.88");
        staff("c87", OWN);
        staff("c88", OTHER);
        staff("c89", OWN, OTHER);
        PeopleUnderTest.add(people, passwords, "buyer-87", PeopleUnderTest.in(OWN, Role.BUYER));
        try (Visitor buyer = new Visitor(port);
                Visitor manager = new Visitor(port)) {
            buyer.signIn("buyer-87", RealParts.PASSWORD);
            manager.signIn("manager", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> manager.get("/master-data/prices.csv").body().contains("1.88")
                            && manager.get("/master-data/staff.csv").body().contains("c89")
                            && manager.get("/master-data/stores.csv").body().contains("s88"));

            assertThat(buyer.get("/master-data/prices.csv").body())
                    .contains("1.87")
                    .doesNotContain("1.88", "s88");
            assertThat(buyer.get("/master-data/prices?find=" + TestShop.MILK.value())
                            .body())
                    .contains("£1.87")
                    .doesNotContain("£1.88", "s88");
            assertThat(buyer.get("/master-data/stores.csv").body())
                    .contains("s87")
                    .doesNotContain("s88");
            assertThat(buyer.get("/master-data/stores").body()).contains("s87").doesNotContain("s88");
            assertThat(buyer.get("/master-data/staff.csv").body())
                    .contains("c87", "c89")
                    .doesNotContain("c88", "s88");
            assertThat(buyer.get("/master-data/staff").body()).contains("c89").doesNotContain("c88", "s88");
            assertThat(buyer.get("/master-data/products.csv").body()).contains(TestShop.MILK.value());
            assertThat(buyer.get("/master-data/suppliers").statusCode()).isEqualTo(200);

            assertThat(buyer.get("/master-data/products/one?key=" + TestShop.MILK.value())
                            .body())
                    .contains("£1.87")
                    .doesNotContain("£1.88", "s88", "/master-data/products/save", "/master-data/prices/announce");
            assertThat(buyer.get("/master-data/stores/one?key=s87").statusCode())
                    .isEqualTo(200);
            assertThat(buyer.get("/master-data/stores/one?key=s88").statusCode())
                    .isEqualTo(404);
            assertThat(buyer.get("/master-data/staff/one?key=c89").body()).doesNotContain("s88");
            assertThat(buyer.get("/master-data/staff/one?key=c88").statusCode()).isEqualTo(404);

            assertThat(buyer.get("/master-data/imports").statusCode()).isEqualTo(403);
            assertThat(buyer.get("/master-data/products").body()).doesNotContain("/master-data/imports");
            assertThat(manager.get("/master-data/products").body()).contains("/master-data/imports");
            assertThat(buyer.post("/master-data/prices/announce", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(buyer.post("/master-data/products/save", Map.of()).statusCode())
                    .isEqualTo(403);
        }
    }

    @AfterAll
    static void takeBack() {
        for (String operator : List.of("c87", "c88", "c89")) {
            RealParts.started().publish(Topics.OPERATOR, operator, null);
        }
        withdraw(OWN, "1.87");
        withdraw(OTHER, "1.88");
    }

    /** Goods for the manager of one store, among all that the other tests say. */
    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
    void isReadableOnADeskAndOnAPhone() {
        RealParts.started().publish(Topics.STORE, OWN.value(), TestShop.store(OWN));
        RealParts.started().publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        price(OWN, "1.87");
        staff("c89", OWN, OTHER);
        PeopleUnderTest.add(people, passwords, "manager-87", PeopleUnderTest.in(OWN, Role.MANAGER));
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager-87", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> manager.get("/master-data/prices").body().contains("£1.87"));
        }
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : new String[] {"en", "zh-TW"}) {
                try (Screen screen = new Screen(port, "manager-87", width, language)) {
                    screen.page().navigate("/master-data/prices");
                    screen.examine("prices-of-a-store");
                    screen.page().navigate("/master-data/products/one?key=" + TestShop.MILK.value());
                    screen.examine("product-of-a-store");
                }
            }
        }
    }

    private static Price of(@Nullable StoreId store, String pounds) {
        return new Price(
                TestShop.MILK,
                TestShop.pounds(pounds),
                TestShop.pounds("0.80"),
                false,
                Instant.parse("2011-11-01T00:00:00Z"),
                store);
    }

    private static void price(StoreId store, String pounds) {
        Price price = of(store, pounds);
        RealParts.started().publish(Topics.PRICE, PriceKey.of(price).toString(), price);
    }

    private static void withdraw(StoreId store, String pounds) {
        RealParts.started().publish(Topics.PRICE, PriceKey.of(of(store, pounds)).toString(), null);
    }

    private static void staff(String code, StoreId... stores) {
        RealParts.started()
                .publish(
                        Topics.OPERATOR,
                        code,
                        new Operator(
                                code,
                                "Person " + code,
                                Operator.Role.CASHIER,
                                List.of(stores),
                                new PinVerifier(10_000, "0".repeat(32), Hash.GENESIS),
                                null,
                                Instant.parse("2012-01-01T00:00:00Z"),
                                false));
    }
}
