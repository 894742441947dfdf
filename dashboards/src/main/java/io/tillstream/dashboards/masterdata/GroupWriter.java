package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Publishes what head office says of regions and groups, and returns when these pages have read it back. */
@Component
public final class GroupWriter {
    /** The page shows what was known before, and renews itself, when the log takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MasterDataWriter writer;
    private final ChainGroups chain;

    GroupWriter(MasterDataWriter writer, ChainGroups chain) {
        this.writer = writer;
        this.chain = chain;
    }

    /**
     * All of them or none.
     *
     * @throws KafkaException when the log did not take them
     */
    public void say(List<StoreGrouping> statements) {
        publish(statements.stream()
                .map(said -> new ProducerRecord<>(
                        Topics.STORE_GROUPING.name(), Keys.storeGrouping(said), CanonicalJson.encode(said)))
                .toList());
    }

    /** @throws KafkaException when the log did not take it */
    public void found(StoreGroup group) {
        publish(List.of(new ProducerRecord<>(Topics.GROUP.name(), group.group(), CanonicalJson.encode(group))));
    }

    private void publish(List<ProducerRecord<String, byte[]>> records) {
        writer.publish(records);
        try {
            var _ = chain.awaits(records.stream().map(ProducerRecord::key).toList(), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
