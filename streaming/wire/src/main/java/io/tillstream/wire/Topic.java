package io.tillstream.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * One topic. Keys are text; values are the canonical JSON of one type.
 *
 * @param name stage, noun and version, {@code fact.sale.v1}
 * @param stage its stage, the first part of its name
 * @param owner who writes it
 * @param value the type of its values
 * @param key what its key is, for people
 * @param retention how long records stay
 * @param partitions how many partitions it is created with
 * @param <V> the type of its values
 */
public record Topic<V>(
        String name, Stage stage, Owner owner, Class<V> value, String key, Retention retention, int partitions) {
    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(retention, "retention");
        if (!name.startsWith(stage.prefix()) || !name.matches("[a-z]+\\.[a-z-]+\\.v[1-9][0-9]*")) {
            throw new IllegalArgumentException(
                    "Topic \"" + name + "\" is not " + stage.prefix() + "noun.v1 in kebab-case.");
        }
    }

    public Serde<String> keys() {
        return Serdes.String();
    }

    public Serde<V> values() {
        return new CanonicalSerde<>(value);
    }

    /**
     * Whether its records keep the time at which the fact they come of was recorded. Of all others the broker says when it
     * recorded them; when it happened stands inside.
     */
    private boolean isRetold() {
        // Ledgers date by what they read: read again from facts, they must find the same times.
        return stage == Stage.AGGREGATE && retention == Retention.FOR_EVER;
    }

    /** The request that creates it. */
    public NewTopic creation(short replicationFactor) {
        Map<String, String> settings = new LinkedHashMap<>();
        switch (retention) {
            case FOR_EVER -> settings.put("retention.ms", "-1");
            case LATEST_PER_KEY -> settings.put("cleanup.policy", "compact");
            case THIRTY_DAYS ->
                settings.put("retention.ms", Long.toString(Duration.ofDays(30).toMillis()));
            case THREE_DAYS -> {
                settings.put("retention.ms", Long.toString(Duration.ofDays(3).toMillis()));
                // A file is deleted once its newest record is due, and by default one is begun each week.
                settings.put("segment.ms", Long.toString(Duration.ofHours(6).toMillis()));
            }
        }
        settings.put("message.timestamp.type", isRetold() ? "CreateTime" : "LogAppendTime");
        return new NewTopic(name, partitions, replicationFactor).configs(settings);
    }
}
