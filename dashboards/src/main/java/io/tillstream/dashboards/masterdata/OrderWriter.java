package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.wire.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Publishes what head office says of purchase orders. */
@Component
public final class OrderWriter {
    private final MasterDataWriter writer;

    OrderWriter(MasterDataWriter writer) {
        this.writer = writer;
    }

    /**
     * All of them or none.
     *
     * @throws KafkaException when the log did not take them
     */
    public void say(List<PurchaseOrder> words) {
        writer.publish(words.stream()
                .map(word -> new ProducerRecord<>(
                        Topics.PURCHASE_ORDER.name(), word.store().value(), CanonicalJson.encode(word)))
                .toList());
    }
}
