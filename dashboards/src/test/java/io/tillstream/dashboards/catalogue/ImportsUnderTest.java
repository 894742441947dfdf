package io.tillstream.dashboards.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.Visitor;
import io.tillstream.events.Gtin;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody does with files of master data, step by step. */
final class ImportsUnderTest {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String PRODUCT_HEAD =
            "gtin,name_en,name_zh_tw,name_zh_cn,category,tax_group,unit,pack_size,external_code,supplier,minimum_age\n";
    private static final Pattern NUMBER = Pattern.compile("/master-data/imports/(\\d+)");
    private static final Pattern COUNT = Pattern.compile("class=\"value\">([^<]*)<");

    private ImportsUnderTest() {}

    /** An item of this test alone. */
    static Gtin item(int number) {
        String body = "5190000%05d".formatted(number);
        return Gtin.ofDigits(body + Gtin.checkDigit(body));
    }

    static String product(int number, String name, int pack) {
        return item(number).ean13() + "," + name + ",商品 " + number + ",商品 " + number + ",dairy,standard,EACH," + pack
                + ",A" + number + ",,\n";
    }

    /** Hands a file in and waits until it was looked at. */
    static long handedIn(Visitor visitor, String kind, Map<String, String> fields, String name, String content) {
        return handedIn(visitor, kind, fields, name, content.getBytes(UTF_8));
    }

    static long handedIn(Visitor visitor, String kind, Map<String, String> fields, String name, byte[] content) {
        visitor.get("/master-data/" + kind + "?lang=en");
        HttpResponse<String> answer = visitor.handIn("/master-data/" + kind + "/import", fields, name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        Matcher number = NUMBER.matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(number.find()).isTrue();
        long id = Long.parseLong(number.group(1));
        settled(visitor, id);
        return id;
    }

    /** Does something with it and waits for the end of that. */
    static String settle(Visitor visitor, String kind, long id, String what) {
        visitor.get("/master-data/imports/" + id);
        assertThat(visitor.post("/master-data/" + kind + "/settle", Map.of("id", Long.toString(id), "do", what))
                        .statusCode())
                .isEqualTo(302);
        return settled(visitor, id);
    }

    static String settled(Visitor visitor, long id) {
        return settled(visitor, PATIENCE, id);
    }

    static String settled(Visitor visitor, Duration patience, long id) {
        await().atMost(patience)
                .untilAsserted(() -> assertThat(
                                visitor.get("/master-data/imports/" + id).body())
                        .doesNotContain("every 1s"));
        return visitor.get("/master-data/imports/" + id).body();
    }

    /** New, changed, unchanged, wrong. */
    static List<String> counts(String page) {
        return COUNT.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
