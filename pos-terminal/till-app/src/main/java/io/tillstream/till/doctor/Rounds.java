package io.tillstream.till.doctor;

import io.tillstream.doctor.Check;
import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Replies;
import io.tillstream.doctor.Senses;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the till beside the sale, on threads of its own. Areas are looked at together; whatever has not ended after ten
 * seconds is left aside and said so.
 */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int KEPT = 20;

    private final Supplier<Senses> senses;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("doctor-", 0).factory());
    private final CopyOnWriteArrayList<Consumer<Round>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Round> rounds = new ArrayDeque<>();
    private int numbers;

    /**
     * A doctor at a till.
     *
     * @param senses fresh ones for each look
     */
    Rounds(Supplier<Senses> senses, Clock clock) {
        this.senses = senses;
        this.clock = clock;
    }

    /** Calls back at the end of each look. */
    void onEnd(Consumer<Round> listener) {
        listeners.add(listener);
    }

    synchronized Optional<Round> find(int number) {
        return rounds.stream().filter(round -> round.number() == number).findFirst();
    }

    private synchronized Round next(Round.Scope scope, Replies replies) {
        Round round = new Round(++numbers, scope, replies, clock.instant());
        rounds.addLast(round);
        if (rounds.size() > KEPT) {
            rounds.removeFirst();
        }
        return round;
    }

    /** Begins a look and does not wait for it. */
    Round begin(Round.Scope scope, Replies replies, Examination.Company company) {
        Round round = next(scope, replies);
        start(round, company, new CountDownLatch(scope.complaints().size()));
        return round;
    }

    /** Looks without anybody to ask, and waits for the end: ten seconds at most, and a moment. */
    Round look(Round.Scope scope) throws InterruptedException {
        Round round = next(scope, Replies.NONE);
        CountDownLatch over = new CountDownLatch(scope.complaints().size());
        start(round, Examination.Company.NOBODY, over);
        if (!over.await(LIMIT.toMillis() + 1000, TimeUnit.MILLISECONDS)) {
            LOG.warn("A look at the till took more than {}; what is missing was not looked at.", LIMIT);
        }
        return round;
    }

    private void start(Round round, Examination.Company company, CountDownLatch over) {
        Senses fresh = senses.get();
        long until = System.nanoTime() + LIMIT.toNanos();
        for (Complaint complaint : round.scope().complaints()) {
            threads.execute(() -> {
                try {
                    round.ended(Examination.run(
                            complaint,
                            company,
                            check -> judge(check, fresh, round.replies(), until),
                            step -> round.made(complaint, step)));
                } finally {
                    if (round.isOverAndUntold()) {
                        told(round);
                    }
                    over.countDown();
                }
            });
        }
    }

    private void told(Round round) {
        List<Outcome.Found> found = round.found();
        LOG.info(
                "The doctor looked into {}: {}.",
                round.scope().id(),
                found.isEmpty()
                        ? "nothing found"
                        : found.stream().map(one -> one.finding().id()).toList());
        listeners.forEach(listener -> listener.accept(round));
    }

    private Outcome judge(Check check, Senses fresh, Replies replies, long until) {
        Future<Outcome> judged = threads.submit(() -> check.rule().judge(fresh, replies));
        try {
            return judged.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            judged.cancel(true);
            return new Outcome.CannotTell(Outcome.Reason.NO_TIME);
        } catch (ExecutionException e) {
            LOG.error("Check {} failed; this is a defect of Tillstream.", check.id(), e.getCause());
            return new Outcome.CannotTell(Outcome.Reason.NOT_SENSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.CannotTell(Outcome.Reason.NO_TIME);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
