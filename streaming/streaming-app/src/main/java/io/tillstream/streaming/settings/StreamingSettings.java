package io.tillstream.streaming.settings;

import io.tillstream.topologies.Membership;
import io.tillstream.traces.TracesSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code tillstream}. All that is wrong is told at once.
 *
 * @param kafka bootstrap servers, {@code 127.0.0.1:9092}
 * @param state folder of the state stores; may be deleted, it is rebuilt from Kafka
 * @param archive folder of the archive
 * @param adminToken bearer token of all endpoints but the health, at least 16 characters
 * @param replicationFactor copies of every topic, 1 for a single broker, -1 for what the broker does by default
 * @param threads stream threads
 * @param archiveEvery how long an accepted record waits at most before it is written to the archive
 * @param standbys copies of the ledgers that other instances keep ready
 * @param groupProtocol who hands out the partitions, {@code classic} or {@code streams}
 * @param instance the name of this instance in the group, which it keeps over a restart; classic only
 * @param advertised {@code host:port} other instances ask this one by; by default the loopback address and server.port
 * @param webhook how those outside are told
 * @param clockOffset given to every process; not used here, because ledgers carry the times of the facts
 * @param traces a collector's address or a folder; absent when nothing is followed
 * @param tracesRatio of sales that are followed, from 0 to 1
 */
@ConfigurationProperties(prefix = "tillstream", ignoreUnknownFields = false)
public record StreamingSettings(
        String kafka,
        Path state,
        Path archive,
        String adminToken,
        @DefaultValue("1") int replicationFactor,
        @DefaultValue("2") int threads,
        @DefaultValue("PT5S") Duration archiveEvery,
        @DefaultValue("0") int standbys,
        @DefaultValue("classic") Membership.Protocol groupProtocol,
        @Nullable String instance,
        @Nullable String advertised,
        @DefaultValue WebhookSettings webhook,
        @DefaultValue("PT0S") Duration clockOffset,
        @Nullable String traces,
        @Nullable String tracesRatio) {
    private static final int BROKERS_DEFAULT = -1;
    private static final int MOST_STANDBYS = 2;

    public StreamingSettings {
        List<String> wrong = new ArrayList<>();
        if (isMissing(kafka)) {
            wrong.add("tillstream.kafka is not set; give the bootstrap servers, for example 127.0.0.1:9092");
        }
        if (isUnset(state)) {
            wrong.add("tillstream.state is not set; give a folder for the state stores");
        }
        if (isUnset(archive)) {
            wrong.add("tillstream.archive is not set; give a folder for the archive");
        }
        if (isMissing(adminToken) || adminToken.length() < 16) {
            wrong.add("tillstream.admin-token has fewer than 16 characters; set TILLSTREAM_ADMIN_TOKEN");
        }
        if (replicationFactor != BROKERS_DEFAULT && (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE)) {
            wrong.add("tillstream.replication-factor is " + replicationFactor
                    + "; 1 for a single broker, else 3, or -1 for the broker's default");
        }
        if (threads < 1) {
            wrong.add("tillstream.threads is " + threads + "; at least 1");
        }
        if (archiveEvery.isNegative() || archiveEvery.isZero()) {
            wrong.add("tillstream.archive-every is " + archiveEvery + "; give a time above zero, for example PT5S");
        }
        if (standbys < 0 || standbys > MOST_STANDBYS) {
            wrong.add("tillstream.standbys is " + standbys + "; from 0 to " + MOST_STANDBYS);
        }
        if (instance != null && groupProtocol == Membership.Protocol.STREAMS) {
            wrong.add("tillstream.instance is " + instance
                    + ", and the group protocol streams knows no names; leave it out, or set"
                    + " tillstream.group-protocol=classic");
        }
        if (advertised != null && !advertised.matches("[^:/\\s]+:[0-9]{1,5}")) {
            wrong.add("tillstream.advertised is " + advertised + "; give host:port, for example 192.0.2.7:8080");
        }
        TracesSetting.read(traces, tracesRatio, wrong);
        wrong.addAll(webhook.wrongs());
        if (!wrong.isEmpty()) {
            throw new InvalidSettings(String.join("; ", wrong) + ".");
        }
    }

    /** Where what is followed goes. */
    public TracesSetting tracesSetting() {
        return TracesSetting.read(traces, tracesRatio, new ArrayList<>());
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isUnset(@Nullable Object value) {
        return value == null;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "StreamingSettings[kafka=" + kafka + ", state=" + state + ", archive=" + archive + "]";
    }
}
