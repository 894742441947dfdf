package io.tillstream.dashboards.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the marketer sees of members, and the list they take with them. */
@WholeApp
final class MembersPageTest {
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final MemberId BEN = MemberId.of("mbbbbbbbbbbbbbbbb");
    private static final MemberId CLEO = MemberId.of("mcccccccccccccccc");

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void say() {
        RealParts parts = RealParts.started();
        for (MemberOutlook one : new MemberOutlook[] {
            OutlooksUnderTest.of(
                    ANN, MemberOutlook.Stage.REGULAR, MemberOutlook.Group.PILLARS, "1000.25 GBP", "900.00 GBP"),
            OutlooksUnderTest.of(
                    BEN, MemberOutlook.Stage.GROWING, MemberOutlook.Group.PILLARS, "234.25 GBP", "100.00 GBP"),
            OutlooksUnderTest.of(
                    CLEO, MemberOutlook.Stage.LOST, MemberOutlook.Group.VALUED_LOST, "0.00 GBP", "7.50 GBP")
        }) {
            parts.publish(Topics.MEMBER_OUTLOOK, one.member().value(), one);
        }
        visitor = new Visitor(port);
        visitor.signIn("marketer", RealParts.PASSWORD);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> visitor.get("/members?lang=en").body().contains("Valued, lost"));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Pillars, 'Valued, lost', Spent in 28 days, Growing",
        "zh-TW, 核心會員, 高消費、已流失, 最近 28 天消費, 成長",
        "zh-CN, 中坚会员, 高价值、已流失, 过去 28 天消费, 上升"
    })
    void thePageIsCompleteInEveryLanguage(String language, String pillars, String lost, String spent, String growing) {
        HttpResponse<String> page = visitor.get("/members?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(pillars, lost, spent, growing, "£1,234.50", "£1,000.00", "£7.50", "/models#churn")
                .doesNotContain("??")
                .doesNotContain(" style=");
    }

    @Test
    void aGroupIsAFileOfNumbersAndNothingElse() {
        HttpResponse<String> file = visitor.get("/members.csv?group=PILLARS");

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.body().split("\r\n"))
                .startsWith("member", ANN.value(), BEN.value())
                .doesNotContain(CLEO.value())
                .allMatch(line -> line.matches("member|m[a-z2-7]{16}"));
        assertThat(visitor.get("/members.csv?group=EVERYBODY").statusCode()).isEqualTo(400);
    }

    @Test
    void nobodySeesMembersWithoutSigningIn() {
        try (Visitor stranger = new Visitor(port)) {
            assertThat(stranger.get("/members").statusCode()).isEqualTo(302);
            assertThat(stranger.get("/members.csv?group=PILLARS").statusCode()).isEqualTo(302);
        }
    }
}
