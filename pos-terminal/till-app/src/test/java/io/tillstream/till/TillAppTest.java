package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.identity.Identity;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole till without a network: it was enrolled and had a catalogue before, so it sells. */
class TillAppTest {
    @TempDir
    static Path data;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext till;

    @BeforeAll
    static void start() throws Exception {
        Identity identity = Shop.identity();
        Files.write(data.resolve("identity.json"), CanonicalJson.encode(identity));
        HeadOfficeFake headOffice = new HeadOfficeFake();
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(Shop.gin()));
        lines.add(Shop.product(Shop.COFFEE, "Coffee", "咖啡", "咖啡").replace("\"food\"", "\"dairy\""));
        headOffice.answer("a-1", true, false, lines);
        try (CatalogueFeed feed =
                new CatalogueFeed(data, new Catalogue(identity, Shop.AT_NOON), headOffice, Shop.AT_NOON)) {
            feed.start();
            Await.until(() -> Files.exists(data.resolve("catalogue.items")));
        }
        till = SpringApplication.run(
                TillApp.class, "--server.port=0", "--till.data=" + data, "--till.gateway=https://127.0.0.1:1");
    }

    @AfterAll
    static void stop() {
        till.close();
    }

    @Test
    void ringsUpASaleInThreeLanguagesWhileOffline() throws Exception {
        JsonNode status = json(post("/basket/entry", "text=" + encoded("2*" + Shop.MILK.ean13()), null));
        assertThat(status.path("totalMinor").asLong()).isEqualTo(240);
        assertThat(status.path("online").asBoolean()).isFalse();

        assertThat(get("/").body())
                .contains("Milk")
                .contains("£2.40")
                .contains("30 in stock")
                .contains("Offline");
        assertThat(get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("unsafe"));
        post("/language", "language=zh-TW", null);
        assertThat(get("/").body())
                .contains("鮮乳")
                .contains("離線")
                .contains("庫存 30")
                .contains("lang=\"zh-TW\"");
        post("/language", "language=zh-CN", null);
        assertThat(get("/").body()).contains("鲜牛奶").contains("离线").contains("合计");
        post("/language", "language=en", null);

        JsonNode paid = json(post("/basket/pay/cash", "tenderedMinor=500", null));
        // Nothing can be sent, so the newest number is how many records wait.
        long newest = paid.path("waiting").asLong();
        assertThat(paid.path("lastReceipt").asString()).isEqualTo("s1-t1/1/" + newest);
        assertThat(paid.path("everythingSent").asBoolean(true)).isFalse();
        assertThat(get("/").body()).contains("£2.60").contains(newest + " waiting");
        assertThat(get("/receipt/last.png").statusCode()).isEqualTo(200);
        HttpResponse<String> pdf = get("/receipt/last.pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .hasValue("inline; filename=\"receipt-s1-t1-1-" + newest + ".pdf\"");
    }

    @Test
    void previewsAReturnInThreeLanguagesBeforeItHappens() throws Exception {
        post("/basket/entry", "text=" + encoded("2*" + Shop.MILK.ean13()), null);
        String receipt = json(post("/basket/pay/cash", "tenderedMinor=240", null))
                .path("lastReceipt")
                .asString();

        assertThat(json(post("/return", "", null)).path("phase").asString()).isEqualTo("RETURNING");
        assertThat(get("/screen").body()).contains("Scan the receipt, or type its number.");
        findReceipt(receipt);
        post("/return/line/1", "quantity=1", null);
        assertThat(get("/screen").body())
                .contains("Refund")
                .contains("£1.20")
                .contains("Milk 1")
                .contains("id=\"touched\" data-touched=\"1:1\"");
        post("/language", "language=zh-TW", null);
        assertThat(get("/screen").body()).contains("退款").contains("退現金").contains("確認退貨");
        post("/language", "language=zh-CN", null);
        assertThat(get("/screen").body()).contains("退现金").contains("确认退货");
        post("/language", "language=en", null);

        JsonNode done = json(post("/return/confirm", "", null));
        assertThat(done.path("phase").asString()).isEqualTo("IDLE");
        assertThat(done.path("lastReceipt").asString()).isNotEqualTo(receipt);
    }

    @Test
    void takesAPartOfThePaymentAndGivesItBack() throws Exception {
        post("/basket/entry", "text=" + Shop.MILK.ean13(), null);
        post("/basket/pay", "", null);
        JsonNode part = json(post("/basket/entry", "text=1", null));

        assertThat(part.path("phase").asString()).isEqualTo("PAYING");
        assertThat(part.path("dueMinor").asLong()).isEqualTo(20);
        assertThat(get("/screen").body())
                .contains("Still to pay in cash")
                .contains("£0.20")
                .contains("Give part 1 back");
        post("/language", "language=zh-TW", null);
        assertThat(get("/screen").body()).contains("尚需付現金").contains("禮物卡").contains("退回款項");
        post("/language", "language=zh-CN", null);
        assertThat(get("/screen").body()).contains("还需付现金").contains("礼品卡").contains("退回款项");
        post("/language", "language=en", null);

        assertThat(json(post("/basket/entry", "text=" + Shop.GIFT_CARD, null))
                        .path("notice")
                        .asString())
                .isEqualTo("CARD_NOT_HELD");
        assertThat(get("/screen").body()).contains("has not released the balance of card " + Shop.GIFT_CARD);
        post("/basket/back", "", null);
        assertThat(json(post("/basket/pay/take-back", "text=", null))
                        .path("dueMinor")
                        .asLong())
                .isEqualTo(120);
        post("/basket/cancel", "", null);
    }

    @Test
    void putsABasketAsideAndTakesItUpAgain() throws Exception {
        post("/basket/entry", "text=" + Shop.BREAD.ean13(), null);
        assertThat(json(post("/basket/suspend", "", null)).path("phase").asString())
                .isEqualTo("IDLE");
        assertThat(json(post("/suspended", "", null)).path("phase").asString()).isEqualTo("TAKING_UP");
        assertThat(get("/screen").body())
                .contains("Baskets put aside")
                .contains("£0.95")
                .contains("1 piece<");
        post("/language", "language=zh-TW", null);
        assertThat(get("/screen").body()).contains("暫存的購物籃").contains("取回");
        post("/language", "language=zh-CN", null);
        assertThat(get("/screen").body()).contains("挂单列表").contains("取单");
        post("/language", "language=en", null);

        JsonNode open = json(post("/basket/entry", "text=1", null));
        assertThat(open.path("totalMinor").asLong()).isEqualTo(95);
        post("/basket/cancel", "", null);
    }

    @Test
    void asksForTheAgeAndTakesThePriceDown() throws Exception {
        JsonNode asked = json(post("/basket/entry", "text=" + Shop.GIN.ean13(), null));
        assertThat(asked.path("phase").asString()).isEqualTo("ASKING_AGE");
        assertThat(asked.path("basketLines").asLong()).isZero();
        assertThat(get("/screen").body())
                .contains("Gin is sold from 18 years on.")
                .doesNotContain("Scan the first item")
                .contains("Born on or before");
        post("/language", "language=zh-TW", null);
        assertThat(get("/screen").body()).contains("琴酒 須年滿 18 歲才能購買").contains("證件已確認");
        post("/language", "language=zh-CN", null);
        assertThat(get("/screen").body()).contains("金酒 须年满 18 岁才能购买").contains("证件已核对");
        post("/language", "language=en", null);
        assertThat(json(post("/basket/age", "answer=PLAINLY_OLDER", null))
                        .path("totalMinor")
                        .asLong())
                .isEqualTo(2000);

        post("/basket/entry", "text=" + Shop.COFFEE.ean13(), null);
        post("/basket/change", "text=", null);
        post("/basket/change/how?kind=PERCENT", "text=10", null);
        assertThat(get("/screen").body()).contains("10 % off").contains("Shelf said otherwise");
        assertThat(json(post("/basket/change/reason", "reason=damaged", null))
                        .path("totalMinor")
                        .asLong())
                .isEqualTo(2576);
        post("/basket/void", "text=", null);
        assertThat(json(post("/basket/void", "text=1", null))
                        .path("basketLines")
                        .asLong())
                .isZero();
        post("/basket/cancel", "", null);
    }

    @Test
    void exchangesOneBottleForCoffee() throws Exception {
        post("/basket/entry", "text=" + Shop.MILK.ean13(), null);
        String receipt = json(post("/basket/pay/cash", "tenderedMinor=120", null))
                .path("lastReceipt")
                .asString();
        findReceipt(receipt);
        post("/basket/entry", "text=1", null);
        post("/return/exchange", "", null);
        post("/basket/entry", "text=" + Shop.COFFEE.ean13(), null);
        assertThat(get("/screen").body())
                .contains("Exchange of receipt " + receipt)
                .contains("−£1.20");

        JsonNode paying = json(post("/basket/pay", "", null));
        assertThat(paying.path("dueMinor").asLong()).isEqualTo(520);
        assertThat(json(post("/basket/pay/cash", "", null)).path("phase").asString())
                .isEqualTo("IDLE");
        assertThat(get("/screen").body()).contains("EXCHANGE");
    }

    @Test
    void tellsAnUnknownItemInThreeLines() throws Exception {
        post("/basket/entry", "text=5901234123457", null);

        assertThat(get("/screen").body())
                .contains("is not in the price list")
                .contains("go on selling")
                .contains("search for the item by name");
        post("/basket/back", "", null);
    }

    @Test
    void writesDownWhatAnItemIsCalledWithoutTrustingIt() throws Exception {
        post("/basket/entry", "text=" + encoded("<script>alert(1)</script>"), null);

        assertThat(get("/screen").body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
        post("/basket/back", "", null);
    }

    @Test
    void doesNotLetAnotherPagePressItsKeys() throws Exception {
        assertThat(post("/basket/cancel", "", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void findsAnItemByPartOfItsName() throws Exception {
        assertThat(get("/tiles?q=" + encoded("咖啡")).body()).contains("Coffee").doesNotContain("Bread");
    }

    @Test
    void namesTheCategoriesItKnowsAndShowsOthersAsTheyAre() throws Exception {
        post("/language", "language=zh-TW", null);

        assertThat(get("/tiles").body()).contains(">乳製品<").contains(">food<");

        post("/language", "language=en", null);
    }

    /** The till reads its journals beside the counter, and then shows the receipt's lines. */
    private static void findReceipt(String receipt) throws Exception {
        post("/basket/entry", "text=" + encoded(receipt), null);
        Await.until(() -> screen().contains("return-line"));
    }

    private static String screen() {
        try {
            return get("/screen").body();
        } catch (Exception e) {
            throw new IllegalStateException("The till does not answer.", e);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> post(String path, String form, @Nullable String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + till.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.decode(answer.body(), JsonNode.class);
    }
}
