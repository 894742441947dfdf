package io.tillstream.dashboards.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Members of every group in a real browser, by the rules of axe-core; pictures lie in target/screens afterwards. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
final class MembersScreenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @BeforeAll
    static void open() {
        MemberOutlook.Stage[] stages = MemberOutlook.Stage.values();
        MemberOutlook.Group[] groups = MemberOutlook.Group.values();
        for (int i = 0; i < groups.length; i++) {
            MemberId member = MemberId.of("mgggggggggggggg" + (char) ('a' + i) + "a");
            RealParts.started()
                    .publish(
                            Topics.MEMBER_OUTLOOK,
                            member.value(),
                            OutlooksUnderTest.of(
                                    member, stages[i % stages.length], groups[i], "12345.60 EUR", "9876.50 EUR"));
        }
    }

    /** For the marketer of a store in which all of them shop. */
    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390"})
    void ofAStoreAreReadableToo(String language, int width) {
        RealParts.started().publish(Topics.STORE, "s84", TestShop.store(StoreId.of("s84")));
        for (char i = 'a'; i < 'a' + MemberOutlook.Group.values().length; i++) {
            MemberId member = MemberId.of("mgggggggggggggg" + i + "a");
            MemberHistory.Basket basket = new MemberHistory.Basket(
                    StoreId.of("s84"), Instant.parse("2011-11-01T10:00:00Z"), List.of(TestShop.MILK));
            RealParts.started()
                    .publish(Topics.MEMBER_HISTORY, member.value(), new MemberHistory(member, List.of(basket), 1));
        }
        PeopleUnderTest.add(people, passwords, "marketer-84", PeopleUnderTest.in(StoreId.of("s84"), Role.MARKETER));
        try (Screen screen = new Screen(port, "marketer-84", width, language)) {
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                screen.page().navigate("/members");
                assertThat(screen.page().locator("tbody tr").count()).isEqualTo(9);
            });
            screen.examine("members-of-a-store");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "zh-TW, 390", "zh-CN, 390"})
    void areReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "marketer", width, language)) {
            Page page = screen.page();
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                page.navigate("/members");
                assertThat(page.locator("tbody tr").count()).isEqualTo(9);
            });

            screen.examine("members");
        }
    }
}
