package io.tillstream.dashboards.regions;

import static io.tillstream.dashboards.regions.ChainUnderTest.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Head office looks at regions and puts stores into them. Stores s31 to s34 belong to this test. */
@WholeApp
final class RegionsPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void openTheChain() {
        ChainUnderTest.open(RealParts.started(), "g3");
        visitor = new Visitor(port);
        visitor.signIn("manager", RealParts.PASSWORD);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                visitor.get("/regions?in=g3-north&lang=en").body())
                        .contains("Mill Lane", "Airport Terminal 2", "1–4 of 4"));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    private HttpResponse<String> place(String store, String move, String from) {
        return place(store, move, from, seen());
    }

    private HttpResponse<String> place(String store, String move, String from, String seen) {
        Map<String, String> form = new LinkedHashMap<>();
        if (!store.isEmpty()) {
            form.put("chosen", store);
        }
        form.put("move", move);
        form.put("from", from);
        form.put("seen", seen);
        form.put("in", "g3-north");
        return visitor.post("/regions/place", form);
    }

    private String seen() {
        return visitor.get("/regions?in=g3-north&lang=en")
                .body()
                .replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
    }

    /** The rows of the list; every store can be chosen at the top of the page besides. */
    private String list(String group) {
        return visitor.get("/regions?lang=en&in=" + group).body().replaceAll("(?s).*<tbody>(.*?)</tbody>.*", "$1");
    }

    /** Takes back the latest change, so that each test finds the chain as it was. */
    private HttpResponse<String> takeBack() {
        String at = visitor.get("/regions?in=g3-north&lang=en")
                .body()
                .replaceAll("(?s).*?name=\"at\" value=\"([^\"]+)\".*", "$1");
        return visitor.post("/regions/take-back", Map.of("at", at, "in", "g3-north"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Old town, Stations and airports, Mill Lane, Who changed what",
        "zh-TW, 舊城區, 車站與機場, 磨坊巷店, 變更紀錄",
        "zh-CN, 老城区, 车站与机场, 磨坊巷店, 变更记录"
    })
    void thePageIsCompleteInEveryLanguage(String language, String town, String travel, String store, String changes) {
        HttpResponse<String> page = visitor.get("/regions?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(town, travel, store, changes, "lang=\"" + language + "\"")
                .doesNotContain("??")
                .doesNotContain(" style=");
    }

    @Test
    void aStoreMovesFromADayOnAndThePageSaysWhoMovedIt() {
        assertThat(place("s31", "region:g3-river", TODAY.toString()).statusCode())
                .isEqualTo(302);

        assertThat(list("g3-river")).contains("Mill Lane");
        assertThat(list("g3-town")).doesNotContain("Mill Lane");
        assertThat(visitor.get("/regions?in=g3-north&lang=en").body()).contains("→ Along the river", "Manager", "Undo");

        assertThat(takeBack().statusCode()).isEqualTo(302);
        assertThat(list("g3-town")).contains("Mill Lane");
    }

    @Test
    void aMoveThatIsPlannedIsShownAndDoesNotCountToday() {
        assertThat(place("s32", "region:", TODAY.plusDays(2).toString()).statusCode())
                .isEqualTo(302);

        assertThat(list("g3-town")).contains("Castle Gate", "from Fri 11 Nov: in no region");

        takeBack();
        assertThat(list("g3-town")).doesNotContain("from Fri 11 Nov: in no region");
    }

    @Test
    void aStoreJoinsAGroupAndLeavesIt() {
        assertThat(place("s33", "add:g3-travel", TODAY.toString()).statusCode()).isEqualTo(302);
        assertThat(list("g3-travel")).contains("River Bank", "Airport Terminal 2");

        assertThat(place("s33", "take:g3-travel", TODAY.toString()).statusCode())
                .isEqualTo(302);
        assertThat(list("g3-travel")).doesNotContain("River Bank").contains("Airport Terminal 2");
    }

    @ParameterizedTest
    @CsvSource({
        "'', region:g3-river, 2011-11-09, No store was chosen",
        "s31, region:g3-travel, 2011-11-09, no such region or group: g3-travel",
        "s31, region:nowhere, 2011-11-09, no such region or group: nowhere",
        "s31, dance, 2011-11-09, Choose what is to be done",
        "s31, region:g3-river, 2011-10-01, is not a day from 31 days ago",
        "s31, region:g3-river, tomorrow, is not a day from 31 days ago",
        "s99x, region:g3-river, 2011-11-09, There is no store s99x"
    })
    void whatCannotBeDoneIsRefusedInASentenceAndChangesNothing(
            String store, String move, String from, String sentence) {
        HttpResponse<String> answer = place(store, move, from);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence, "role=\"alert\"");
        assertThat(list("g3-town")).contains("Mill Lane", "Castle Gate");
    }

    @Test
    void nobodyUndoesUnseenWhatAnotherHasJustDone() {
        String before = seen();
        place("s31", "region:g3-river", TODAY.toString());

        HttpResponse<String> answer = place("s31", "region:", TODAY.toString(), before);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Something was changed meanwhile about: s31");
        assertThat(list("g3-river")).contains("Mill Lane");
        takeBack();
    }

    @Test
    void onlyManagersPutStoresIntoRegions() {
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);

            assertThat(buyer.get("/regions?lang=en").body())
                    .contains("Mill Lane")
                    .doesNotContain("name=\"chosen\"");
            assertThat(buyer.post("/regions/place", Map.of("chosen", "s31", "move", "region:", "from", "2011-11-09"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void foundsARegionOnceAndNoneThatIsImpossible() {
        Map<String, String> form = Map.of("id", "g3-hills", "en", "Hills", "place", "below:g3-north", "in", "g3-hills");

        assertThat(visitor.post("/regions/found", form).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/regions?in=g3-hills&lang=en").body()).contains("Hills", "No store here.");
        assertThat(visitor.post("/regions/found", form).body()).contains("There is a region or group g3-hills already");
        assertThat(visitor.post("/regions/found", Map.of("id", "G3 x", "en", "X", "place", "top"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/regions/found", Map.of("id", "g3-x", "en", "X", "place", "below:g3-travel"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/regions/found", Map.of("id", "g3-x", "en", " ", "place", "free"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void todayOfARegionAddsUpItsStoresAndRanksThem() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                visitor.get("/today?store=@g3-north&lang=en").body())
                        .contains("£12.00", "Along the river", "Old town", "s34-t1/1/2"));
        String page = visitor.get("/today?store=@g3-north&lang=en").body();

        assertThat(page.indexOf(">Airport Terminal 2<", page.indexOf("Stores by sales")))
                .isLessThan(page.lastIndexOf(">Mill Lane<"));
        assertThat(page)
                .contains("/receipts?store=%40g3-north&amp;day=" + TODAY + "\"")
                .contains("/receipts?store=s34&amp;day=" + TODAY + "\"")
                .contains("/today?store=%40g3-river\"");
        assertThat(visitor.get("/today?store=@g3-river&lang=en").body()).contains("£8.40");
        assertThat(visitor.get("/today?store=@g3-travel&lang=en").body()).contains("£4.80");
    }

    @Test
    void everyFigureOfARegionOpensWhatAddsUpToIt() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(visitor.get("/receipts?store=@g3-north&lang=en&day=" + TODAY)
                                .body())
                        .contains("<strong>4 receipts</strong>", "<strong>£12.00</strong>"));
        assertThat(visitor.get("/receipts?store=@g3-town&lang=en&day=" + TODAY).body())
                .contains("<strong>2 receipts</strong>", "<strong>£3.60</strong>", "s31-t1/1/2")
                .doesNotContain("s33-t1/1/2");
    }

    @Test
    void aRegionWithoutAStoreSaysSo() {
        visitor.post("/regions/found", Map.of("id", "g3-void", "en", "Void", "place", "top"));

        assertThat(visitor.get("/today?store=@g3-void&lang=en").body())
                .contains("No store is in this region or group today");
        assertThat(visitor.get("/receipts?store=@g3-void&lang=en").body()).doesNotContain("s31-t1/1/2");
    }
}
