package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Outcome;
import io.tillstream.events.till.TillHealth;
import io.tillstream.program.StartedProgram;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.headoffice.HealthLine;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.program.OwnProgram;
import io.tillstream.till.settings.LiveSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells head office every minute how the till is, at once when its doctor found something, and when it is switched off. Looks at
 * everything by itself every quarter of an hour.
 */
final class HealthNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthNews.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int LOOK_EVERY = 15;
    private static final int LONGEST_DETAIL = 300;

    /** Whoever switches a till off waits no longer for head office. */
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    /** Of that, what a look or a word under way has to end. */
    private static final Duration WORD_UNDER_WAY = Duration.ofMillis(500);

    private final Identity identity;
    private final TillJournal journal;
    private final Outbox outbox;
    private final ReceiptPrinter printer;
    private final Catalogue catalogue;
    private final LiveSettings settings;
    private final OwnProgram program;
    private final Rounds rounds;
    private final HealthLine line;
    private final Clock wall;
    private final Semaphore due = new Semaphore(0);
    private final Thread teller = Thread.ofVirtual().name("health-news").unstarted(this::run);
    private final Map<Complaint, Optional<Outcome.Found>> latest = new EnumMap<>(Complaint.class);
    private volatile List<TillHealth.Found> found = List.of();
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable Long clockAhead;
    private volatile boolean closing;

    HealthNews(
            Identity identity,
            TillJournal journal,
            Outbox outbox,
            ReceiptPrinter printer,
            Catalogue catalogue,
            LiveSettings settings,
            OwnProgram program,
            Rounds rounds,
            HealthLine line,
            Clock wall) {
        this.identity = identity;
        this.journal = journal;
        this.outbox = outbox;
        this.printer = printer;
        this.catalogue = catalogue;
        this.settings = settings;
        this.program = program;
        this.rounds = rounds;
        this.line = line;
        this.wall = wall;
        rounds.onEnd(this::ended);
        program.onChange(due::release);
    }

    void start() {
        teller.start();
    }

    /** A newer look into a complaint replaces the older one; what is known of the others stays. */
    private void ended(Round round) {
        synchronized (latest) {
            if (round.scope() instanceof Round.Scope.Everything) {
                latest.remove(Complaint.HEAD_OFFICE);
            }
            latest.putAll(round.foundByComplaint());
            found = latest.values().stream()
                    .flatMap(Optional::stream)
                    .map(one -> new TillHealth.Found(
                            one.finding().id(),
                            one.details().stream().map(HealthNews::shortened).toList()))
                    .distinct()
                    .toList();
        }
        lookedAt = now();
        due.release();
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private Instant now() {
        return wall.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What people call the program: as its package says, where a starter runs it. */
    private static String version() {
        return StartedProgram.self()
                .flatMap(self -> self.folder().version(self.program()))
                .orElseGet(() -> Objects.requireNonNullElse(
                        HealthNews.class.getPackage().getImplementationVersion(), "development"));
    }

    TillHealth health() {
        return new TillHealth(
                identity.till(),
                now(),
                version(),
                identity.epoch(),
                journal.lastSequence(),
                outbox.waiting(),
                outbox.oldestWaiting().orElse(null),
                printer.state()
                        .whatKeepsIt()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse(null),
                found,
                lookedAt,
                catalogue.holding(),
                clockAhead,
                settings.held(),
                program.held().orElse(null));
    }

    private void run() {
        try {
            for (int minute = 1; ; minute++) {
                due.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
                due.drainPermits();
                if (minute % LOOK_EVERY == 1) {
                    rounds.look(new Round.Scope.Everything());
                    due.drainPermits();
                }
                tell();
            }
        } catch (InterruptedException e) {
            LOG.debug("No more news of this till's health.");
        }
    }

    private void tell() throws InterruptedException {
        if (closing) {
            throw new InterruptedException("Nothing comes after the last word.");
        }
        try {
            clockAhead = line.tell(health()).toMillis();
        } catch (IOException e) {
            LOG.debug("Head office was not told how this till is: {}", e.getMessage());
        }
    }

    /**
     * Says that the till is switched off, so that nobody takes it for one that hangs; without head office nothing is said. One that
     * changes over to another program says no last word: where that does not come up, the till is to be missed.
     */
    @Override
    public void close() {
        closing = true;
        teller.interrupt();
        try {
            teller.join(WORD_UNDER_WAY);
            if (!program.isChangingOver()) {
                line.tell(health().last(), LAST_WORD.minus(WORD_UNDER_WAY));
            }
        } catch (IOException e) {
            LOG.debug("Head office was not told that this till is switched off: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.close();
    }
}
