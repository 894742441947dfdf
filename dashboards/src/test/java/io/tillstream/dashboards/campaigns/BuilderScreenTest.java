package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The builder as a marketer sees it, on a desk and on a phone. Pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
final class BuilderScreenTest {
    private static final StoreId STORE = StoreId.of("s112");

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        Price price = new Price(
                TestShop.MILK,
                TestShop.pounds("1.20"),
                TestShop.pounds("0.80"),
                false,
                Instant.parse("2011-01-01T00:00:00Z"),
                null);
        parts.publish(Topics.PRICE, PriceKey.of(price).toString(), price);
        for (int i = 0; i < 30; i++) {
            String digits = "4000000%05d".formatted(i);
            Gtin gtin = Gtin.ofDigits(digits + Gtin.checkDigit(digits));
            parts.publish(
                    Topics.PRODUCT,
                    gtin.value(),
                    new Product(
                            gtin,
                            LocalText.same("Aisle item " + i),
                            "household-and-cleaning-" + i,
                            "standard",
                            Quantity.Unit.EACH,
                            1,
                            null));
        }
        parts.publish(
                Topics.SEGMENT,
                "quiet-coffee",
                new Segment(
                        "quiet-coffee",
                        new LocalText("Lapsed coffee buyers, 60 days", "六十天沒買咖啡的會員", "六十天没买咖啡的会员"),
                        List.of(new SegmentCondition(SegmentCondition.Measure.VISITS, "food", 60, null, 0L)),
                        true));
    }

    @Test
    void showsTheFieldsOfWhatIsChosenAndSaysItInWordsAtOnce() {
        try (Screen screen = new Screen(port, "marketer", Screen.DESK, "en")) {
            Page page = begun(screen);
            assertThat(page.locator("[name=amount]").isVisible()).isFalse();

            page.locator("[name=kind]").selectOption("n-for-price");
            assertThat(page.locator("[name=percent]").isVisible()).isFalse();
            page.locator("[name=pieces]").fill("3");
            page.locator("[name=amount]").fill("10");
            page.locator("[name=shop][value=s112]").check();
            page.locator("[name=category][value=food]").check();
            page.locator("[name=nameEn]").fill("Three for ten");
            page.locator("[name=nameEn]").blur();

            PlaywrightAssertions.assertThat(page.locator("#summary"))
                    .containsText("All members get 3 pieces of food for £10.00");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-TW, 390, '過去60天沒買食品的會員，八五折，兩週，週末限定，預算兩萬'",
        "en, 1280, 'members who have not bought Milk in 60 days, 15 % off Milk, two weeks, on weekends'"
    })
    void isFilledInByASentenceAndShownAsCustomersSeeIt(String language, int width, String sentence) {
        try (Screen screen = new Screen(port, "marketer", width, language)) {
            Page page = begun(screen);
            page.locator("[name=nameEn]").fill("Welcome back to the good things in life and in the pantry");
            page.locator("[name=nameTw]").fill("歡迎回來，生活與廚房裡的好東西都在這裡等您回來品嚐");
            page.locator("[name=sentence]").fill(sentence);
            page.locator("button[formaction$=fill]").click();
            page.waitForSelector(".said .done");

            assertThat(page.locator("[name=percent]").inputValue()).isEqualTo("15");
            assertThat(page.locator("[name=nameEn]").inputValue()).startsWith("Welcome back");
            assertThat(page.locator("[name=percent].filled").count()).isOne();
            assertThat(page.locator(".said .trouble").textContent()).containsAnyOf("weekends", "週末");
            screen.examine("campaign-said");
            page.locator("[name=items][value=everything]").check();
            page.locator("[name=shop][value=s112]").check();
            page.locator(".acts button[form=build]:not(.strong)").click();
            page.waitForSelector("p.done");
            page.locator("a[href*=example]").click();
            page.waitForSelector(".customer-screen");
            assertThat(page.locator(".examples section").count()).isEqualTo(3);
            assertThat(page.locator(".till-screen .line-saving").allTextContents())
                    .hasSize(3)
                    .allMatch(saving -> saving.contains("−£"));
            assertThat(page.locator(".examples .offer-card .offer-gives").count())
                    .isEqualTo(3);
            page.evaluate("document.querySelectorAll('.paper').forEach(each => each.loading = 'eager')");
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> Boolean.TRUE.equals(
                                    page.evaluate(
                                            "[...document.querySelectorAll('.paper')].every(each => each.complete && each.naturalWidth > 300)")));
            screen.examine("campaign-example");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 390", "zh-TW, 1280", "zh-CN, 390"})
    void isReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "marketer", width, language)) {
            Page page = begun(screen);
            page.locator("[name=nameEn]").fill("Welcome back to the good things in life and in the pantry");
            page.locator("[name=nameTw]").fill("歡迎回來，生活與廚房裡的好東西都在這裡等您回來品嚐");
            page.locator("[name=goal]").fill("Bring back those who have not bought in sixty days, before the holidays");
            page.locator("[name=audience][value=lapsed]").check();
            page.locator("[name=category][value=food]").check();
            page.locator("[name=category][value='household-and-cleaning-7']").check();
            page.locator("[name=shop][value=s112]").check();
            page.locator("[name=budget]").fill("20000");
            page.locator("[name=usesPerMember]").fill("1");
            page.locator("[name=usesPerMember]").blur();
            PlaywrightAssertions.assertThat(page.locator("#summary .say").first())
                    .containsText("£20,000.00");
            screen.examine("campaign-draft");
            page.locator("[name=percent]").fill("101");
            page.locator("button[formaction$=submit]").click();
            page.waitForSelector("p.trouble");
            screen.forgive();
            screen.examine("campaign-wrong");
            page.locator("[name=percent]").fill("20");
            page.locator("button[formaction$=submit]").click();
            page.waitForSelector("form[action$=take-back]");
            screen.examine("campaign-waiting");
            page.navigate("/campaigns");
            screen.examine("campaigns-list");
        }
    }

    private Page begun(Screen screen) {
        Page page = screen.page();
        page.navigate("/campaigns");
        page.locator("form[action$=begin] button").click();
        page.waitForSelector("#build");
        // What the shop sells and where is on its way.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            page.reload();
            assertThat(page.locator("[value='household-and-cleaning-29'], [name=shop][value=s112]")
                            .count())
                    .isEqualTo(3);
        });
        return page;
    }
}
