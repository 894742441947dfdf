package io.tillstream.dashboards.catalogue;

import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PATIENCE;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PRODUCT_HEAD;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.handedIn;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.item;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.settle;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Master data in a real browser, by hand on a desk and on a phone, by the rules of axe-core; pictures of them lie in
 * target/screens afterwards. Store s96 and items 51900002… belong to this test.
 */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^7]]", disabledReason = "another day's turn")
final class CatalogueScreenTest {
    private static final StoreId STORE = StoreId.of("s96");
    private static final int FIRST = 200;
    private static final int COUNT = 60;

    @LocalServerPort
    private int port;

    @Autowired
    private Assortment assortment;

    /** A real chain has long names and many goods. */
    @BeforeEach
    void stockTheShelves() {
        if (assortment.product(item(FIRST)).isPresent()) {
            return;
        }
        RealParts.started().publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        await().atMost(PATIENCE).until(() -> assortment.store(STORE).isPresent());
        StringBuilder goods = new StringBuilder(PRODUCT_HEAD);
        StringBuilder prices = new StringBuilder("gtin,store,from,price,cost,currency\n");
        for (int i = FIRST; i < FIRST + COUNT; i++) {
            goods.append(item(i).ean13())
                    .append(",\"Organic whole-grain spelt crackers with rosemary and sea salt, family pack ")
                    .append(i)
                    .append(" × 25 g\",有機全穀斯佩爾特小麥迷迭香海鹽脆餅家庭號,有机全谷物斯佩尔特小麦迷迭香海盐脆饼家庭装")
                    .append(",long-lasting bakery,standard,EACH,")
                    .append(i)
                    .append(",CRK-")
                    .append(i)
                    .append(",,18\n");
            prices.append(item(i).value()).append(",,2011-01-01T00:00:00Z,1234.50,800,GBP\n");
            prices.append(item(i).value()).append(",s96,2011-12-01T06:00:00Z,999.99,800,GBP\n");
        }
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager", RealParts.PASSWORD);
            long id = handedIn(manager, "products", Map.of(), "crackers.csv", goods.toString());
            settle(manager, "products", id, "publish");
            id = handedIn(manager, "prices", Map.of(), "crackers-prices.csv", prices.toString());
            settle(manager, "prices", id, "publish");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            for (String kind : List.of("products", "prices", "suppliers", "stores")) {
                screen.page().navigate("/master-data/" + kind + "?find=" + (kind.startsWith("p") ? "crackers" : ""));
                screen.examine("master-data-" + kind);
            }
            screen.page()
                    .navigate("/master-data/products/one?key=" + item(FIRST).value());
            screen.examine("master-data-product");
            screen.page().navigate("/master-data/imports");
            screen.examine("master-data-imports");
        }
    }

    /** From the file in somebody's hands to what the chain knows, and back. */
    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390"})
    void aFileIsHandedInLookedAtPublishedAndTakenBack(String language, int width) {
        String change = "gtin,pack_size,category\n"
                + item(FIRST + 1).ean13() + ",7,snacks\n"
                + item(FIRST + 2).ean13() + ",many,snacks\n";
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            page.navigate("/master-data/products");
            page.setInputFiles("input[type=file]", new FilePayload("packs.csv", "text/csv", change.getBytes(UTF_8)));
            page.click(".handing button");
            page.waitForSelector("button[value=publish]");
            screen.examine("master-data-preview");
            page.click("button[value=publish]");
            page.waitForSelector("button[value=undo]");
            assertThat(assortment.product(item(FIRST + 1)).map(Product::packSize))
                    .contains(7);
            screen.examine("master-data-published");
            page.click("button[value=undo]");
            page.waitForSelector(".preview .tag.bad");
            assertThat(assortment.product(item(FIRST + 1)).map(Product::packSize))
                    .contains(FIRST + 1);
        }
    }

    @Test
    void aProductIsChangedAndAPriceAnnouncedAndWithdrawn() {
        try (Screen screen = new Screen(port, "buyer", Screen.DESK, "en")) {
            Page page = screen.page();
            page.navigate("/master-data/products/one?key=" + item(FIRST + 3).value());
            assertThat(page.textContent("h1")).startsWith("Organic whole-grain spelt crackers");
            page.fill("input[name=pack_size]", "0");
            page.click(".catalogue-fields button");
            page.waitForSelector("#wrong-pack_size");
            assertThat(page.inputValue("input[name=name_en]")).startsWith("Organic whole-grain");
            page.fill("input[name=pack_size]", "99");
            page.click(".catalogue-fields button");
            page.waitForSelector(".done");
            assertThat(assortment.product(item(FIRST + 3)).map(Product::packSize))
                    .contains(99);

            page.selectOption("#prices select[name=store]", "s96");
            page.fill("input[name=from]", "2011-12-24T06:00");
            page.fill("input[name=price]", "5.25");
            page.click(".announcing button");
            page.waitForSelector("#prices td:has-text('£5.25')");
            assertThat(assortment.prices(item(FIRST + 3)).each()).hasSize(3);
            screen.forgive();
            screen.examine("master-data-announced");
            page.click("#prices tr:has-text('£5.25') button");
            page.waitForSelector("#prices:not(:has-text('£5.25'))");
            assertThat(page.textContent(".past")).contains("withdrawn", "5.25");
        }
    }
}
