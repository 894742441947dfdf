package io.tillstream.flinkpeer;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Each account on its ledger's topic, with the key that the catalogue gives it. */
final class AccountWriter implements KafkaRecordSerializationSchema<Account> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(Account account, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(account.topic(), account.key().getBytes(StandardCharsets.UTF_8), account.value());
    }
}
