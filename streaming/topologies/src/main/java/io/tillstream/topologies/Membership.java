package io.tillstream.topologies;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How an instance shares the work with others.
 *
 * @param protocol who hands out the partitions: an instance ({@code CLASSIC}) or the broker ({@code STREAMS}, KIP-1071)
 * @param standbys copies of every state store that are kept up to date on other instances
 * @param instance its name in the group, which it keeps over a restart; absent when it is a new member each time. Classic
 *     only
 * @param address {@code host:port} the others ask it by; absent when there are no others
 */
public record Membership(
        Protocol protocol,
        int standbys,
        @Nullable String instance,
        @Nullable String address) {
    /** The only one. */
    public static final Membership ALONE = new Membership(Protocol.CLASSIC, 0, null, null);

    /** How long a killed instance keeps its partitions: longer than a loaded machine's pauses, shorter than a queue's patience. */
    public static final Duration SESSION = Duration.ofSeconds(15);

    /** As Kafka calls them. */
    public enum Protocol {
        CLASSIC(GroupProtocol.CLASSIC),
        STREAMS(GroupProtocol.STREAMS);

        private final GroupProtocol kafka;

        Protocol(GroupProtocol kafka) {
            this.kafka = kafka;
        }
    }

    public Membership {
        Objects.requireNonNull(protocol, "protocol");
        if (standbys < 0) {
            throw new IllegalArgumentException(standbys + " standbys; 0 or more.");
        }
        if (instance != null && protocol == Protocol.STREAMS) {
            throw new IllegalArgumentException(
                    "Instance " + instance + " has a name; the protocol \"streams\" has members without names only.");
        }
    }

    void addTo(Properties settings) {
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol.kafka.name().toLowerCase(Locale.ROOT));
        if (address != null) {
            settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        }
        if (protocol == Protocol.STREAMS) {
            // Standbys and the session are settings of the group, which the broker keeps.
            return;
        }
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(SESSION.toMillis()));
        if (instance != null) {
            settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        }
    }
}
