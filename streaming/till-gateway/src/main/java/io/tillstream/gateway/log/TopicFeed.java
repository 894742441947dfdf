package io.tillstream.gateway.log;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a view of topics fed as long as the gateway runs. Half a view is never used, since it would be taken for the
 * whole: until all there was has been read it is not ready, and the gateway not healthy.
 */
public final class TopicFeed implements SmartLifecycle, HealthIndicator {
    private final String name;
    private final String bootstrapServers;
    private final Set<String> topics;
    private final Consumer<List<Followed>> view;
    private final String unread;
    private volatile @Nullable TopicFollower follower;

    /**
     * A feed that does not run yet.
     *
     * @param name in threads and logs
     * @param bootstrapServers where the log is
     * @param topics what is read
     * @param view keeps the latest value per key
     * @param unread what nobody may ask for before it has been read, for people
     */
    public TopicFeed(
            String name, String bootstrapServers, Set<String> topics, Consumer<List<Followed>> view, String unread) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.topics = Set.copyOf(topics);
        this.view = view;
        this.unread = unread;
    }

    @Override
    public void start() {
        follower = TopicFollower.follow(name, bootstrapServers, topics, view);
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

    /** Whether everything that was there at the start has been read. */
    public boolean isReady() {
        TopicFollower running = follower;
        return running != null && running.isCaughtUp();
    }

    @Override
    public Health health() {
        return isReady()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", unread + " are still being read")
                        .build();
    }
}
