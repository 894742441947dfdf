package io.tillstream.reconciliation;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks one index of an Elasticsearch over HTTP; three requests do not need a client library. */
final class IndexClient implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.shared();
    private final URI address;
    private final String apiKey;
    private final String index;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** With the cluster's API key; empty for one that wants none. */
    IndexClient(URI address, String apiKey, String index) {
        this.address = address;
        this.apiKey = apiKey;
        this.index = index;
    }

    /**
     * One request.
     *
     * @param path what follows the index's name, {@code /_search}
     * @throws Complaint when there is no answer or another one than 200
     */
    JsonNode call(String method, String path, @Nullable ObjectNode body) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/" + index + path))
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .method(method, content);
            if (!apiKey.isEmpty()) {
                request.header("Authorization", "ApiKey " + apiKey);
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return json.readTree(response.body());
            }
            throw complaint("it answered " + response.statusCode() + " to " + path);
        } catch (IOException e) {
            throw silent(e);
        } catch (IllegalArgumentException e) {
            throw complaint(e.toString());
        } catch (JacksonException e) {
            throw complaint("its answer to " + path + " is not JSON");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw complaint("interrupted while it was asked");
        }
    }

    private Complaint silent(IOException reason) {
        return new Complaint(
                "Index " + index,
                "no answer from " + address + " (" + reason.getClass().getSimpleName() + ")",
                "it is read from an Elasticsearch that keeps running, and a shop that is stopped takes its own with it",
                Again.NEXT);
    }

    private Complaint complaint(String what) {
        return new Complaint(
                "Index " + index + " at " + address,
                what,
                "the address must be that of the Elasticsearch that dashboards writes to",
                "correct --elasticsearch, or leave it out to compare without the index");
    }

    @Override
    public void close() {
        client.close();
    }
}
