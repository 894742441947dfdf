package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.CampaignWriter;
import io.tillstream.dashboards.streams.ReaderThread;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the log what was approved, paused and ended, in that order. After a stop between telling and noting it, a word goes a second
 * time as it was; it changes nothing, for who reads promotions takes the latest word of each.
 */
@Component
final class CampaignOutbox implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignOutbox.class);
    private static final long LOOKS_AGAIN_MILLIS = 1_000;
    private static final int AT_ONCE = 50;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final CampaignWriter log;
    private final LiveEvents live;
    private final Clock clock;
    private final Semaphore something = new Semaphore(0);
    private final ReaderThread thread = new ReaderThread("campaign-outbox", this::tell);
    private volatile boolean running;

    CampaignOutbox(
            JdbcClient database, TransactionTemplate transaction, CampaignWriter log, LiveEvents live, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.log = log;
        this.live = live;
        this.clock = clock;
    }

    /** A word that waits. */
    private record Waiting(long id, CampaignWriter.Word word) {}

    /** Says that there is something to tell. */
    void look() {
        live.changed(LiveEvents.Subject.CAMPAIGNS);
        something.release();
    }

    private void tell(ReaderThread self) throws InterruptedException {
        while (!self.isStopping()) {
            boolean _ = something.tryAcquire(LOOKS_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            something.drainPermits();
            if (Objects.requireNonNullElse(transaction.execute(_ -> tellWaiting()), 0) > 0) {
                live.changed(LiveEvents.Subject.CAMPAIGNS);
            }
            self.wentWell();
        }
    }

    private int tellWaiting() {
        List<Waiting> waiting = database.sql("""
                        select id, promotion, segment, message from campaign_word
                        where published_at is null order by id limit ? for update skip locked""")
                .param(AT_ONCE)
                .query((row, _) -> {
                    String segment = row.getString("segment");
                    String message = row.getString("message");
                    return new Waiting(
                            row.getLong("id"),
                            new CampaignWriter.Word(
                                    CanonicalJson.decode(row.getString("promotion"), Promotion.class),
                                    segment == null ? null : CanonicalJson.decode(segment, Segment.class),
                                    message == null ? null : CanonicalJson.decode(message, CampaignMessage.class)));
                })
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        log.say(waiting.stream().map(Waiting::word).toList());
        database.sql("update campaign_word set published_at = :at where id in (:ids)")
                .param("at", Timestamp.from(clock.instant()))
                .param("ids", waiting.stream().map(Waiting::id).toList())
                .update();
        LOG.info("Told the log {} words about campaigns.", waiting.size());
        return waiting.size();
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
