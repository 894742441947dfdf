package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes what campaigns are made of. */
@Component
public final class CampaignWriter {
    private final MasterDataWriter writer;

    CampaignWriter(MasterDataWriter writer) {
        this.writer = writer;
    }

    /**
     * What is said of one campaign at one time.
     *
     * @param promotion what tills give
     * @param segment whom they give it to, where the campaign has an audience of its own
     * @param message what members are written about it, where they are, or were
     */
    public record Word(
            Promotion promotion,
            @Nullable Segment segment,
            @Nullable CampaignMessage message) {}

    /**
     * All of them or none, a segment before the promotion that names it.
     *
     * @throws KafkaException when the log did not take them
     */
    public void say(List<Word> words) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Word word : words) {
            Segment segment = word.segment();
            if (segment != null) {
                records.add(new ProducerRecord<>(Topics.SEGMENT.name(), segment.id(), CanonicalJson.encode(segment)));
            }
            records.add(new ProducerRecord<>(
                    Topics.PROMOTION.name(), word.promotion().id(), CanonicalJson.encode(word.promotion())));
            CampaignMessage message = word.message();
            if (message != null) {
                records.add(new ProducerRecord<>(
                        Topics.CAMPAIGN_MESSAGE.name(), message.campaign(), CanonicalJson.encode(message)));
            }
        }
        writer.publish(records);
    }
}
