package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Publishes how tills are to be set. */
@Component
public final class TillSettingsWriter {
    private final MasterDataWriter writer;

    TillSettingsWriter(MasterDataWriter writer) {
        this.writer = writer;
    }

    /**
     * All of them or none; empty for a till that is to go by its own settings alone.
     *
     * @throws KafkaException when the log did not take them
     */
    public void say(Map<TillId, Optional<WantedSettings>> wanted) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        wanted.forEach((till, settings) -> records.add(new ProducerRecord<>(
                Topics.TILL_SETTINGS.name(),
                Keys.storeTill(till),
                settings.map(CanonicalJson::encode).orElse(null))));
        writer.publish(records);
    }
}
