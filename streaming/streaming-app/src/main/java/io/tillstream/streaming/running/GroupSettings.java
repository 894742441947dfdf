package io.tillstream.streaming.running;

import io.tillstream.streaming.settings.InvalidSettings;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.topologies.StreamsSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** What the broker keeps about a group whose partitions it hands out itself (KIP-1071). */
final class GroupSettings {
    private static final long PATIENCE_SECONDS = 30;

    private GroupSettings() {}

    /** Tells the broker; every instance tells the same. */
    static void keep(StreamingSettings settings) {
        Map<ConfigResource, Collection<AlterConfigOp>> wanted = Map.of(
                new ConfigResource(ConfigResource.Type.GROUP, StreamsSettings.APPLICATION),
                List.of(set("streams.num.standby.replicas", settings.standbys())));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka()))) {
            admin.incrementalAlterConfigs(wanted).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the group's settings were kept", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new InvalidSettings("tillstream.group-protocol is streams, and Kafka at " + settings.kafka()
                    + " does not keep that group's settings (" + e.getMessage()
                    + "); a broker older than 4.2 needs classic.");
        }
    }

    private static AlterConfigOp set(String name, long value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value)), AlterConfigOp.OpType.SET);
    }
}
