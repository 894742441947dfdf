package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.wire.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Publishes what was received and counted. */
@Component
public final class StockWriter {
    private final MasterDataWriter writer;

    StockWriter(MasterDataWriter writer) {
        this.writer = writer;
    }

    /**
     * Says it once; the same id again changes nothing.
     *
     * @throws KafkaException when the log did not take it
     */
    public void say(StockMovement movement) {
        writer.publish(List.of(
                new ProducerRecord<>(Topics.STOCK.name(), movement.store().value(), CanonicalJson.encode(movement))));
    }
}
