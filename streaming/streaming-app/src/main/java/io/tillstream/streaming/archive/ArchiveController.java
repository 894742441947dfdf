package io.tillstream.streaming.archive;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.streaming.running.Lag;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the archive has come; see docs/reference/query-api.md. */
@RestController
class ArchiveController {
    private final ArchiveWriter writer;
    private final Lag lag;

    ArchiveController(ArchiveWriter writer, Lag lag) {
        this.writer = writer;
        this.lag = lag;
    }

    @GetMapping(path = "/api/archive", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] progress() throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < Topics.ACCEPTED.partitions(); partition++) {
            partitions.add(new TopicPartition(Topics.ACCEPTED.name(), partition));
        }
        Map<TopicPartition, Long> ends = lag.ends(partitions);
        Map<TopicPartition, Long> archived = writer.archivedUpTo();
        long waiting = ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - archived.getOrDefault(end.getKey(), 0L)))
                .sum();
        return CanonicalJson.encode(Map.of("transactions", writer.transactions(), "waiting", waiting));
    }
}
