package io.tillstream.flinkpeer;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.JournalRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes the topic's values, each once, as our own topologies do. */
final class ReceiptReader implements KafkaRecordDeserializationSchema<Receipt> {
    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Receipt> out) {
        out.collect(Receipt.of(CanonicalJson.decode(record.value(), JournalRecord.class)));
    }

    @Override
    public TypeInformation<Receipt> getProducedType() {
        return Receipt.TYPE;
    }
}
