package io.tillstream.portal.streams;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Writes the portal's own facts. */
@Component
public class FactWriter implements DisposableBean {
    private final KafkaProducer<String, byte[]> producer;

    FactWriter(PortalSettings settings) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka(),
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.LINGER_MS_CONFIG, 5,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns once the log has all of them.
     *
     * @throws ExecutionException when it did not take one; others may be there
     */
    public <F> void write(Topic<? super F> topic, List<F> facts, Function<F, String> key)
            throws ExecutionException, InterruptedException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (F fact : facts) {
            records.add(new ProducerRecord<>(topic.name(), key.apply(fact), CanonicalJson.encode(fact)));
        }
        send(records);
    }

    /**
     * Says of keys that there is nothing any more, and returns once the log has it.
     *
     * @throws ExecutionException when it did not take one; others may be there
     */
    public void remove(Topic<?> topic, List<String> keys) throws ExecutionException, InterruptedException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (String key : keys) {
            records.add(new ProducerRecord<>(topic.name(), key, null));
        }
        send(records);
    }

    private void send(List<ProducerRecord<String, byte[]>> records) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : records) {
            sent.add(producer.send(record));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    @Override
    public void destroy() {
        producer.close(Duration.ofSeconds(5));
    }
}
