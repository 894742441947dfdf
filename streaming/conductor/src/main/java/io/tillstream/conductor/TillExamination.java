package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.doctor.Finding;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Words;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One till as seen from outside: what it finds itself, or that it cannot be asked. */
final class TillExamination {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** A look ends after ten seconds, and may have to wait for another. */
    static final Duration LOOK = Duration.ofSeconds(25);

    private final URI address;
    private final @Nullable String till;
    private final String startAgain;
    private final Duration patience;
    private final Words words;
    private final String language;

    /** Of a till somewhere, of which only the address is known. */
    TillExamination(URI address, Words words, String language) {
        this(address, null, "", words, language, LOOK);
    }

    /**
     * Of a till of a home.
     *
     * @param till which, {@code s1-t1}
     * @param patience how long an answer is waited for; {@link #LOOK} but in tests
     * @param startAgain how it is started again where it hangs, in one sentence; empty where nobody here can
     */
    TillExamination(
            URI address, @Nullable String till, String startAgain, Words words, String language, Duration patience) {
        this.patience = patience;
        this.address = address;
        this.till = till;
        this.startAgain = startAgain;
        this.words = words;
        this.language = language;
    }

    /** The till's own report with its address; one of a single finding when it cannot be asked. */
    JsonNode report(String complaint) throws InterruptedException {
        Instant at = Instant.now();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            address.resolve("/doctor.json?complaint=" + complaint + "&language=" + language))
                    .timeout(patience)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw notATill("answered " + answer.statusCode());
            }
            ObjectNode report = (ObjectNode) JSON.readTree(answer.body());
            report.put("address", address.toString());
            return report;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return outside(Finding.TILL_NOT_RUNNING, complaint, at);
        } catch (IOException e) {
            return outside(Finding.TILL_SILENT, complaint, at);
        } catch (JacksonException | ClassCastException | IllegalArgumentException e) {
            throw notATill("gave no report (" + e.getMessage() + ")");
        }
    }

    private Complaint notATill(String said) {
        return new Complaint(
                "Till " + address,
                said,
                "a till answers at /doctor.json over http",
                "give the address its screen has, such as http://127.0.0.1:8080");
    }

    private JsonNode outside(Finding finding, String complaint, Instant at) {
        Outcome.Found found = new Outcome.Found(finding, List.of(address.toString()));
        Words.Lines lines = words.of(found);
        ObjectNode report = JSON.createObjectNode();
        report.put("till", till);
        report.put("complaint", complaint);
        report.put("at", at.toString());
        report.put("tookMillis", Duration.between(at, Instant.now()).toMillis());
        ObjectNode told = report.putArray("findings").addObject();
        told.put("id", finding.id());
        told.putArray("details").add(address.toString());
        told.put("picture", finding.picture().id());
        told.put("happened", lines.happened());
        told.put("works", lines.works());
        told.put(
                "todo",
                finding == Finding.TILL_SILENT && !startAgain.isEmpty()
                        ? lines.todo() + " (" + startAgain + ")"
                        : lines.todo());
        told.put("call", lines.call());
        report.putArray("areas");
        report.put("address", address.toString());
        return report;
    }
}
