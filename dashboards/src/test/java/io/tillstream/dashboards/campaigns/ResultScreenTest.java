package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.wire.Topics;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a campaign brought, as a marketer sees it. Pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
final class ResultScreenTest {
    private static final StoreId STORE = StoreId.of("s115");
    private static final String CAMPAIGN = "campaign-20111105090000";
    private static final LocalDate YESTERDAY = LocalDate.parse("2011-11-08");

    @LocalServerPort
    private int port;

    @Autowired
    private CampaignShelf shelf;

    @Autowired
    private JdbcClient database;

    @BeforeAll
    static void open() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(
                Topics.PROMOTION_SPEND,
                CAMPAIGN + "|GBP",
                new PromotionSpend(
                        CAMPAIGN,
                        18_240,
                        TestShop.pounds("32117.40"),
                        TestShop.pounds("210.00"),
                        RealParts.BUSINESS_MORNING));
    }

    @BeforeEach
    void runs() {
        if (shelf.find(CAMPAIGN).isEmpty()) {
            RunningCampaign.begin(
                    shelf,
                    CAMPAIGN,
                    STORE,
                    new LocalText(
                            "Welcome back to the good things in life and in the pantry",
                            "歡迎回來，生活與廚房裡的好東西都在這裡等您",
                            "欢迎回来，生活和厨房里的好东西都在这里等您"));
            CampaignResult result = new CampaignResult(
                    RunningCampaign.FIRST,
                    YESTERDAY,
                    "GBP",
                    1,
                    48_212,
                    47_903,
                    5_000,
                    48_058,
                    true,
                    0,
                    9_310,
                    List.of(
                            new CampaignResult.Effect("revenue", 84_200, 31_400, 137_000, 2_105_000),
                            new CampaignResult.Effect("margin", -12_600, -31_100, 5_900, 612_300),
                            new CampaignResult.Effect("units", 212, 40, 384, 9_120),
                            new CampaignResult.Effect("visits", 31, -4, 66, 1_280)));
            database.sql(
                            "insert into campaign_result (campaign, first, through, made_at, result) values (?, ?, ?, ?, ?)")
                    .params(
                            CAMPAIGN,
                            Date.valueOf(result.first()),
                            Date.valueOf(result.through()),
                            Timestamp.from(RealParts.BUSINESS_MORNING),
                            CanonicalJson.text(result))
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 390", "zh-TW, 390", "zh-CN, 1280"})
    void isReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "marketer", width, language)) {
            Page page = screen.page();
            page.navigate("/campaigns/" + CAMPAIGN);
            page.waitForSelector("#brought .verdict");

            assertThat(page.locator("#brought .verdict").textContent()).contains("−£6,074.71");
            screen.examine("campaign-brought");
        }
    }

    /** A loss that may be chance is not called one. */
    @Test
    void saysThatTheMarginMayBeChance() {
        try (Screen screen = new Screen(port, "marketer", Screen.DESK, "en")) {
            Page page = screen.page();
            page.navigate("/campaigns/" + CAMPAIGN);

            assertThat(page.locator("#brought .tag").textContent()).isEqualTo("may be chance");
        }
    }
}
