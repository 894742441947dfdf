package io.tillstream.portal.messages;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.message.MessageReach;
import io.tillstream.portal.streams.FactWriter;
import io.tillstream.portal.streams.Outbox;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells the back office how many members could be written to, of all and of each segment, whenever that has changed. */
@Component
class ReachFacts implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(ReachFacts.class);
    /** Counting goes through all members; nobody plans by the second. */
    private static final Duration COUNTS_EVERY = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final FactWriter log;
    private final Reaches reaches;
    private final Clock clock;
    private @Nullable Instant counted;

    ReachFacts(JdbcTemplate jdbc, FactWriter log, Reaches reaches, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.reaches = reaches;
        this.clock = clock;
    }

    @Override
    public synchronized boolean publishNow() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant before = counted;
        if (before != null && now.isBefore(before.plus(COUNTS_EVERY))) {
            return true;
        }
        try {
            Map<String, MessageReach> told = told();
            List<MessageReach> news = reaches.count(told.keySet(), now).values().stream()
                    .filter(reach -> !isSame(told.get(reach.audience()), reach))
                    .toList();
            log.write(Topics.MESSAGE_REACH, news, MessageReach::audience);
            news.forEach(reach -> jdbc.update("""
                    insert into message_reach (audience, fact) values (?, ?)
                    on conflict (audience) do update set fact = excluded.fact
                    """, reach.audience(), CanonicalJson.text(reach)));
            counted = now;
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("How many members can be written to waits to be published: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isSame(@Nullable MessageReach before, MessageReach now) {
        return before != null
                && before.members() == now.members()
                && before.personal() == now.personal()
                && before.channels().equals(now.channels());
    }

    private Map<String, MessageReach> told() {
        Map<String, MessageReach> told = new HashMap<>();
        jdbc.query("select fact from message_reach", row -> {
            MessageReach reach = CanonicalJson.decode(row.getString(1), MessageReach.class);
            told.put(reach.audience(), reach);
        });
        return told;
    }
}
