package io.tillstream.topologies.points;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.member.PointsProgramme;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain's programme as it stands, decoded once for each change. One that cannot be read is as none. */
final class ProgrammeReading {
    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeReading.class);

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private byte @Nullable [] seen;
    private @Nullable PointsProgramme programme;

    ProgrammeReading(ReadOnlyKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    Optional<PointsProgramme> now() {
        byte[] bytes = store.get(PointsProgramme.KEY);
        if (!Arrays.equals(bytes, seen)) {
            seen = bytes;
            programme = bytes == null ? null : decoded(bytes);
        }
        return Optional.ofNullable(programme);
    }

    private static @Nullable PointsProgramme decoded(byte[] bytes) {
        try {
            return CanonicalJson.decode(bytes, PointsProgramme.class);
        } catch (UnreadableFact e) {
            LOG.warn("The points programme cannot be read, so points neither wait nor expire: {}", e.getMessage());
            return null;
        }
    }
}
