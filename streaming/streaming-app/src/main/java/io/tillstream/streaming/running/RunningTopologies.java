package io.tillstream.streaming.running;

import io.tillstream.streaming.following.FollowedSteps;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.streaming.topic.TopicCreation;
import io.tillstream.topologies.Membership;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import io.tillstream.traces.Traces;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The topologies as one Streams application, from start to stop. */
@Component
public class RunningTopologies implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTopologies.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final TopologyDescription steps;
    private final Restoring restoring = new Restoring();
    private final Membership membership;

    /**
     * Prepares them.
     *
     * @param topics asked for so that the topics exist before
     * @param port of this app's own door, 0 when it takes any free one
     * @throws LedgersDoNotFit when they have to read the log again first
     */
    RunningTopologies(
            StreamingSettings settings, TopicCreation topics, Traces traces, @Value("${server.port:8080}") int port) {
        membership = new Membership(
                settings.groupProtocol(), settings.standbys(), settings.instance(), address(settings, port));
        if (membership.protocol() == Membership.Protocol.STREAMS) {
            GroupSettings.keep(settings);
        }
        Properties properties = new StreamsSettings(
                        settings.kafka(),
                        settings.state(),
                        settings.threads(),
                        settings.replicationFactor(),
                        membership)
                .properties();
        FollowedSteps.addTo(properties, traces);
        Topology topology = Topologies.all(properties);
        steps = topology.describe();
        new BeginningCheck(settings.kafka(), steps).pass();
        streams = new KafkaStreams(topology, properties);
        LOG.info(
                "Streams read and write {} topics of the catalogue.",
                topics.names().size());
        streams.setGlobalStateRestoreListener(restoring);
        streams.setStandbyUpdateListener(restoring.standbys());
        streams.setStateListener((now, before) -> LOG.info("Streams are {} (were {}).", now, before));
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("A stream thread ended and is replaced; its last transaction is repeated.", error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    /** Whoever listens on any free port is alone, unless its address is given: nobody could know it beforehand. */
    private static @Nullable String address(StreamingSettings settings, int port) {
        if (settings.advertised() != null) {
            return settings.advertised();
        }
        return port == 0 ? null : "127.0.0.1:" + port;
    }

    public KafkaStreams streams() {
        return streams;
    }

    /** What the topologies consist of. */
    public TopologyDescription steps() {
        return steps;
    }

    public Restoring restoring() {
        return restoring;
    }

    /** {@code host:port} the others ask this instance by, or nothing when there are no others. */
    public @Nullable String address() {
        return membership.address();
    }

    @Override
    public void start() {
        streams.start();
    }

    /**
     * Leaves the group, so that nobody need wait for this instance's session to expire. One that has a name stays in it:
     * it comes back within the session, and nothing is moved meanwhile.
     */
    @Override
    public void stop() {
        boolean closed = streams.close(CloseOptions.timeout(STOP_PATIENCE)
                .withGroupMembershipOperation(
                        membership.instance() == null
                                ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        if (!closed) {
            LOG.warn("Streams did not stop within {}; what was not committed is repeated.", STOP_PATIENCE);
        }
    }

    @Override
    public boolean isRunning() {
        return streams.state().isRunningOrRebalancing();
    }
}
