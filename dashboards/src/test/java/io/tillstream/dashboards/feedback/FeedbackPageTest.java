package io.tillstream.dashboards.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.wire.Topics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The marketer reads what members wrote. Store s51 belongs to this test. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^06]]", disabledReason = "another day's turn")
final class FeedbackPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final StoreId STORE = StoreId.of("s51");

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void somebodyWrites() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        write("f1", Language.EN, null, "The cashier was rude and unfriendly", "s51-t1/1/7", 0);
        write("f2", Language.ZH_CN, null, "排队排了半个小时，太慢了", "s51-t1/1/8", 1);
        write("f3", Language.EN, 5, "<script>alert(1)</script> clean shop, spotless floor", "s51-t1/1/9", 8);
        write("f4", Language.EN, 1, "", "s51-t1/1/10", 0);
        write("f5", Language.EN, null, "Taken back", "s51-t1/1/11", 0);
        parts.publish(Topics.MEMBER_FEEDBACK, "f5", null);
        visitor = new Visitor(port);
        visitor.signIn("manager", RealParts.PASSWORD);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(""))
                        .contains("spotless floor", "5 of 5 stars", "1 of 5 stars", "rude and unfriendly", "半个小时"));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    private static void write(
            String id, Language language, @Nullable Integer stars, String text, String receipt, long daysAgo) {
        RealParts.started()
                .publish(
                        Topics.MEMBER_FEEDBACK,
                        id,
                        new MemberFeedback(
                                id,
                                MemberId.of("mabcdefgh234567ab"),
                                language,
                                stars,
                                text,
                                Source.parseReceiptNumber(receipt),
                                RealParts.BUSINESS_MORNING.minus(Duration.ofDays(daysAgo))));
    }

    private String page(String more) {
        return visitor.get("/feedback?lang=en&store=s51" + more).body();
    }

    @Test
    void countsByTopicAndMoodAndSaysWhichWordsSpokeForIt() {
        String page = page("");

        assertThat(page)
                .contains(
                        "Staff, Negative: 1",
                        "Waiting, Negative: 1",
                        "Cleanliness, Positive: 1",
                        "Stars only, Negative: 1")
                .contains("<q>cashier</q>", "<q>rude</q>")
                .doesNotContain("Taken back");
    }

    @Test
    void showsWhatWasWrittenAsWordsAndNeverAsMarkup() {
        assertThat(page("")).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void showsOneWeekOneTopicAndOneMood() {
        assertThat(page("&week=2011-11-01")).contains("spotless floor").doesNotContain("rude and unfriendly");
        assertThat(page("&topic=staff")).contains("rude and unfriendly").doesNotContain("spotless floor");
        assertThat(page("&mood=positive")).contains("spotless floor").doesNotContain("rude and unfriendly");
        assertThat(visitor.get("/feedback?lang=en&store=s51&week=x&topic=y&mood=z")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"en, Waiting, Mood because of", "zh-TW, 排隊, 情緒依據", "zh-CN, 排队, 情绪依据"})
    void isCompleteInEveryLanguage(String language, String topic, String words) {
        assertThat(visitor.get("/feedback?store=s51&lang=" + language).body())
                .contains(topic, words)
                .doesNotContain("??");
    }
}
