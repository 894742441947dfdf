package io.tillstream.reconciliation;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running ledgers for the figures of regions, which stand in no topic. */
final class GroupQuestions implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.shared();
    private final URI address;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    GroupQuestions(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * A group's day, as it is known now.
     *
     * @throws Complaint when the ledgers do not answer
     */
    JsonNode day(String group, LocalDate date) {
        String path = "/api/groups/" + group + "/sales/" + date;
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(ANSWER)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return json.readTree(answer.body());
            }
            throw complaint("they answered " + answer.statusCode() + " to " + path);
        } catch (IOException e) {
            throw complaint("no answer (" + e.getClass().getSimpleName() + ")");
        } catch (JacksonException e) {
            throw complaint("their answer to " + path + " is not JSON");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw complaint("interrupted while they were asked");
        }
    }

    private Complaint complaint(String what) {
        return new Complaint(
                "Ledgers at " + address,
                what,
                "figures of regions are worked out by the streaming app that runs there",
                "correct --ledgers and TILLSTREAM_ADMIN_TOKEN, or leave it out to compare without regions");
    }

    @Override
    public void close() {
        client.close();
    }
}
