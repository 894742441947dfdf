package io.tillstream.dashboards.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What the marketer sees of members, and the list they take with them. */
@WholeApp
final class MembersPageTest {
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final MemberId BEN = MemberId.of("mbbbbbbbbbbbbbbbb");
    private static final MemberId CLEO = MemberId.of("mcccccccccccccccc");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

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

    /** Ann shops in one's own store and elsewhere, Ben elsewhere only. */
    @Test
    void whoHasOneStoreSeesThoseWhoShopThereAndNoMoney() {
        RealParts parts = RealParts.started();
        List.of("s85", "s86").forEach(store -> parts.publish(Topics.STORE, store, TestShop.store(StoreId.of(store))));
        shopped(ANN, "s86", "s85");
        shopped(BEN, "s86");
        PeopleUnderTest.add(people, passwords, "marketer-85", PeopleUnderTest.in(StoreId.of("s85"), Role.MARKETER));
        try (Visitor bounded = new Visitor(port)) {
            bounded.signIn("marketer-85", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            bounded.get("/members.csv?group=PILLARS").body().contains(ANN.value()));

            assertThat(bounded.get("/members.csv?group=PILLARS").body()).isEqualTo("member\r\n" + ANN.value() + "\r\n");
            assertThat(bounded.get("/members.csv?group=VALUED_LOST").body()).isEqualTo("member\r\n");
            assertThat(bounded.get("/members?lang=en").body())
                    .contains("Pillars", "Members with a basket in these stores")
                    .doesNotContain("Valued, lost", "£", "Spent in");
            assertThat(bounded.get("/members?store=s86").statusCode()).isEqualTo(404);
        }
        assertThat(visitor.get("/members.csv?group=PILLARS&store=s86").body()).contains(ANN.value(), BEN.value());
    }

    private static void shopped(MemberId member, String... stores) {
        RealParts.started()
                .publish(
                        Topics.MEMBER_HISTORY,
                        member.value(),
                        new MemberHistory(
                                member,
                                Stream.of(stores)
                                        .map(store -> new MemberHistory.Basket(
                                                StoreId.of(store),
                                                Instant.parse("2011-11-01T10:00:00Z"),
                                                List.of(TestShop.MILK)))
                                        .toList(),
                                stores.length));
    }

    @Test
    void nobodySeesMembersWithoutSigningIn() {
        try (Visitor stranger = new Visitor(port)) {
            assertThat(stranger.get("/members").statusCode()).isEqualTo(302);
            assertThat(stranger.get("/members.csv?group=PILLARS").statusCode()).isEqualTo(302);
        }
    }
}
