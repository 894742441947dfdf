package io.tillstream.simulator.cashier;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The phone of a customer who pays by wallet: shows a code, or pays the code the till shows. */
final class CustomerPhone {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI wallets;

    /**
     * A phone.
     *
     * @param wallets the pages of the payment simulator
     */
    CustomerPhone(HttpClient client, URI wallets) {
        this.client = client;
        this.wallets = wallets;
    }

    /** A fresh code to be scanned. */
    String code(String wallet) throws IOException, InterruptedException {
        return post("/api/payer-code", "wallet=" + wallet, "code");
    }

    /** Pays an order; whether the wallet took it. */
    boolean pays(String order, String wallet) throws IOException, InterruptedException {
        String form = "order=" + URLEncoder.encode(order, StandardCharsets.UTF_8) + "&wallet=" + wallet;
        return post("/api/pay", form, "state").equals("PAID");
    }

    private String post(String path, String form, String answered) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(wallets.resolve(path))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        try {
            return JSON.readTree(response.body()).path(answered).asString("");
        } catch (JacksonException e) {
            throw new IOException("Wallets at " + wallets + " answer " + response.statusCode() + " to " + path, e);
        }
    }
}
