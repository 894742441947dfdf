package io.tillstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.sale.JournalRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void namesBeginWithTheirStage() {
        assertThatThrownBy(() -> new Topic<>(
                        "aggregate.sale.v1",
                        Stage.FACT,
                        Owner.TILL_GATEWAY,
                        JournalRecord.class,
                        "store",
                        Retention.FOR_EVER,
                        1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fact.");
    }

    @Test
    void factsAreKeptForEverAndStampedByTheBroker() {
        assertThat(Topics.SALE.creation((short) 1).configs())
                .containsEntry("retention.ms", "-1")
                .containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(Topics.PRICE.creation((short) 1).configs()).containsEntry("cleanup.policy", "compact");
        // 30 days of 24 hours of 3,600 seconds, in milliseconds.
        assertThat(Topics.RECEIPT_FOUND.creation((short) 1).configs()).containsEntry("retention.ms", "2592000000");
        // Three days and six hours of them.
        assertThat(Topics.TILL_BUNDLE.creation((short) 1).configs())
                .containsEntry("retention.ms", "259200000")
                .containsEntry("segment.ms", "21600000");
    }

    @Test
    void whatLedgersReadAgainKeepsTheTimeOfItsFact() {
        assertThat(Topics.ACCEPTED.creation((short) 1).configs())
                .containsEntry("retention.ms", "-1")
                .containsEntry("message.timestamp.type", "CreateTime");
        assertThat(Topics.STOCK_ON_HAND.creation((short) 1).configs())
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void bytesThatAreNoFactAreASerializationError() {
        assertThatThrownBy(() -> Topics.SALE
                        .values()
                        .deserializer()
                        .deserialize(Topics.SALE.name(), "no fact".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("JournalRecord");
    }
}
