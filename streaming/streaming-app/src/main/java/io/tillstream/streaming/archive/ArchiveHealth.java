package io.tillstream.streaming.archive;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the archive cannot be written. */
@Component("archive")
class ArchiveHealth implements HealthIndicator {
    private final ArchiveWriter writer;

    ArchiveHealth(ArchiveWriter writer) {
        this.writer = writer;
    }

    @Override
    public Health health() {
        String trouble = writer.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("trouble", trouble).build();
    }
}
