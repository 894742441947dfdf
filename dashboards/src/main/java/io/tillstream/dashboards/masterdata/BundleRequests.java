package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Publishes that a till is asked for its log. */
@Component
public final class BundleRequests {
    private final MasterDataWriter writer;

    BundleRequests(MasterDataWriter writer) {
        this.writer = writer;
    }

    /**
     * Asks, unless the till is still to answer.
     *
     * @param waits whether it is; asked once everything that was asked before is known
     * @throws KafkaException when the log did not take it
     */
    public void ask(BundleAsked asked, BooleanSupplier waits) {
        writer.publishKnowing(() -> waits.getAsBoolean()
                ? List.of()
                : List.of(new ProducerRecord<>(
                        Topics.BUNDLE_ASKED.name(), Keys.storeTill(asked.till()), CanonicalJson.encode(asked))));
    }
}
