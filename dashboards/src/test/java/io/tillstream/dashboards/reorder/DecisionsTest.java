package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a buyer can say to the list, over the whole app; every store has milk and bread that go to one supplier together. */
@WholeApp
final class DecisionsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private Choices choices;

    private Visitor buyer;
    private Instant until = Instant.EPOCH;

    @BeforeEach
    void comeIn() {
        buyer = new Visitor(port);
        buyer.signIn("buyer", RealParts.PASSWORD);
        until = clock.instant().plus(Duration.ofHours(3));
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @Test
    void doesNotKnowWhatIsAtRiskBeforeScoringHasSaidAnything() {
        CurrencyUnit pounds = CurrencyUnit.of("GBP");
        StoreId store = StoreId.of("s99");
        Proposals silent = new Proposals(clock, new LiveEvents());
        OpenProposals open = new OpenProposals(silent, choices, clock);
        assertThat(open.atRisk(store::equals, pounds)).isEmpty();

        silent.apply("s98|" + TestShop.MILK, null, Instant.EPOCH);

        assertThat(open.atRisk(store::equals, pounds)).contains(Money.zero(pounds));
    }

    @Test
    void acceptsAllThatIsTickedAndTakesItBackAtOnce() {
        StoreId store = offer("91");
        String accepted = buyer.post("/reorder/accept-chosen", Map.of("store", "s91", "chosen", "milk-91"))
                .body();
        assertThat(accepted).doesNotContain("value=\"milk-91\"").contains("value=\"bread-91\"");
        undo(accepted, "choice");

        String both = buyer.send("/reorder/accept-chosen", "store=s91&chosen=milk-91&chosen=bread-91")
                .body();
        assertThat(both).contains("2 items", "Nothing to order now.");

        assertThat(undo(both, "batch")).contains("value=\"milk-91\"", "value=\"bread-91\"");
        assertThat(page(store)).contains("value=\"milk-91\"");
    }

    @Test
    void acceptsAGroupAsItWasSeenAndLeavesWhatIsNewer() {
        offer("92");
        Map<String, String> group =
                Map.of("store", "s92", "until", until.toString(), "supplier", "dairy-1", "day", THURSDAY.toString());
        Map<String, String> earlier = new HashMap<>(group);
        earlier.put("seen", "2011-11-09T00:00:00Z");
        Map<String, String> now = new HashMap<>(group);
        now.put("seen", clock.instant().toString());

        assertThat(buyer.post("/reorder/accept-group", earlier).body())
                .contains("value=\"milk-92\"", "value=\"bread-92\"");
        assertThat(buyer.post("/reorder/accept-group", now).body()).contains("2 items", "Nothing to order now.");
    }

    @Test
    void putsOffUntilTheNextDeliveryWhereTomorrowIsTooLate() {
        StoreId store = offer("93");
        assertThat(page(store)).contains("Not for this delivery").doesNotContain(">Tomorrow<");

        String later = post("/reorder/snooze", Map.of("decision", "milk-93", "until", "NEXT_CUT_OFF"));
        assertThat(later).contains("Put off").doesNotContain("value=\"milk-93\"");

        assertThat(undo(later, "choice")).contains("value=\"milk-93\"");
    }

    @Test
    void ordersWhatTheBuyerSaysInPacksAndInPieces() {
        offer("94");
        assertThat(post("/reorder/accept", Map.of("decision", "milk-94", "quantity", "2", "in", "PACKS")))
                .contains("24 in 2 packs instead of 48");
        assertThat(post("/reorder/accept", Map.of("decision", "bread-94", "quantity", "30", "in", "PIECES")))
                .contains("30 instead of 48");
    }

    @Test
    void refusesAnOrderOfNothing() {
        offer("95");
        HttpResponse<String> none =
                buyer.post("/reorder/accept", Map.of("decision", "milk-95", "quantity", "0", "in", "PACKS"));

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(page(StoreId.of("s95"))).contains("value=\"milk-95\"");
    }

    @Test
    void acceptsAnItemOnceForADeliveryAlsoWhenItIsProposedAnew() {
        StoreId store = offer("96");
        post("/reorder/accept", Map.of("decision", "milk-96"));
        CutOffsUnderTest.propose("milk-96-b", store, TestShop.MILK, "4.00", THURSDAY, "dairy-1", until);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> buyer.post("/reorder/accept", Map.of("decision", "milk-96-b", "store", "s96"))
                                .statusCode()
                        == 200);

        Matcher milk = Pattern.compile("Undo the choice about Milk").matcher(page(store));
        // Once in the list of what was decided, once at its top.
        assertThat(milk.results().count()).isLessThanOrEqualTo(2);
        assertThat(page(store)).doesNotContain("value=\"milk-96-b\"");
    }

    private StoreId offer(String id) {
        StoreId store = StoreId.of("s" + id);
        CutOffsUnderTest.open(store);
        CutOffsUnderTest.propose("milk-" + id, store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", until);
        CutOffsUnderTest.propose("bread-" + id, store, TestShop.BREAD, "9.00", THURSDAY, "dairy-1", until);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(page(store)).contains("value=\"milk-" + id, "value=\"bread-" + id));
        return store;
    }

    private String undo(String page, String what) {
        Matcher found =
                Pattern.compile("name=\"" + what + "\" value=\"(\\d+)\"").matcher(page);
        assertThat(found.find()).as(what).isTrue();
        return post("/reorder/undo", Map.of(what, found.group(1)));
    }

    private String post(String path, Map<String, String> form) {
        HttpResponse<String> answer = buyer.post(path, form);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String page(StoreId store) {
        return buyer.get("/reorder?lang=en&store=" + store).body();
    }
}
