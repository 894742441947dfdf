package io.tillstream.dashboards.streams;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the log what was decided in the database, in that order. After a stop between telling and noting it, words go a second time as
 * they were: who reads them has to take the latest of each.
 *
 * @param <W> a word as the log is told it
 */
public abstract class LogOutbox<W> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogOutbox.class);
    private static final long LOOKS_AGAIN_MILLIS = 1_000;
    private static final int AT_ONCE = 50;

    private final String table;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore something = new Semaphore(0);
    private final ReaderThread thread;
    private volatile boolean running;

    /**
     * Nothing is told before {@link #start()}.
     *
     * @param table the table of words; it has an {@code id} in the order of telling and a {@code published_at}, absent while a word
     *     waits
     */
    protected LogOutbox(String table, JdbcClient database, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.thread = new ReaderThread(table.replace('_', '-') + "-outbox", this::tell);
    }

    /** Reads a word from its row. */
    protected abstract W read(ResultSet row) throws SQLException;

    /** Tells the log, and returns once it has all of them. */
    protected abstract void say(List<W> words);

    /** Some words were told. */
    protected abstract void told();

    /** Says that there is something to tell. */
    public void look() {
        something.release();
    }

    private void tell(ReaderThread self) throws InterruptedException {
        while (!self.isStopping()) {
            boolean _ = something.tryAcquire(LOOKS_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            something.drainPermits();
            if (Objects.requireNonNullElse(transaction.execute(_ -> tellWaiting()), 0) > 0) {
                told();
            }
            self.wentWell();
        }
    }

    private record Waiting<W>(long id, W word) {}

    private int tellWaiting() {
        List<Waiting<W>> waiting = database.sql("select * from " + table
                        + " where published_at is null order by id limit ? for update skip locked")
                .param(AT_ONCE)
                .query((row, _) -> new Waiting<>(row.getLong("id"), read(row)))
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        say(waiting.stream().map(Waiting::word).toList());
        database.sql("update " + table + " set published_at = :at where id in (:ids)")
                .param("at", Timestamp.from(clock.instant()))
                .param("ids", waiting.stream().map(Waiting::id).toList())
                .update();
        LOG.info("Told the log {} words of {}.", waiting.size(), table);
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
