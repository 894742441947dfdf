package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A till by the doors it has beside its screen: the forms its keys post, its state for machines, its journal.
 *
 * @param name {@code s1-t1}
 * @param address where its screen is
 * @param folder its {@code till.data}
 */
record Till(String name, String address, Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static Till of(Platform platform, String name) {
        return new Till(
                name,
                platform.address("till-" + name),
                platform.home().resolve("tills").resolve(name));
    }

    JsonNode status() throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(address + "/api/status")).build();
        HttpResponse<String> answer = HTTP.send(question, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Till " + name + " answered " + answer.statusCode() + ".");
        }
        return JSON.readTree(answer.body());
    }

    /** Whether anybody is at its door, a till or the first page of a new one. */
    boolean answers() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address)).build();
        return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Waits until its state says so. */
    void awaits(String what, Predicate<JsonNode> state) {
        Await.until("till " + name + ": " + what, PATIENCE, () -> state.test(status()));
    }

    /** Waits until everything it had to print has come out. */
    void awaitsItsPrinter() {
        awaits(
                "everything to be printed",
                state -> state.path("documentsWaiting").asInt() == 0);
    }

    /** What a condition is asked of. */
    @FunctionalInterface
    interface Predicate<T> {
        boolean test(T value);
    }

    /** Presses a key, as its screen would post it: name, value, name, value. Retried while the till is busy, for it is done once. */
    void press(String path, String... form) {
        Await.until(path + " to be answered by till " + name, PATIENCE, () -> send(path, form) < 400);
    }

    private int send(String path, String... form) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.add(form[i] + "=" + URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Types this and presses Enter. */
    void types(String text) {
        press("/basket/entry", "text", text);
    }

    /** Somebody signs in, unless somebody is there: also after a while without an act, which locks a till. */
    void admits(JsonNode staff) throws IOException, InterruptedException {
        if (!status().path("phase").asString().equals("SIGNING_IN")) {
            return;
        }
        press(
                "/operator/sign-in",
                "operator",
                staff.path("operator").asString(),
                "pin",
                staff.path("pin").asString());
        assertThat(status().path("signedIn").asBoolean())
                .as("%s is signed in at %s", staff, name)
                .isTrue();
    }

    /** All that is in the journal of its first epoch. */
    List<TillTransaction> facts() throws IOException {
        List<TillTransaction> facts = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(folder.resolve("journal/epoch-1.journal"));
                var records = journal.from(1)) {
            records.forEach(written -> facts.add(written.fact()));
        }
        return facts;
    }

    /** The sales and returns in its journal. */
    List<Sale> sales() throws IOException {
        return facts().stream()
                .filter(Sale.class::isInstance)
                .map(Sale.class::cast)
                .toList();
    }

    Sale lastSale() throws IOException {
        return sales().getLast();
    }
}
