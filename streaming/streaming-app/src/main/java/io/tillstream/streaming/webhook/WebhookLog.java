package io.tillstream.streaming.webhook;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Writes what is known of webhooks to its topics. */
@Component
class WebhookLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLog.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int DELIVERY_PATIENCE_MS = 20_000;

    private final Producer<String, byte[]> producer;

    @Autowired
    WebhookLog(StreamingSettings settings) {
        this(settings.kafka());
    }

    WebhookLog(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        DELIVERY_PATIENCE_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        DELIVERY_PATIENCE_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_PATIENCE_MS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns once it is durable. */
    void write(Webhook webhook) {
        await(send(Topics.WEBHOOK, webhook.id().value(), webhook));
    }

    /** Ends a webhook; returns once that is durable. */
    void end(Webhook webhook, Iterable<WebhookPosition> positions) {
        await(send(Topics.WEBHOOK, webhook.id().value(), null));
        for (WebhookPosition position : positions) {
            await(send(Topics.WEBHOOK_POSITION, position.key(), null));
        }
    }

    /** Notes a position without waiting; one that is lost is told again from an earlier one. */
    void note(WebhookPosition position) {
        var _ = producer.send(
                new ProducerRecord<>(Topics.WEBHOOK_POSITION.name(), position.key(), CanonicalJson.encode(position)),
                (metadata, error) -> {
                    if (error != null) {
                        LOG.warn("Position {} could not be noted: {}", position.key(), error.getMessage());
                    }
                });
    }

    /** Returns once everything noted before is durable. */
    void flush() {
        producer.flush();
    }

    private Future<RecordMetadata> send(Topic<?> topic, String key, @Nullable Object value) {
        return producer.send(
                new ProducerRecord<>(topic.name(), key, value == null ? null : CanonicalJson.encode(value)));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while a webhook was written", e);
        }
    }

    @PreDestroy
    @Override
    public void close() {
        producer.close(STOP_PATIENCE);
    }
}
