package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.OrderWriter;
import io.tillstream.dashboards.streams.ReaderThread;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * Tells the log what was sent and cancelled, in that order. After a stop between telling and noting it, a word goes a second time
 * as it was; it changes nothing, for who reads orders takes the latest word of each.
 */
@Component
final class OrderOutbox implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OrderOutbox.class);
    private static final long LOOKS_AGAIN_MILLIS = 1_000;
    private static final int AT_ONCE = 50;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Orders orders;
    private final OrderWriter log;
    private final LiveEvents live;
    private final Clock clock;
    private final Semaphore something = new Semaphore(0);
    private final ReaderThread thread = new ReaderThread("order-outbox", this::tell);
    private volatile boolean running;

    OrderOutbox(
            JdbcClient database,
            TransactionTemplate transaction,
            Orders orders,
            OrderWriter log,
            LiveEvents live,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.orders = orders;
        this.log = log;
        this.live = live;
        this.clock = clock;
    }

    /** A word that waits. */
    private record Waiting(long id, StoreId store, String number, PurchaseOrder.State state, Instant at) {}

    /** Says that there is something to tell. */
    void look() {
        something.release();
    }

    private void tell(ReaderThread self) throws InterruptedException {
        while (!self.isStopping()) {
            boolean _ = something.tryAcquire(LOOKS_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            something.drainPermits();
            if (Objects.requireNonNullElse(transaction.execute(status -> tellWaiting()), 0) > 0) {
                live.changed(LiveEvents.Subject.ORDERS);
            }
            self.wentWell();
        }
    }

    private int tellWaiting() {
        List<Waiting> waiting = database.sql("""
                        select id, store, number, state, said_at from purchase_order_word
                        where published_at is null order by id limit ? for update skip locked""")
                .param(AT_ONCE)
                .query((row, _) -> new Waiting(
                        row.getLong("id"),
                        StoreId.of(row.getString("store")),
                        row.getString("number"),
                        PurchaseOrder.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getTimestamp("said_at").toInstant()))
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        log.say(waiting.stream()
                .map(word ->
                        orders.find(word.store(), word.number()).orElseThrow().word(word.state(), word.at()))
                .toList());
        database.sql("update purchase_order_word set published_at = :at where id in (:ids)")
                .param("at", Timestamp.from(clock.instant()))
                .param("ids", waiting.stream().map(Waiting::id).toList())
                .update();
        LOG.info("Told the log {} words about orders.", waiting.size());
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
