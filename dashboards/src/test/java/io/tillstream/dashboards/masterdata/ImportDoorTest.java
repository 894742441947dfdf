package io.tillstream.dashboards.masterdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApp
final class ImportDoorTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Assortment assortment;

    @Autowired
    private ChainGroups chain;

    @Test
    void publishesEveryLine() throws Exception {
        String body = CanonicalJson.text(TestShop.milk()) + "\n" + CanonicalJson.text(TestShop.bread()) + "\n";

        HttpResponse<String> answer = post("products", RealParts.TOKEN, body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"published\":2,\"topic\":\"fact.product.v1\"}");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(assortment.product(TestShop.BREAD))
                        .map(Product::name)
                        .contains(TestShop.bread().name()));
    }

    @Test
    void publishesNothingWhenOneLineIsBad() throws Exception {
        Gtin cheese = Gtin.ofDigits("500000000003" + Gtin.checkDigit("500000000003"));
        String good = CanonicalJson.text(TestShop.milk()).replace(TestShop.MILK.value(), cheese.value());
        String bad = CanonicalJson.text(TestShop.milk()).replace("\"packSize\":12", "\"packSize\":0");

        HttpResponse<String> refusal = post("products", RealParts.TOKEN, good + "\n" + bad);
        HttpResponse<String> marker = post("stores", RealParts.TOKEN, store("s77"));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body())
                .contains("\"thing\":\"Line 2 of products\"")
                .contains("has a pack of 0; at least 1.")
                .contains("Nothing was published.");
        assertThat(marker.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> assortment.store(StoreId.of("s77")).isPresent());
        assertThat(assortment.product(cheese)).isEmpty();
    }

    @Test
    void takesBackTheStepsOfAnImportThatWasWrong() throws Exception {
        Gtin tea = Gtin.ofDigits("500000000004" + Gtin.checkDigit("500000000004"));
        StoreId store = StoreId.of("s1");
        Instant six = Instant.parse("2011-12-01T06:00:00Z");
        Price usual = new Price(tea, Money.parse("2.00 GBP"), Money.parse("1.00 GBP"), false, Instant.EPOCH);
        Price wrong = new Price(tea, Money.parse("0.20 GBP"), Money.parse("1.00 GBP"), false, six).in(store);

        post("prices", RealParts.TOKEN, CanonicalJson.text(usual) + "\n" + CanonicalJson.text(wrong));
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(assortment.price(tea, store, six)).contains(wrong));
        assertThat(assortment.price(tea, store, six.minusMillis(1))).contains(usual);
        assertThat(assortment.price(tea, StoreId.of("s2"), six)).contains(usual);
        HttpResponse<String> answer = post("price-withdrawals", RealParts.TOKEN, CanonicalJson.text(wrong));

        assertThat(answer.body()).isEqualTo("{\"published\":1,\"topic\":\"fact.price.v1\"}");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(assortment.price(tea, store, six)).contains(usual));
    }

    /** Figures of days gone by stand on it. */
    @Test
    void aRegionKeepsItsParentForEver() throws Exception {
        String district =
                "{\"group\":\"g7-a\",\"kind\":\"REGION\",\"name\":{\"en\":\"A\",\"zh-CN\":\"甲\",\"zh-TW\":\"甲\"},"
                        + "\"parent\":\"g7-x\"}";
        assertThat(post("groups", RealParts.TOKEN, district).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(90)).until(() -> chain.map().groups().containsKey("g7-a"));

        HttpResponse<String> moved = post("groups", RealParts.TOKEN, district.replace("g7-x", "g7-y"));
        HttpResponse<String> renamed = post("groups", RealParts.TOKEN, district.replace("\"A\"", "\"B\""));

        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(moved.body()).contains("Group g7-a", "REGION below g7-x for ever");
        assertThat(renamed.statusCode()).isEqualTo(200);
    }

    @Test
    void publishesPromotionsAllOrNone() throws Exception {
        String good = "{\"active\":true,\"eligibility\":{\"audience\":{\"type\":\"everybody\"},\"channels\":[],"
                + "\"from\":\"2026-11-01T00:00:00Z\",\"stores\":[],\"until\":\"2026-12-01T00:00:00Z\"},\"id\":\"bakery-3-for-2\","
                + "\"limits\":{},\"name\":{\"en\":\"3 for 2\",\"zh-CN\":\"三件免一\",\"zh-TW\":\"買三免一\"},\"priority\":0,"
                + "\"qualifying\":{\"items\":{\"type\":\"listed\",\"categories\":[\"bakery\"],\"gtins\":[],\"tags\":[]}},"
                + "\"reward\":{\"type\":\"cheapest-free\",\"pieces\":3},\"stackable\":false}";

        HttpResponse<String> taken = post("promotions", RealParts.TOKEN, good);
        HttpResponse<String> refused = post(
                "promotions",
                RealParts.TOKEN,
                good + "\n" + good.replace("bakery-3-for-2", "b-2").replace("\"pieces\":3", "\"pieces\":0"));

        assertThat(taken.body()).isEqualTo("{\"published\":1,\"topic\":\"fact.promotion.v1\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("\"thing\":\"Line 2 of promotions\"")
                .contains("counts 0 pieces; 1 to 9999")
                .contains("Nothing was published.");
    }

    @Test
    void refusesANameWithAControlCharacter() throws Exception {
        String body = CanonicalJson.text(TestShop.milk()).replace("Milk 1 L", "Milk\\u001bp0");

        assertThat(post("products", RealParts.TOKEN, body).body()).contains("holds a control character");
    }

    @Test
    void namesTheKindsWhenThereIsNoSuchDoor() throws Exception {
        HttpResponse<String> answer = post("people", RealParts.TOKEN, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("stock-movements");
    }

    @Test
    void letsNobodyInWithoutTheToken() throws Exception {
        assertThat(post("stores", "not-the-right-token", store("s78")).statusCode())
                .isEqualTo(401);
        assertThat(post("stores", "", store("s78")).statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhyItCannotReadTheFieldsOfAForm() throws Exception {
        HttpResponse<String> answer =
                post("stores", RealParts.TOKEN, store("s79"), "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("application/x-ndjson");
    }

    private static String store(String id) {
        return CanonicalJson.text(TestShop.store(StoreId.of(id)));
    }

    private HttpResponse<String> post(String kind, String token, String body) throws IOException, InterruptedException {
        return post(kind, token, body, "application/x-ndjson");
    }

    private HttpResponse<String> post(String kind, String token, String body, String contentType)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/import/" + kind))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }
}
