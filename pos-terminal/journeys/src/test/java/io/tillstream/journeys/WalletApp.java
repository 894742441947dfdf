package io.tillstream.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/** What a customer has on the phone: a code that pays once. */
final class WalletApp {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WalletApp() {}

    /** The code of an Alipay that the shop's payment simulator answers for. */
    static String alipayCode(Platform platform) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.address("payment-simulator") + "/api/payer-code"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("wallet=ALIPAY"))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The wallet answered " + answer.statusCode() + ".");
        }
        return JSON.readTree(answer.body()).path("code").asString();
    }
}
