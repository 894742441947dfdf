package io.tillstream.gateway.change;

import io.tillstream.gateway.log.TopicFollower;
import io.tillstream.gateway.settings.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Feeds the {@link ChangeView} from the log; half a view is never shown, since a till would take it for the whole. */
@Component
final class ChangeFeed implements SmartLifecycle, HealthIndicator {
    private final GatewaySettings settings;
    private final ChangeView view;
    private volatile @Nullable TopicFollower follower;

    ChangeFeed(GatewaySettings settings, ChangeView view) {
        this.settings = settings;
        this.view = view;
    }

    @Override
    public void start() {
        follower = TopicFollower.follow("changes", settings.kafka(), ChangeKind.topics(), view::receive);
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
                        .withDetail("reason", "catalogue and decisions are still being read")
                        .build();
    }
}
