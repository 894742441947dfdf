package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import io.tillstream.events.assortment.Selection;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an empty form to what tills are told, over the whole app. */
@WholeApp
final class CampaignsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StoreId STORE = StoreId.of("s111");
    private static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null);

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient database;

    private Visitor marketer;
    private Visitor manager;

    @BeforeEach
    void comeIn() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        marketer = new Visitor(port);
        marketer.signIn("marketer", RealParts.PASSWORD);
        manager = new Visitor(port);
        manager.signIn("manager", RealParts.PASSWORD);
        marketer.get("/campaigns?lang=en");
        manager.get("/campaigns?lang=en");
        String trial = begin();
        // Store and goods are on their way.
        await().atMost(PATIENCE).until(() -> preview(trial, lapsed()).contains("% off food"));
    }

    @AfterEach
    void leave() {
        marketer.close();
        manager.close();
    }

    @Test
    void namesCategoriesAsItsReaderDoes() {
        String form = marketer.get("/campaigns/" + begin() + "?lang=zh-CN").body();

        assertThat(form)
                .containsPattern("type=\"checkbox\" name=\"category\" value=\"food\"[^>]*>\\s*<span>食品</span>")
                .containsPattern("<option value=\"food\"[^>]*>食品</option>");
        marketer.get("/campaigns?lang=en");
    }

    @Test
    void tellsTillsWhatASecondPersonApprovedAndNobodyElse() {
        String id = begin();
        save(id, 1, lapsed());
        act(marketer, id, "submit", with(lapsed(), "seen", "2"));

        String own = act(marketer, id, "approve", Map.of("seen", "2"));
        assertThat(own).contains("said=OWN_WORK");
        assertThat(SaidCampaigns.promotions(id)).isEmpty();
        act(manager, id, "approve", Map.of("seen", "2"));

        await().atMost(PATIENCE).until(() -> !SaidCampaigns.promotions(id).isEmpty());
        Promotion told = SaidCampaigns.promotions(id).getFirst();
        assertThat(told.active()).isTrue();
        assertThat(told.name().zhTw()).isEqualTo("乳品回娘家");
        assertThat(told.reward()).isEqualTo(new Reward.PercentOff(2_000));
        assertThat(told.qualifying().items()).isEqualTo(Selection.ofCategories("food"));
        assertThat(told.limits().usesPerMember()).isEqualTo(1);
        assertThat(told.limits().totalAmount()).isEqualTo(TestShop.pounds("500.00"));
        assertThat(told.eligibility().audience()).isEqualTo(new Eligibility.Segments(List.of(id)));
        assertThat(told.eligibility().stores()).containsExactly(STORE);
        // Midnight in London, and the first one after the last day.
        assertThat(told.eligibility().from()).isEqualTo("2011-12-01T00:00:00Z");
        assertThat(told.eligibility().until()).isEqualTo("2011-12-15T00:00:00Z");
        assertThat(SaidCampaigns.segments(id)).singleElement().satisfies(segment -> {
            assertThat(segment.controlBasisPoints()).isEqualTo(1_000);
            assertThat(segment.conditions())
                    .containsExactly(
                            new SegmentCondition(Measure.VISITS, "food", 365, 2L, null),
                            new SegmentCondition(Measure.VISITS, "food", 60, null, 0L));
        });
        assertThat(page(manager, id)).contains("Scheduled", "Version 2 approved, to the tills");

        save(id, 2, with(lapsed(), "percent", "15"));
        assertThat(page(manager, id)).contains("version 2 · version 3 is a draft and runs nowhere");
    }

    @Test
    void keepsWhatWasTypedWrongAndSaysItBesideTheField() {
        String id = begin();

        HttpResponse<String> answer =
                marketer.post("/campaigns/" + id + "/submit", with(lapsed(), "seen", "1", "percent", "200"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("“200” is no whole number from 1 to 100.", "value=\"200\"");
        assertThat(page(marketer, id)).contains("value=\"200\"", "Draft");
    }

    @Test
    void saysOnAPageWhatWasNotSent() {
        HttpResponse<String> answer = marketer.post("/campaigns/" + begin() + "/approve", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("“seen” was not sent with it", "<main");
    }

    @Test
    void savesNothingOverWhatSomebodyElseSaved() {
        String id = begin();
        save(id, 1, lapsed());

        HttpResponse<String> late =
                manager.post("/campaigns/" + id + "/save", with(lapsed(), "seen", "1", "nameEn", "The other name"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody saved another version meanwhile", "The other name");
        assertThat(page(marketer, id)).doesNotContain("The other name");
    }

    @Test
    void sendsBackWithAReasonAndNotesEverythingThatHappened() {
        String id = begin();
        save(id, 1, lapsed());
        act(marketer, id, "submit", with(lapsed(), "seen", "2"));

        act(manager, id, "send-back", Map.of("reason", "Too dear for December"));

        assertThat(page(marketer, id)).contains("Too dear for December", "Submit for approval");
        assertThat(log.find(EVERYTHING, Long.MAX_VALUE, 500).stream()
                        .filter(entry -> entry.subject().equals(id))
                        .map(entry -> entry.kind())
                        .toList())
                .containsExactly(
                        AuditKind.CAMPAIGN_SENT_BACK,
                        AuditKind.CAMPAIGN_SUBMITTED,
                        AuditKind.CAMPAIGN_SAVED,
                        AuditKind.CAMPAIGN_BEGUN);
    }

    @Test
    void pausesResumesRollsBackAndEnds() {
        String id = approved(lapsed());
        act(marketer, id, "pause", Map.of());
        act(marketer, id, "resume", Map.of());
        save(id, 2, with(lapsed(), "percent", "15"));
        act(marketer, id, "submit", with(lapsed(), "percent", "15", "seen", "3"));
        act(manager, id, "approve", Map.of("seen", "3"));

        act(marketer, id, "roll-back", Map.of());
        act(marketer, id, "end", Map.of());
        String again = act(marketer, id, "resume", Map.of());

        assertThat(again).contains("said=NOT_NOW");
        await().atMost(PATIENCE).until(() -> SaidCampaigns.promotions(id).size() == 6);
        assertThat(SaidCampaigns.promotions(id))
                .extracting(Promotion::active)
                .containsExactly(true, false, true, true, true, false);
        assertThat(SaidCampaigns.promotions(id))
                .extracting(told -> ((Reward.PercentOff) told.reward()).basisPoints())
                .containsExactly(2_000, 2_000, 2_000, 1_500, 2_000, 2_000);
        assertThat(SaidCampaigns.segments(id))
                .extracting(Segment::active)
                .containsExactly(true, true, true, true, true, false);
        assertThat(page(marketer, id)).contains("Ended");
    }

    /** Whoever changes what was approved needs a second person again, and that is not the one who changed it. */
    @Test
    void asksForASecondPersonForEachChange() {
        String id = approved(lapsed());
        HttpResponse<String> saved =
                manager.post("/campaigns/" + id + "/save", with(lapsed(), "seen", "2", "percent", "30"));
        assertThat(saved.statusCode()).isEqualTo(302);
        act(marketer, id, "submit", with(lapsed(), "percent", "30", "seen", "3"));

        assertThat(act(manager, id, "approve", Map.of("seen", "3"))).contains("said=OWN_WORK");
        assertThat(act(marketer, id, "approve", Map.of("seen", "3"))).contains("said=OWN_WORK");
    }

    @Test
    void itsStepsCannotBeChanged() {
        String id = begin();

        assertThat(catchThrowable(() -> database.sql("delete from campaign_step where campaign = ?")
                        .param(id)
                        .update()))
                .hasMessageContaining("takes new rows only");
    }

    @Test
    void bundlesAndPointsAreReadAndSaidInWords() {
        String id = begin();
        Map<String, String> bundle =
                with(lapsed(), "kind", "bundle-price", "parts", "2 food\n1 x Milk 1 L", "amount", "5.00");
        Map<String, String> points = with(lapsed(), "kind", "points-multiplier", "multiple", "2.5", "budget", "");

        assertThat(preview(id, bundle)).contains("2 × food, 1 × Milk 1 L together for £5.00");
        assertThat(preview(id, points))
                .contains("2.5 times the points for food")
                .contains("nothing to price on baskets of the past");
        assertThat(preview(id, with(bundle, "parts", "many things"))).contains("“many things” is no part");
        assertThat(preview(id, with(points, "multiple", "1"))).contains("“1” is no number from 1.01 to 100");
        assertThat(preview(id, with(points, "audience", "everybody", "usesPerMember", "", "control", "0")))
                .contains("only members collect points");
    }

    @Test
    void saysWhatItMeansInThreeLanguages() {
        String summary = preview(begin(), lapsed());

        assertThat(summary)
                .contains(
                        "Members who bought food at least 2 × in the last year, but not in the last 60 days, get"
                                + " 20 % off food, from 1 Dec 2011 to 14 Dec 2011, in Harbour Street.",
                        "At most 1 × for each of them.",
                        "It is over once £500.00 are given.",
                        "10 % of them get nothing, so that the effect on revenue can be measured.")
                .contains("過去一年買過食品至少 2 次、但最近 60 天沒買的會員")
                .contains("过去一年买过食品至少 2 次、但最近 60 天没买的会员");
    }

    @Test
    void letsOthersReadAndNobodyElseBuild() {
        String id = begin();
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);

            assertThat(page(buyer, id)).contains("you may read them").doesNotContain("Submit for approval");
            assertThat(buyer.post("/campaigns/" + id + "/save", with(lapsed(), "seen", "1"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private String approved(Map<String, String> form) {
        String id = begin();
        save(id, 1, form);
        act(marketer, id, "submit", with(form, "seen", "2"));
        act(manager, id, "approve", Map.of("seen", "2"));
        return id;
    }

    private String begin() {
        String place = marketer.post("/campaigns/begin", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private void save(String id, int seen, Map<String, String> form) {
        HttpResponse<String> answer =
                marketer.post("/campaigns/" + id + "/save", with(form, "seen", Integer.toString(seen)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    /** Where the deed leads to. */
    private static String act(Visitor who, String id, String deed, Map<String, String> form) {
        HttpResponse<String> answer = who.post("/campaigns/" + id + "/" + deed, form);
        assertThat(answer.statusCode()).as(deed).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String preview(String id, Map<String, String> form) {
        return marketer.post("/campaigns/" + id + "/preview", form).body();
    }

    private static String page(Visitor who, String id) {
        return who.get("/campaigns/" + id + "?lang=en").body();
    }

    /** Members who bought food twice and not for sixty days get 20 % off it, once, for two weeks. */
    private static Map<String, String> lapsed() {
        Map<String, String> form = new HashMap<>();
        form.put("nameEn", "Welcome back to food");
        form.put("nameTw", "乳品回娘家");
        form.put("nameCn", "食品回归");
        form.put("audience", "lapsed");
        form.put("audienceCategory", "food");
        form.put("audienceTimes", "2");
        form.put("audienceDays", "60");
        form.put("kind", "percent-off");
        form.put("percent", "20");
        form.put("items", "listed");
        form.put("category", "food");
        form.put("minimumKind", "none");
        form.put("usesPerMember", "1");
        form.put("budget", "500");
        form.put("from", "2011-12-01");
        form.put("until", "2011-12-14");
        form.put("shop", STORE.value());
        form.put("control", "10");
        form.put("measure", "revenue");
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String... changes) {
        Map<String, String> changed = new HashMap<>(form);
        for (int i = 0; i + 1 < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }
}
