package io.tillstream.streaming.running;

import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.streaming.topic.TopicCreation;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The topologies as one Streams application, from start to stop. */
@Component
public class RunningTopologies implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTopologies.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final TopologyDescription steps;

    /** @param topics asked for so that the topics exist before */
    RunningTopologies(StreamingSettings settings, TopicCreation topics) {
        Properties properties = new StreamsSettings(
                        settings.kafka(), settings.state(), settings.threads(), settings.replicationFactor())
                .properties();
        Topology topology = Topologies.all(properties);
        steps = topology.describe();
        streams = new KafkaStreams(topology, properties);
        LOG.info(
                "Streams read and write {} topics of the catalogue.",
                topics.names().size());
        streams.setStateListener((now, before) -> LOG.info("Streams are {} (were {}).", now, before));
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("A stream thread ended and is replaced; its last transaction is repeated.", error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    public KafkaStreams streams() {
        return streams;
    }

    /** What the topologies consist of. */
    public TopologyDescription steps() {
        return steps;
    }

    @Override
    public void start() {
        streams.start();
    }

    /** Leaves the group, so that the next start need not wait for this one's session to expire. */
    @Override
    public void stop() {
        boolean closed = streams.close(CloseOptions.timeout(STOP_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn("Streams did not stop within {}; what was not committed is repeated.", STOP_PATIENCE);
        }
    }

    @Override
    public boolean isRunning() {
        return streams.state().isRunningOrRebalancing();
    }
}
