package io.tillstream.dashboards.catalogue;

import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PATIENCE;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.counts;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.handedIn;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.settle;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.StoreId;
import io.tillstream.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promotions by file: drafts and nothing else. Store s96 and campaigns campaign-file-… belong to it. */
@WholeApp
final class PromotionFilesTest {
    private static final StoreId STORE = StoreId.of("s96");
    private static final String HEAD = "campaign,name_en,audience,kind,percent,categories,from,until,stores\n";

    @LocalServerPort
    private int port;

    @Autowired
    private Assortment assortment;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private Visitor marketer;

    @BeforeEach
    void comeIn() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        await().atMost(PATIENCE)
                .until(() -> assortment.store(STORE).isPresent()
                        && assortment.categories().contains("food"));
        marketer = new Visitor(port);
        marketer.signIn("marketer", RealParts.PASSWORD);
        marketer.get("/campaigns?lang=en");
    }

    @AfterEach
    void leave() {
        marketer.close();
    }

    private static String row(String campaign, String percent) {
        return campaign + ",Food week " + campaign + ",everybody,percent-off," + percent
                + ",food,2011-12-01,2011-12-14,s96\n";
    }

    private long look(String content) {
        return handedIn(marketer, "promotions", Map.of(), "promotions.csv", content);
    }

    private String page(long id) {
        return marketer.get("/master-data/imports/" + id).body();
    }

    private String draft(String campaign) {
        return database.sql("select draft || ' ' || live || ' ' || version from campaign where id = ?")
                .param(campaign)
                .query(String.class)
                .single();
    }

    private long words(String campaign) {
        return database.sql("select count(*) from campaign_word where campaign = ?")
                .param(campaign)
                .query(Long.class)
                .single();
    }

    @Test
    void makesDraftsOfTheRightRowsAndSaysEverythingThatIsWrongInTheOthers() {
        long id = look(HEAD + row("file-a", "10") + row("campaign-file-b", "20")
                + "file-c,Wrong,everybody,percent-off,200,nothing,2011-12-14,2011-12-01,s0\n" + row("File D", "5"));

        assertThat(page(id))
                .contains(
                        "“200” is no whole number from 1 to 100.",
                        "“nothing” is not known here.",
                        "“s0” is not known here.",
                        "is before the first day.",
                        "It is like summer-coffee.")
                .contains("Make drafts (2)", "Wrong rows are left out: 2.");
        assertThat(counts(page(id))).containsExactly("2", "0", "0", "2");
        settle(marketer, "promotions", id, "publish");

        assertThat(draft("campaign-file-a")).isEqualTo("open never 1");
        assertThat(draft("campaign-file-b")).isEqualTo("open never 1");
        assertThat(words("campaign-file-a") + words("campaign-file-b")).isZero();
        assertThat(marketer.get("/campaigns/campaign-file-a").body())
                .contains("Food week file-a", "Submit for approval");
    }

    @Test
    void changesNothingByWhatWasWrittenOut() {
        settle(marketer, "promotions", look(HEAD + row("file-e", "10") + row("file-f", "20")), "publish");
        String all = new String(marketer.file("/master-data/promotions.csv"), UTF_8);
        StringBuilder own = new StringBuilder(all.lines().findFirst().orElseThrow()).append('\n');
        List<String> rows = all.lines()
                .filter(line -> line.startsWith("\"campaign-file-e\"") || line.startsWith("\"campaign-file-f\""))
                .toList();
        rows.forEach(line -> own.append(line).append('\n'));

        long again = look(own.toString());

        assertThat(rows).hasSize(2);
        assertThat(counts(page(again))).containsExactly("0", "0", "2", "0");
    }

    /** As the page of the campaign sends it: its fields and the version that was seen. */
    private void submit(String campaign, String percent, String seen) {
        marketer.get("/campaigns/" + campaign);
        Map<String, String> fields = new HashMap<>(Map.of(
                "nameEn", "Food week " + campaign.substring("campaign-".length()),
                "audience", "everybody",
                "kind", "percent-off",
                "percent", percent,
                "items", "listed",
                "category", "food"));
        fields.putAll(Map.of(
                "minimumKind", "none",
                "from", "2011-12-01",
                "until", "2011-12-14",
                "shop", "s96",
                "control", "0",
                "measure", "revenue",
                "seen", seen));
        assertThat(marketer.post("/campaigns/" + campaign + "/submit", fields).statusCode())
                .isEqualTo(302);
    }

    @Test
    void takesBackWhatIsADraftStill() {
        settle(marketer, "promotions", look(HEAD + row("file-g", "10") + row("file-h", "10")), "publish");
        long changing = look(HEAD + row("file-g", "15") + row("file-h", "15") + row("file-i", "15"));
        assertThat(counts(page(changing))).containsExactly("1", "2", "0", "0");
        settle(marketer, "promotions", changing, "publish");
        submit("campaign-file-h", "15", "2");

        settle(marketer, "promotions", changing, "undo");

        assertThat(draft("campaign-file-g")).isEqualTo("open never 3");
        assertThat(marketer.get("/campaigns/campaign-file-g").body()).contains("name=\"percent\"", "value=\"10\"");
        assertThat(draft("campaign-file-h")).isEqualTo("waiting never 2");
        assertThat(draft("campaign-file-i")).startsWith("discarded");
        // What was discarded may come again, and what waits for approval is not changed under the second person's eyes.
        long again = look(HEAD + row("file-i", "15") + row("file-h", "5"));
        assertThat(page(again)).contains("waits for approval; take it back first.");
        assertThat(counts(page(again))).containsExactly("1", "0", "0", "1");
        settle(marketer, "promotions", again, "publish");
        assertThat(draft("campaign-file-i")).isEqualTo("open never 2");
    }

    private String form(String campaign) {
        return database.sql("select form from campaign_version where campaign = ? order by version desc limit 1")
                .param(campaign)
                .query(String.class)
                .single();
    }

    @Test
    void takesWordsInAnyLetterCaseAndLosesNoMinimum() {
        String head = HEAD.strip() + ",minimum_kind,minimum,stackable\n";

        long id = look(head
                + row("file-m", "10").strip() + ",Pieces,3,Yes\n"
                + row("file-n", "10").strip() + ",AMOUNT,20.00,true\n"
                + row("file-o", "10").strip() + ",,3,no\n"
                + row("file-p", "10").strip() + ",piece,3,often\n");

        assertThat(page(id)).contains("One of pieces, amount.", "One of none, pieces, amount.", "Either yes or no.");
        assertThat(counts(page(id))).containsExactly("2", "0", "0", "2");
        settle(marketer, "promotions", id, "publish");
        assertThat(form("campaign-file-m"))
                .contains("\"minimumKind\":[\"pieces\"]", "\"minimum\":[\"3\"]", "\"stackable\":[\"yes\"]");
        assertThat(form("campaign-file-n")).contains("\"minimumKind\":[\"amount\"]", "\"stackable\":[\"yes\"]");
    }

    @Test
    void countsWhoeverWroteAFileAndWhoeverMadeDraftsOfIt() {
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager", RealParts.PASSWORD);
            manager.get("/campaigns?lang=en");
            long written = handedIn(manager, "promotions", Map.of(), "p.csv", HEAD + row("file-q", "10"));
            settle(marketer, "promotions", written, "publish");
            long pressed = look(HEAD + row("file-r", "10"));
            settle(manager, "promotions", pressed, "publish");

            for (String campaign : List.of("campaign-file-q", "campaign-file-r")) {
                submit(campaign, "10", "1");
                String seen = draft(campaign).replace("waiting never ", "");
                manager.get("/campaigns/" + campaign);

                assertThat(manager.post("/campaigns/" + campaign + "/approve", Map.of("seen", seen))
                                .headers()
                                .firstValue("Location"))
                        .as(campaign)
                        .hasValueSatisfying(answer -> assertThat(answer).contains("said=OWN_WORK"));
            }
        }
    }

    @Test
    void bringsNothingBackOfWhatWasDiscarded() {
        settle(marketer, "promotions", look(HEAD + row("file-s", "10")), "publish");
        database.sql("""
                        update campaign_version set form = jsonb_set(form::jsonb, '{fields,messageTextEn}', '["Hello"]')::text
                        where campaign = 'campaign-file-s'""").update();
        database.sql("update campaign set draft = 'discarded' where id = 'campaign-file-s'")
                .update();

        settle(marketer, "promotions", look(HEAD + row("file-s", "15")), "publish");

        assertThat(draft("campaign-file-s")).isEqualTo("open never 2");
        assertThat(form("campaign-file-s")).doesNotContain("Hello");
    }

    /** Somebody has one of its campaigns and then needs the audit log, as every deed does. */
    @Test
    void waitsForWhoeverHasOneOfItsCampaignsAndSavesNothingOverTheirs() throws Exception {
        settle(marketer, "promotions", look(HEAD + row("file-t", "10") + row("file-u", "10")), "publish");
        long changing = look(HEAD + row("file-t", "15") + row("file-u", "15"));
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Void> person =
                CompletableFuture.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                    database.sql("select id from campaign where id = 'campaign-file-u' for update")
                            .query(String.class)
                            .single();
                    held.countDown();
                    await().atMost(PATIENCE)
                            .until(() -> database.sql("select count(*) from pg_locks where not granted")
                                            .query(Long.class)
                                            .single()
                                    > 0);
                    database.sql("""
                                    insert into campaign_version (campaign, version, form, saved_by, saved_at)
                                    select campaign, 2, replace(form, '"10"', '"12"'), saved_by, saved_at
                                    from campaign_version where campaign = 'campaign-file-u' and version = 1""").update();
                    database.sql("update campaign set version = 2 where id = 'campaign-file-u'")
                            .update();
                    database.sql("lock table audit_entry in exclusive mode").update();
                }));
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();

        settle(marketer, "promotions", changing, "publish");
        person.get(60, TimeUnit.SECONDS);

        assertThat(draft("campaign-file-t")).isEqualTo("open never 2");
        assertThat(draft("campaign-file-u")).isEqualTo("open never 2");
        assertThat(form("campaign-file-u")).contains("\"12\"");
    }

    @Test
    void isNoLongerThanPeopleCanWaitFor() {
        long id = look(HEAD + "No id,,,,,,,,\n".repeat(2_000));

        assertThat(page(id)).contains("The file has more than 2000 rows; hand it in as several files.");
    }

    @Test
    void isForThoseWhoBuildCampaigns() {
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            buyer.get("/master-data/products?lang=en");

            assertThat(buyer.handIn(
                                    "/master-data/promotions/import",
                                    Map.of(),
                                    "p.csv",
                                    (HEAD + row("file-j", "5")).getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(buyer.get("/master-data/promotions").body()).doesNotContain("/master-data/promotions/import");
        }
    }
}
