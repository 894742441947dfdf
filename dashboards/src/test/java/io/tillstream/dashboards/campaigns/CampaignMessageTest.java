package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.CampaignMessage.State;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.events.message.MessageTally.Reason;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a campaign writes to members: from the form to the log, and what comes back of it, over the whole app. */
@WholeApp
final class CampaignMessageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StoreId STORE = StoreId.of("s113");
    private static final Instant NOW = Instant.parse("2011-12-01T21:00:00Z");

    @LocalServerPort
    private int port;

    private Visitor marketer;
    private Visitor manager;

    @BeforeEach
    void comeIn() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(
                Topics.MESSAGE_REACH,
                MessageReach.EVERYBODY,
                new MessageReach(
                        MessageReach.EVERYBODY,
                        1_000,
                        800,
                        List.of(new MessageReach.Allowed(List.of(Channel.EMAIL), 400)),
                        NOW));
        marketer = new Visitor(port);
        marketer.signIn("marketer", RealParts.PASSWORD);
        manager = new Visitor(port);
        manager.signIn("manager", RealParts.PASSWORD);
        marketer.get("/campaigns?lang=en");
        manager.get("/campaigns?lang=en");
        String trial = begin();
        // The store and the portal's count are on their way.
        await().atMost(PATIENCE).until(() -> preview(trial, form()).contains("of 1,000 would get it"));
    }

    @AfterEach
    void leave() {
        marketer.close();
        manager.close();
    }

    @Test
    void isToldOnceApprovedHeldWhilePausedAndEndedWithTheCampaign() {
        String id = begin();
        deed(marketer, id, "submit", with(form(), "seen", "1"));
        assertThat(SaidCampaigns.messages(id)).isEmpty();

        deed(manager, id, "approve", Map.of("seen", "2"));
        deed(marketer, id, "pause", Map.of());
        deed(marketer, id, "resume", Map.of());
        deed(marketer, id, "end", Map.of());

        await().atMost(PATIENCE).until(() -> SaidCampaigns.messages(id).size() == 4);
        assertThat(SaidCampaigns.messages(id))
                .extracting(CampaignMessage::state)
                .containsExactly(State.GOING, State.PAUSED, State.GOING, State.ENDED);
        assertThat(SaidCampaigns.messages(id).getFirst())
                .isEqualTo(new CampaignMessage(
                        id,
                        new LocalText("Milk, {name}?", "{name}，牛奶？", "Milk, {name}?"),
                        new LocalText("A fifth off.\nUntil Sunday.", "八折。", "八折，到星期日。"),
                        List.of(Channel.APP, Channel.EMAIL),
                        id,
                        1_000,
                        new Frequency(1, 14),
                        Instant.parse("2011-11-28T00:00:00Z"),
                        Instant.parse("2011-12-15T00:00:00Z"),
                        State.GOING));
    }

    /** A version that writes nothing, approved after one that does, takes the message back. */
    @Test
    void isEndedByAVersionWithoutOne() {
        String id = begin();
        deed(marketer, id, "submit", with(form(), "seen", "1"));
        deed(manager, id, "approve", Map.of("seen", "2"));
        deed(marketer, id, "submit", with(form(), "seen", "2", "message", "no"));

        deed(manager, id, "approve", Map.of("seen", "3"));

        await().atMost(PATIENCE).until(() -> SaidCampaigns.messages(id).size() == 2);
        assertThat(SaidCampaigns.messages(id).getLast().state()).isEqualTo(State.ENDED);
        assertThat(SaidCampaigns.promotions(id))
                .last()
                .satisfies(promotion -> assertThat(promotion.active()).isTrue());
    }

    @Test
    void readsAsItWillAndSaysWhoWouldGetItAndWhoNot() {
        String summary = preview(begin(), form());

        // 10 % of 1,000 by lot; of the other 900 eight in ten want personal offers, and of these four in ten allow
        // e-mail.
        assertThat(summary)
                .contains("<strong>288</strong>", "432 allow none of these ways", "180 want no personal offers")
                .contains("100 are left out by lot")
                .contains("Milk, Anne?", "怡君，牛奶？", "Milk, 小雅?", "八折，到星期日。");
    }

    @Test
    void saysWhatIsWrongBesideTheFieldAndPublishesNothing() {
        String id = begin();

        HttpResponse<String> answer = marketer.post(
                "/campaigns/" + id + "/submit",
                with(
                        form(),
                        "seen",
                        "1",
                        "messageTextEn",
                        "",
                        "messageSecond",
                        "app",
                        "messageDays",
                        "",
                        "messageFrom",
                        "2011-12-20"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("was chosen before.", "is after the campaign’s last day.", "href=\"#f-messageTextEn\"")
                .contains("href=\"#f-messageDays\"");
    }

    @Test
    void showsHowFarItGot() {
        String id = begin();
        deed(marketer, id, "submit", with(form(), "seen", "1"));
        deed(manager, id, "approve", Map.of("seen", "2"));
        assertThat(marketer.get("/campaigns/" + id + "?lang=en").body()).contains("The member portal has not begun.");

        RealParts.started()
                .publish(
                        Topics.MESSAGE_TALLY,
                        id,
                        new MessageTally(
                                id,
                                List.of(
                                        new MessageTally.Count(Reason.DELIVERED, 1_412),
                                        new MessageTally.Count(Reason.QUIET_HOURS, 37),
                                        new MessageTally.Count(Reason.NOT_ALLOWED, 540),
                                        new MessageTally.Count(Reason.UNSURE, 1)),
                                NOW));

        await().atMost(PATIENCE)
                .until(() ->
                        marketer.get("/campaigns/" + id + "/message").body().contains("1,412"));
        assertThat(marketer.get("/campaigns/" + id + "/message").body())
                .contains(
                        "until the morning: 37",
                        "allow none of these ways: 540",
                        "may have arrived, not sent again: 1",
                        "hx-get=\"/campaigns/" + id + "/message\"");
    }

    private String begin() {
        String place = marketer.post("/campaigns/begin", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private String preview(String id, Map<String, String> form) {
        return marketer.post("/campaigns/" + id + "/preview", form).body();
    }

    private static void deed(Visitor who, String id, String deed, Map<String, String> form) {
        HttpResponse<String> answer = who.post("/campaigns/" + id + "/" + deed, form);
        assertThat(answer.statusCode()).as(deed + answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("said=DONE");
    }

    /** All members but a tenth get 20 % off everything, and are written to. */
    private static Map<String, String> form() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("nameEn", "A fifth off"),
                Map.entry("audience", "members"),
                Map.entry("kind", "percent-off"),
                Map.entry("percent", "20"),
                Map.entry("items", "everything"),
                Map.entry("minimumKind", "none"),
                Map.entry("from", "2011-12-01"),
                Map.entry("until", "2011-12-14"),
                Map.entry("shop", STORE.value()),
                Map.entry("control", "10"),
                Map.entry("measure", "revenue"),
                Map.entry("message", "yes"),
                Map.entry("messageSubjectEn", "Milk, {name}?"),
                Map.entry("messageSubjectTw", "{name}，牛奶？"),
                Map.entry("messageTextEn", "A fifth off.\nUntil Sunday."),
                Map.entry("messageTextTw", "八折。"),
                Map.entry("messageTextCn", "八折，到星期日。"),
                Map.entry("messageFirst", "app"),
                Map.entry("messageSecond", "email"),
                Map.entry("messageFrom", "2011-11-28"),
                Map.entry("messageMost", "1"),
                Map.entry("messageDays", "14")));
    }

    private static Map<String, String> with(Map<String, String> form, String... changes) {
        Map<String, String> changed = new HashMap<>(form);
        for (int i = 0; i + 1 < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }
}
