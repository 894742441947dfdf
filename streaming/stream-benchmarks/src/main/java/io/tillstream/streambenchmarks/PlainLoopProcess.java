package io.tillstream.streambenchmarks;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The main class of the plain loop: bootstrap servers and a folder are its arguments. */
final class PlainLoopProcess {
    private static final Duration LOOK = Duration.ofMillis(100);

    private PlainLoopProcess() {}

    public static void main(String[] arguments) throws IOException {
        ToldResults results = new ToldResults(Path.of(arguments[1]));
        PlainLedgers ledgers = new PlainLedgers();
        CountDownLatch told = new CountDownLatch(1);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", arguments[0], "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(consumer, told), "stop-loop"));
            List<TopicPartition> partitions = IntStream.range(0, Topics.SALE.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.SALE.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            read(consumer, ledgers, results);
        } catch (WakeupException _) {
            results.tell(ledgers.tables());
        } finally {
            told.countDown();
        }
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, PlainLedgers ledgers, ToldResults results) {
        long read = 0;
        long toldRead = 0;
        while (true) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(LOOK);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                ledgers.book(CanonicalJson.decode(record.value(), JournalRecord.class));
            }
            read += records.count();
            if (records.isEmpty() && read > toldRead) {
                toldRead = read;
                try {
                    results.tellRead(read);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void end(KafkaConsumer<byte[], byte[]> consumer, CountDownLatch told) {
        consumer.wakeup();
        try {
            told.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
