package io.tillstream.streaming.running;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up only while Streams are RUNNING; starting, rebalancing, restoring and broken are down. */
@Component("streams")
class StreamsHealth implements HealthIndicator {
    private final RunningTopologies topologies;

    StreamsHealth(RunningTopologies topologies) {
        this.topologies = topologies;
    }

    @Override
    public Health health() {
        KafkaStreams.State state = topologies.streams().state();
        Restoring restoring = topologies.restoring();
        return (state == KafkaStreams.State.RUNNING ? Health.up() : Health.down())
                .withDetail("state", state.name())
                .withDetail("restoringPartitions", restoring.partitions())
                .withDetail("restoringRecords", restoring.records())
                .build();
    }
}
