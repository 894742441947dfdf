package io.tillstream.streambenchmarks;

import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Ledgers that are published on the catalogue's topics: what is committed counts, and the broker's clock says when. */
final class PublishedResults implements Results {
    static final List<Topic<?>> LEDGERS =
            List.of(Topics.STOCK_ON_HAND, Topics.SALES_BY_STORE_HOUR, Topics.SALES_BY_ITEM_DAY);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final SortedMap<String, String> latest = new TreeMap<>();
    private final Set<String> right = new HashSet<>();
    private Goal goal = new Goal(0, new Tables(new TreeMap<>()));
    private Instant lastWritten = Instant.MIN;

    PublishedResults(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed", "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
        partitions = LEDGERS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public Optional<Instant> arrived(Goal wanted) {
        if (!goal.equals(wanted)) {
            goal = wanted;
            right.clear();
            latest.forEach(this::compare);
        }
        consumer.poll(LOOK).forEach(this::take);
        boolean isThere = right.size() == goal.tables().accounts().size() && latest.size() == right.size();
        return isThere ? Optional.of(lastWritten) : Optional.empty();
    }

    @Override
    public Tables tables() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(LOOK).forEach(this::take);
        }
        return new Tables(latest);
    }

    private void take(ConsumerRecord<String, String> written) {
        String account = Tables.account(written.topic(), written.key());
        latest.put(account, written.value());
        compare(account, written.value());
        Instant at = Instant.ofEpochMilli(written.timestamp());
        if (at.isAfter(lastWritten)) {
            lastWritten = at;
        }
    }

    private void compare(String account, String text) {
        if (text.equals(goal.tables().accounts().get(account))) {
            right.add(account);
        } else {
            right.remove(account);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
