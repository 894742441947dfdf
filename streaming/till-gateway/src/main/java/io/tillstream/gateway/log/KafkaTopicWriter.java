package io.tillstream.gateway.log;

import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.traces.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One idempotent producer for all requests: the order of a till's records survives retries within its partition. */
@Component
final class KafkaTopicWriter implements TopicWriter, DisposableBean {
    private final KafkaProducer<String, byte[]> producer;

    KafkaTopicWriter(GatewaySettings settings) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka(),
                        ProducerConfig.CLIENT_ID_CONFIG, "till-gateway",
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                        ProducerConfig.LINGER_MS_CONFIG, "2",
                        ProducerConfig.BATCH_SIZE_CONFIG, "262144",
                        // A till repeats an upload by itself; it should not wait longer than its own time-out.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000",
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void append(String topic, String key, List<byte[]> values, Map<Integer, String> traceParents) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(values.size());
            for (int place = 0; place < values.size(); place++) {
                ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, values.get(place));
                String traceParent = traceParents.get(place);
                if (traceParent != null) {
                    record.headers().add(TraceParent.HEADER, traceParent.getBytes(StandardCharsets.US_ASCII));
                }
                sent.add(producer.send(record));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new LogUnavailable("Topic " + topic + " did not acknowledge: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Interrupted while topic " + topic + " was to acknowledge.", e);
        }
    }

    @Override
    public void destroy() {
        producer.close(Duration.ofSeconds(5));
    }
}
