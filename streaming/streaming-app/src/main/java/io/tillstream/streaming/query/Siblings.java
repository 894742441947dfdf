package io.tillstream.streaming.query;

import io.tillstream.streaming.running.RunningTopologies;
import io.tillstream.streaming.settings.StreamingSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The other instances of this app: who holds what, and what they answer. */
@Component
class Siblings {
    /** On a question from a sibling, which is answered from here or not at all: two that err about each other must not ask for ever. */
    static final String ASKED_FOR_ANOTHER = "Tillstream-Asked-For-Another";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunningTopologies topologies;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Siblings(RunningTopologies topologies, StreamingSettings settings) {
        this.topologies = topologies;
        this.token = settings.adminToken();
    }

    /** The sibling that holds a key; nothing when this instance does, or nobody knows yet. */
    Optional<HostInfo> holderOf(String store, String key, StreamPartitioner<String, Object> partitioner) {
        if (topologies.address() == null) {
            return Optional.empty();
        }
        KeyQueryMetadata where = topologies.streams().queryMetadataForKey(store, key, partitioner);
        return where.equals(KeyQueryMetadata.NOT_AVAILABLE) ? Optional.empty() : other(where.activeHost());
    }

    /** The siblings that hold some of a store. */
    List<HostInfo> holdersOf(String store) {
        return topologies.streams().streamsMetadataForStore(store).stream()
                .map(StreamsMetadata::hostInfo)
                .map(this::other)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<HostInfo> other(HostInfo host) {
        return host.equals(HostInfo.unavailable()) || text(host).equals(topologies.address())
                ? Optional.empty()
                : Optional.of(host);
    }

    static String text(HostInfo host) {
        return host.host() + ":" + host.port();
    }

    /** What a sibling answered. */
    record Answer(int status, String body) {}

    /** @throws SiblingSilent when it does not answer: it is gone, or its partitions are about to move */
    Answer ask(HostInfo sibling, String path) {
        URI address = URI.create("http://" + text(sibling) + path);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                            .header(ASKED_FOR_ANOTHER, "true")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new SiblingSilent(text(sibling), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiblingSilent(text(sibling), e);
        }
    }
}
