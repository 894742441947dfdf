package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.till.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whoever is asked may sleep for ever: the counter hears of silence in time, and of a late answer too. */
class ErrandThreadsTest {
    private static final Act SILENT = new Act.PaymentAnswered("s1-t1/1/2", new Answer.Unclear(), true);
    private static final Act LATE = new Act.PaymentAnswered("s1-t1/1/2", new Answer.Aborted(), true);

    private final List<Act> done = new CopyOnWriteArrayList<>();

    @Test
    void keepNobodyWaiting() {
        CountDownLatch asleep = new CountDownLatch(1);
        try (ErrandThreads errands = new ErrandThreads(Clock.systemUTC(), done::add)) {
            for (int sleepers = 0; sleepers < 20; sleepers++) {
                errands.ask(() -> sleepingUntil(asleep), Duration.ofMillis(20), SILENT);
            }
            errands.ask(() -> LATE, Duration.ofMinutes(1), SILENT);

            Await.until(() -> done.size() == 21);
            assertThat(done).contains(LATE).filteredOn(SILENT::equals).hasSize(20);
            asleep.countDown();
            Await.until(() -> done.size() == 41);
        }
        assertThat(done).filteredOn(LATE::equals).hasSize(21);
    }

    @Test
    void failingCountsAsSilence() {
        try (ErrandThreads errands = new ErrandThreads(Clock.systemUTC(), done::add)) {
            errands.ask(
                    () -> {
                        throw new IllegalStateException("a plugin that fails");
                    },
                    Duration.ofMinutes(1),
                    SILENT);

            Await.until(() -> done.equals(List.of(SILENT)));
        }
    }

    @Test
    void keepsAppointmentsByTheTillsClock() {
        Clock yearsAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-5000));
        try (ErrandThreads errands = new ErrandThreads(yearsAgo, done::add)) {
            errands.at(yearsAgo.instant().plusMillis(30), LATE);
            errands.at(Instant.EPOCH, SILENT);

            Await.until(() -> done.equals(List.of(SILENT, LATE)));
        }
    }

    private static Act sleepingUntil(CountDownLatch woken) {
        try {
            woken.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return LATE;
    }
}
