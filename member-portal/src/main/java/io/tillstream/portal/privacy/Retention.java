package io.tillstream.portal.privacy;

import io.tillstream.portal.rounds.Rounds;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.settings.PrivacySettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deletes what has been kept for as long as it may be, an hour after it became due at the latest. */
@Component
public class Retention extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    /** Only the bound on questions to an address needs them, and it looks back a week. */
    private static final Duration ADDRESS_QUESTIONS = Duration.ofDays(30);

    /** A device is over by then. */
    private static final Duration DEVICES = Duration.ofDays(30);
    /** The bounds on codes to a number look back a day. */
    private static final Duration PHONE_CODES = Duration.ofDays(2);

    private final JdbcTemplate jdbc;
    private final PrivacySettings rules;
    private final Clock clock;

    Retention(JdbcTemplate jdbc, PortalSettings settings, Clock clock) {
        super("retention", Duration.ZERO, LOOK_AGAIN);
        this.jdbc = jdbc;
        this.rules = settings.privacy();
        this.clock = clock;
    }

    /** How many rows were deleted. */
    public int apply() {
        int deleted = older("delete from member_case where opened_at < ?", rules.keepQuestions())
                + older("delete from member_feedback where told and written_at < ?", rules.keepRatings())
                + older("delete from message_delivery where state = 'done' and sent_at < ?", rules.keepMessages())
                + older("delete from email_question where asked_at < ?", ADDRESS_QUESTIONS)
                + older("delete from device where since < ?", DEVICES)
                + older("delete from phone_code where asked_at < ?", PHONE_CODES);
        if (deleted > 0) {
            LOG.info("{} rows about members were deleted: they had been kept for as long as they may be.", deleted);
        }
        return deleted;
    }

    private int older(String delete, Duration kept) {
        return jdbc.update(delete, Timestamp.from(clock.instant().minus(kept)));
    }

    @Override
    protected void round() {
        int _ = apply();
    }
}
