package io.tillstream.portal.privacy;

import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.settings.PrivacySettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deletes what has been kept for as long as it may be, an hour after it became due at the latest. */
@Component
public class Retention implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    /** Only the bound on questions to an address needs them, and it looks back a week. */
    private static final Duration ADDRESS_QUESTIONS = Duration.ofDays(30);

    private final JdbcTemplate jdbc;
    private final PrivacySettings rules;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());
    private volatile boolean running;

    Retention(JdbcTemplate jdbc, PortalSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.rules = settings.privacy();
        this.clock = clock;
    }

    /** How many rows were deleted. */
    public int apply() {
        int deleted = older("delete from member_case where opened_at < ?", rules.keepQuestions())
                + older("delete from member_feedback where told and written_at < ?", rules.keepRatings())
                + older("delete from message_delivery where state = 'done' and sent_at < ?", rules.keepMessages())
                + older("delete from email_question where asked_at < ?", ADDRESS_QUESTIONS);
        if (deleted > 0) {
            LOG.info("{} rows about members were deleted: they had been kept for as long as they may be.", deleted);
        }
        return deleted;
    }

    private int older(String delete, Duration kept) {
        return jdbc.update(delete, Timestamp.from(clock.instant().minus(kept)));
    }

    private void look() {
        try {
            int _ = apply();
        } catch (DataAccessException e) {
            LOG.warn("What is due to be deleted waits: {}", e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ = clockwork.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN.toMinutes(), TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
