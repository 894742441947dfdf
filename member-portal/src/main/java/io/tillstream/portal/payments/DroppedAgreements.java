package io.tillstream.portal.payments;

import io.tillstream.portal.rounds.Rounds;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Agreements that nobody here can use any more, for their members were forgotten. The provider is told to drop each, and told again,
 * more and more rarely, until it confirms. Told twice it does no harm, so two portals may.
 */
@Component
class DroppedAgreements extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedAgreements.class);
    private static final Duration ROUND = Duration.ofSeconds(10);
    /** As many silences of 5 s end before the next look at the clock. */
    private static final int AT_ONCE = 20;

    private final JdbcTemplate jdbc;
    private final PaymentProvider provider;
    private final Clock clock;

    DroppedAgreements(JdbcTemplate jdbc, PaymentProvider provider, Clock clock) {
        super("dropped-agreements", ROUND, ROUND);
        this.jdbc = jdbc;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (provider.isThere()) {
            super.start();
        }
    }

    @Override
    protected void round() {
        tell(clock.instant());
    }

    /** Tells the provider of those whose turn it is. */
    void tell(Instant now) {
        List<String> due = jdbc.queryForList(
                "select token from dropped_agreement where next_at <= ? order by next_at limit ?",
                String.class,
                Timestamp.from(now),
                AT_ONCE);
        for (String token : due) {
            if (provider.forget(token)) {
                jdbc.update("delete from dropped_agreement where token = ?", token);
            } else {
                LOG.warn("The provider has not confirmed that a kept method is dropped; it is told again.");
                jdbc.update("""
                        update dropped_agreement set tries = tries + 1,
                            next_at = ?::timestamptz + least(power(2, least(tries, 12)), 1440) * interval '1 minute'
                        where token = ?
                        """, Timestamp.from(now), token);
            }
        }
    }
}
