package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator;
import io.tillstream.journal.JournalReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody guesses a PIN by the till's door for programs, where a machine guesses faster than a hand. */
class GuessedPinTest {
    private static final String PIN = "470815";

    @TempDir
    Path data;

    @Test
    void isLockedOutOverHttpAsAtTheDeskFromHoweverManyConnections() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.operator("c7", "Kim", Operator.Role.CASHIER, PIN));
        try (RunningTill till = RunningTill.start(data, lines)) {
            List<HttpClient> guessers = new ArrayList<>();
            List<CompletableFuture<HttpResponse<String>>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 40; guess++) {
                HttpClient connection = HttpClient.newHttpClient();
                guessers.add(connection);
                guesses.add(connection.sendAsync(
                        signIn(till, "%06d".formatted(guess)), HttpResponse.BodyHandlers.ofString()));
            }
            guesses.forEach(CompletableFuture::join);

            String rightOne = guessers.getLast()
                    .send(signIn(till, PIN), HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(rightOne).contains("\"phase\":\"SIGNING_IN\"");
            assertThat(sessions())
                    .extracting(OperatorSession::change)
                    .containsExactly(OperatorSession.Change.LOCKED_OUT);
            guessers.forEach(HttpClient::close);
        }
    }

    private static HttpRequest signIn(RunningTill till, String pin) {
        return HttpRequest.newBuilder(URI.create(till.address() + "/operator/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("operator=c7&pin=" + pin))
                .build();
    }

    private List<OperatorSession> sessions() throws Exception {
        try (JournalReader journal = JournalReader.open(data.resolve("journal/epoch-1.journal"));
                var records = journal.from(1)) {
            return records.<TillTransaction>map(record -> record.fact())
                    .filter(OperatorSession.class::isInstance)
                    .map(OperatorSession.class::cast)
                    .toList();
        }
    }
}
