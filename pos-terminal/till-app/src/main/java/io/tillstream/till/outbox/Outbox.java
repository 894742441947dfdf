package io.tillstream.till.outbox;

import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.traces.Traces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What head office does not have yet: the till's own records, and imported history beside them. A live sale never waits
 * behind history: each has its sender, and history holds back while anything live is waiting.
 */
public final class Outbox implements AutoCloseable {
    private final Sender live;
    private final @Nullable Sender history;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * An outbox over a till's journals; it sends from {@link #start()} on.
     *
     * @param data the till's data folder
     */
    public Outbox(Path data, TillJournal journal, HeadOffice headOffice, Clock clock) {
        this(data, journal, headOffice, clock, Traces.off());
    }

    /**
     * An outbox that tells of what it sends.
     *
     * @param data the till's data folder
     */
    public Outbox(Path data, TillJournal journal, HeadOffice headOffice, Clock clock, Traces traces) {
        Path folder = data.resolve("outbox");
        this.live = new Sender(
                "live",
                journal.file(),
                new KeptFile(folder.resolve("epoch-" + journal.epoch() + ".acknowledged")),
                headOffice,
                () -> true,
                this::progressed,
                traces);
        this.history = journal.history()
                .map(file -> new Sender(
                        "history",
                        file,
                        new KeptFile(folder.resolve("epoch-0.acknowledged")),
                        headOffice,
                        () -> live.waiting() == 0,
                        this::progressed,
                        traces))
                .orElse(null);
        journal.onAppend(() -> {
            live.wake(journal.lastSequence(), clock.instant());
            progressed();
        });
    }

    public void start() {
        live.start();
        if (history != null) {
            history.start();
        }
    }

    /** Calls back after every change of what is waiting. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void progressed() {
        listeners.forEach(Runnable::run);
    }

    /** How many of the till's own records head office has not acknowledged. */
    public long waiting() {
        return live.waiting();
    }

    /** When the oldest of them happened, by business time. */
    public Optional<Instant> oldestWaiting() {
        return Optional.ofNullable(live.oldestWaiting());
    }

    /** Why head office does not take them, when it said so at the last attempt. */
    public Optional<String> refusal() {
        return live.refusal();
    }

    /** How many imported records it has not acknowledged. */
    public long historyWaiting() {
        return history == null ? 0 : history.waiting();
    }

    /**
     * What keeps the till from being signed out, reset or updated.
     *
     * @param reversals payments that are to be given back and are not yet
     */
    public Unsent unsent(long reversals) {
        return new Unsent(waiting(), historyWaiting(), reversals);
    }

    @Override
    public void close() {
        live.close();
        if (history != null) {
            history.close();
        }
    }
}
