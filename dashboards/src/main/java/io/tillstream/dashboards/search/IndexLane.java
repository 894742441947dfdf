package io.tillstream.dashboards.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.tillstream.dashboards.streams.Broker;
import io.tillstream.dashboards.streams.ReaderThread;
import io.tillstream.dashboards.streams.RecordEpoch;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one lane's sales from the log into the index. It holds at most one poll of records: while the cluster does not
 * answer nothing more is read, and nobody but the index waits.
 */
final class IndexLane {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLane.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_POSITIONS = Duration.ofSeconds(2);
    /** About 1.5 MB of JSON: large enough to be efficient, small enough for a 512 MB cluster. */
    private static final int BULK = 2_500;

    private final Lane lane;
    private final Broker broker;
    private final SaleLineIndex index;
    private final IndexStatus status;

    IndexLane(Lane lane, Broker broker, SaleLineIndex index, IndexStatus status) {
        this.lane = lane;
        this.broker = broker;
        this.index = index;
        this.status = status;
    }

    /** Reads until the thread is stopped; goes on where the index itself says. */
    void read(ReaderThread self) throws InterruptedException, IOException {
        try (KafkaConsumer<String, byte[]> reader = broker.newReader()) {
            Optional<List<TopicPartition>> partitions = broker.partitions(reader, List.of(Topics.ACCEPTED));
            if (partitions.isEmpty()) {
                self.pauseBeforeRetry();
                return;
            }
            String log = broker.logId(Topics.ACCEPTED);
            Map<Integer, Long> saved = prepare(log, partitions.get().size());
            reader.assign(partitions.get());
            for (TopicPartition partition : partitions.get()) {
                reader.seek(partition, saved.getOrDefault(partition.partition(), 0L));
            }
            carry(self, reader, log);
        }
    }

    private Map<Integer, Long> prepare(String log, int partitions) throws IOException {
        try {
            return index.prepare(lane, log, partitions);
        } catch (IOException | ElasticsearchException e) {
            status.silent(lane);
            throw e;
        }
    }

    private void carry(ReaderThread self, KafkaConsumer<String, byte[]> reader, String log)
            throws InterruptedException, IOException {
        Map<Integer, Long> written = new HashMap<>();
        long savedAt = System.nanoTime();
        while (!self.isStopping()) {
            List<SaleLineDocument> documents = new ArrayList<>();
            Map<Integer, Long> next = new HashMap<>();
            for (ConsumerRecord<String, byte[]> message : reader.poll(POLL)) {
                if (!Replay.isForOneLedger(message.headers())) {
                    documents.addAll(documentsOf(message));
                }
                next.put(message.partition(), message.offset() + 1);
            }
            boolean idle = next.isEmpty();
            long refused = 0;
            for (int from = 0; from < documents.size(); from += BULK) {
                refused += writeUntilTaken(self, documents.subList(from, Math.min(from + BULK, documents.size())));
            }
            if (self.isStopping()) {
                break;
            }
            self.wentWell();
            written.putAll(next);
            status.answered(lane, behind(reader), refused);
            if (!written.isEmpty() && (idle || System.nanoTime() - savedAt > BETWEEN_POSITIONS.toNanos())) {
                index.save(lane, log, written);
                written.clear();
                savedAt = System.nanoTime();
            }
        }
    }

    private List<SaleLineDocument> documentsOf(ConsumerRecord<String, byte[]> message) {
        try {
            if (lane.holds(RecordEpoch.of(message.value()))
                    && CanonicalJson.decode(message.value(), JournalRecord.class)
                                    .fact()
                            instanceof Sale sale) {
                return SaleLineDocument.of(sale, message.partition(), message.offset());
            }
        } catch (UnreadableFact e) {
            LOG.error(
                    "Accepted record {}-{} is missing in the index: {}",
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
        return List.of();
    }

    private long writeUntilTaken(ReaderThread self, List<SaleLineDocument> documents) throws InterruptedException {
        while (!self.isStopping()) {
            try {
                return index.write(lane, documents);
            } catch (IOException e) {
                status.silent(lane);
                LOG.warn("The {} index waits for Elasticsearch: {}", lane, e.getMessage());
                self.pauseBeforeRetry();
            }
        }
        return 0;
    }

    private static long behind(KafkaConsumer<String, byte[]> reader) {
        return reader.assignment().stream()
                .mapToLong(partition -> reader.currentLag(partition).orElse(0))
                .sum();
    }
}
