package io.tillstream.gateway.ledger;

import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.ConsumerGroups;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What the ledgers still have to read. With a chain's history before them they answer no question in time, though nothing is
 * wrong with them; whoever asks is then told how much is left.
 */
@Component
public final class LedgerBacklog implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerBacklog.class);

    /** A till waits seven seconds in all, five of them for the ledgers. */
    private static final long PATIENCE_MILLIS = 1000;

    /** What is always under way, and read within seconds. */
    private static final long USUAL = 500;

    private static final List<TopicPartition> READ = Stream.of(Topics.SALE, Topics.ACCEPTED)
            .flatMap(LedgerBacklog::partitions)
            .toList();

    private final Admin admin;

    LedgerBacklog(GatewaySettings settings) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "till-gateway-backlog"));
    }

    private static Stream<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions()).mapToObj(place -> new TopicPartition(topic.name(), place));
    }

    /** Records between the ledgers and the end of the log; empty when that is no more than usual, or nobody reads them. */
    public OptionalLong records() {
        try {
            long records = isAnybodyReading() ? behind() : 0;
            return records > USUAL ? OptionalLong.of(records) : OptionalLong.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("How far the ledgers have read cannot be asked of the log: {}", e.toString());
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private boolean isAnybodyReading() throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .describeConsumerGroups(List.of(ConsumerGroups.LEDGERS))
                .all()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .anyMatch(group -> !group.members().isEmpty());
    }

    private long behind() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(ConsumerGroups.LEDGERS)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        READ.forEach(place -> ends.put(place, OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata reached = read.get(end.getKey());
                    return end.getValue().offset() - (reached == null ? 0 : reached.offset());
                })
                .sum();
    }

    @Override
    public void destroy() {
        admin.close();
    }
}
