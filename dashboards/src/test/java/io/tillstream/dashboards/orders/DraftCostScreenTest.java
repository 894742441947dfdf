package io.tillstream.dashboards.orders;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.reorder.CutOffsUnderTest;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.OrderTerms;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft of many lines with long names, what each costs and what the supplier demands; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
final class DraftCostScreenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LINES = 12;

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @CsvSource({"en, 390, s221", "zh-TW, 390, s222", "en, 1280, s223", "zh-CN, 1280, s224"})
    void isReadableOnADeskAndOnAPhone(String language, int width, String name) {
        StoreId store = StoreId.of(name);
        offer(store);
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    buyer.get("/reorder?store=" + store).body())
                            .contains("many-" + store + "-" + LINES));
            for (int number = 1; number <= LINES; number++) {
                buyer.post(
                        "/reorder/accept", Map.of("store", store.value(), "decision", "many-" + store + "-" + number));
            }
        }
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            page.navigate("/orders?store=" + store);

            assertThat(page.locator(".decided li").count()).isEqualTo(LINES);
            assertThat(page.locator(".comes-to .notice").count()).isEqualTo(1);
            screen.examine("orders-cost");
        }
    }

    /** Each third has no price. */
    private void offer(StoreId store) {
        CutOffsUnderTest.open(store);
        RealParts parts = RealParts.started();
        parts.publish(
                Topics.SUPPLIER,
                "mill-220",
                new Supplier(
                        "mill-220",
                        new LocalText(
                                "Harbour Hill Organic Mills and Wholesale Company",
                                "海港山丘有機磨坊批發股份有限公司",
                                "海港山丘有机磨坊批发有限公司"),
                        null,
                        List.of(),
                        new OrderCutOff(1, LocalTime.of(14, 0)),
                        Language.EN,
                        new OrderTerms(
                                TestShop.pounds("3000.00"), TestShop.pounds("35.00"), TestShop.pounds("6000.00"))));
        for (int number = 1; number <= LINES; number++) {
            String body = String.format("5000000022%02d", number);
            Gtin gtin = Gtin.ofDigits(body + Gtin.checkDigit(body));
            parts.publish(
                    Topics.PRODUCT,
                    gtin.value(),
                    new Product(
                            gtin,
                            new LocalText(
                                    "Wholegrain oat biscuits with dark chocolate and hazelnuts, family pack " + number,
                                    "全麥燕麥黑巧克力榛果餅乾家庭號分享包 " + number,
                                    "全麦燕麦黑巧克力榛子饼干家庭分享装 " + number),
                            "food",
                            "standard",
                            Quantity.Unit.EACH,
                            12,
                            "OAT-" + number));
            if (number % 3 != 0) {
                Price price = new Price(
                                gtin,
                                TestShop.pounds("3.60"),
                                TestShop.pounds(number + ".85"),
                                false,
                                Instant.parse("2011-01-01T00:00:00Z"))
                        .in(store);
                parts.publish(Topics.PRICE, PriceKey.of(price).toString(), price);
            }
            CutOffsUnderTest.propose(
                    "many-" + store + "-" + number,
                    store,
                    gtin,
                    "3.00",
                    THURSDAY,
                    "mill-220",
                    clock.instant().plus(Duration.ofHours(3)));
        }
    }
}
