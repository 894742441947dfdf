package io.tillstream.dashboards.streams;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready once the pages show everything that was in the log at the start. */
@Component
final class ViewsHealth implements HealthIndicator {
    private final ViewReader views;

    ViewsHealth(ViewReader views) {
        this.views = views;
    }

    @Override
    public Health health() {
        return (views.isComplete() ? Health.up() : Health.outOfService())
                .withDetail("unreadable", views.unreadable())
                .build();
    }
}
