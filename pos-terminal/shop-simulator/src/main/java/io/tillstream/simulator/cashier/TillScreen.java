package io.tillstream.simulator.cashier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A till's screen as a cashier uses it: reads the status, presses keys. */
final class TillScreen {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI address;

    TillScreen(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    TillStatus status() throws TillAway, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve("/api/status")));
        try {
            return TillStatus.of(JSON.readTree(response.body()));
        } catch (JacksonException e) {
            throw new TillAway("Till at " + address + " answers " + response.statusCode() + " and no status", e);
        }
    }

    /** The next scan counts {@code pieces} times. */
    void quantity(int pieces) throws TillAway, InterruptedException {
        press("/basket/quantity", "n=" + pieces);
    }

    /** It really is so many. */
    void confirmQuantity() throws TillAway, InterruptedException {
        press("/basket/sure", "");
    }

    void acceptOffer() throws TillAway, InterruptedException {
        press("/basket/offer/accept", "");
    }

    void dismissOffer() throws TillAway, InterruptedException {
        press("/basket/offer/dismiss", "");
    }

    /** Takes the exact amount in cash. */
    void payCash() throws TillAway, InterruptedException {
        press("/basket/pay/cash", "");
    }

    /** The customer wants to pay. */
    void beginPayment() throws TillAway, InterruptedException {
        press("/basket/pay", "");
    }

    /** Charges a card for all that is due. */
    void payByCard() throws TillAway, InterruptedException {
        press("/basket/pay/card", "");
    }

    /** Shows a code for all that is due. */
    void showCode() throws TillAway, InterruptedException {
        press("/basket/pay/code", "");
    }

    /** Gives up what is under way. */
    void back() throws TillAway, InterruptedException {
        press("/basket/back", "");
    }

    /** Somebody comes to the till. */
    void signIn(String operator, String pin) throws TillAway, InterruptedException {
        press("/operator/sign-in", "operator=" + operator + "&pin=" + pin);
    }

    void cancel() throws TillAway, InterruptedException {
        press("/basket/cancel", "");
    }

    private void press(String path, String form) throws TillAway, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (response.statusCode() >= 500) {
            throw new TillAway(
                    "Till at " + address + " answers " + path + " with " + response.statusCode(),
                    new IOException(response.body()));
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws TillAway, InterruptedException {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new TillAway("Till at " + address + " does not answer", e);
        }
    }
}
