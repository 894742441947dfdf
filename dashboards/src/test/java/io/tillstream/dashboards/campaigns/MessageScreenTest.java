package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.events.message.MessageTally.Reason;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A campaign's message as a marketer writes it, on a desk and on a phone. Pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
final class MessageScreenTest {
    private static final StoreId STORE = StoreId.of("s114");
    private static final Instant NOW = Instant.parse("2011-12-01T21:00:00Z");

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(
                Topics.MESSAGE_REACH,
                MessageReach.EVERYBODY,
                new MessageReach(
                        MessageReach.EVERYBODY,
                        1_241_300,
                        804_000,
                        List.of(new MessageReach.Allowed(List.of(Channel.EMAIL), 402_115)),
                        NOW));
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 1280", "en, 390"})
    void isWrittenReadAndFollowed(String language, int width) {
        try (Screen screen = new Screen(port, "marketer", width, language);
                Screen other = new Screen(port, "manager", width, language)) {
            Page page = screen.page();
            page.navigate("/campaigns");
            page.locator("form[action$=begin] button").click();
            page.waitForSelector("#build");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                page.reload();
                assertThat(page.locator("[name=shop][value=s114]").count()).isEqualTo(1);
            });
            assertThat(page.locator("[name=messageTextEn]").isVisible()).isFalse();
            write(page);
            PlaywrightAssertions.assertThat(page.locator("#summary .letter")).hasCount(3);
            page.locator("[name=messageSubjectEn]").scrollIntoViewIfNeeded();
            screen.examine("message-draft");
            page.locator("button[formaction$=submit]").click();
            page.waitForSelector("form[action$=take-back]");
            String address = page.url().replaceAll("\\?.*", "");
            Page second = other.page();
            second.navigate(address);
            second.locator("form[action$=approve] button").click();
            second.waitForSelector("#message");
            String id = address.substring(address.lastIndexOf('/') + 1);
            RealParts.started()
                    .publish(
                            Topics.MESSAGE_TALLY,
                            id,
                            new MessageTally(
                                    id,
                                    Arrays.stream(Reason.values())
                                            .map(reason -> new MessageTally.Count(reason, 206_225))
                                            .toList(),
                                    NOW));
            // The page asks again by itself.
            PlaywrightAssertions.assertThat(second.locator("#message"))
                    .containsText("206,225", new ContainsTextOptions().setTimeout(20_000));
            second.locator("#message").scrollIntoViewIfNeeded();
            other.examine("message-sent");
        }
    }

    private static void write(Page page) {
        page.locator("[name=nameEn]").fill("Welcome back to the good things in life and in the pantry");
        page.locator("[name=items][value=everything]").check();
        page.locator("[name=shop][value=s114]").check();
        page.locator("[name=message][value=yes]").check();
        page.locator("[name=messageSubjectEn]")
                .fill("{name}, everything that you like about the shop costs a fifth less, from Monday to Sunday");
        page.locator("[name=messageSubjectTw]").fill("{name}，從星期一到星期日，您喜歡的商品通通八折，歡迎回來看看");
        page.locator("[name=messageTextEn]")
                .fill(
                        "Dear {name},\n\nwe have not seen you for a while.\nShow your card and it comes off by itself.\nhttps://members.shop.example/a-very-long-address-without-any-place-to-break-it-anywhere-at-all");
        page.locator("[name=messageTextTw]").fill("{name} 您好：\n\n好久不見。\n結帳出示會員卡，自動折扣。");
        page.locator("[name=messageSecond]").selectOption("app");
        page.locator("[name=messageMost]").fill("1");
        page.locator("[name=messageDays]").fill("14");
        page.locator("[name=messageDays]").blur();
    }
}
