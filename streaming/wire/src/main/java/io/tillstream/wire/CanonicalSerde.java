package io.tillstream.wire;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Canonical JSON on the wire; an absent value is a tombstone. */
final class CanonicalSerde<V> implements Serde<V> {
    private final Class<V> type;

    CanonicalSerde(Class<V> type) {
        this.type = type;
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's own contract: null in, null out, for tombstones
    public Serializer<V> serializer() {
        return (topic, value) -> value == null ? null : CanonicalJson.encode(value);
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public Deserializer<V> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return CanonicalJson.decode(bytes, type);
            } catch (UnreadableFact e) {
                throw new SerializationException(e.getMessage(), e);
            }
        };
    }
}
