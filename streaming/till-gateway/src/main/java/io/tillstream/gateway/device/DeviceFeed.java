package io.tillstream.gateway.device;

import io.tillstream.gateway.log.TopicFollower;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Feeds {@link Devices} from the log; the gateway is not healthy before all enrolments have been read back. */
@Component
final class DeviceFeed implements SmartLifecycle, HealthIndicator {
    private final GatewaySettings settings;
    private final Devices devices;
    private volatile @Nullable TopicFollower follower;

    DeviceFeed(GatewaySettings settings, Devices devices) {
        this.settings = settings;
        this.devices = devices;
    }

    @Override
    public void start() {
        follower = TopicFollower.follow("devices", settings.kafka(), Set.of(Topics.DEVICE.name()), devices::receive);
    }

    @Override
    public void stop() {
        TopicFollower running = follower;
        follower = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }

    boolean isReady() {
        TopicFollower running = follower;
        return running != null && running.isCaughtUp();
    }

    @Override
    public Health health() {
        return isReady()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "enrolled devices are still being read")
                        .build();
    }
}
