package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who commit at once, each asleep until somebody has forced for him: nobody may be forgotten. */
@Timeout(120)
class GroupCommitTest {
    private static final int CASHIERS = 16;
    private static final int EACH = 400;

    private final FaultyMedium disk = FaultyMedium.blank();

    private Journal journal() throws IOException {
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        Journal journal = new Journal(disk, "epoch-1.journal", () -> {});
        journal.append(Shop.opening());
        return journal;
    }

    @Test
    void wakesEveryoneAlsoWhileOthersHoldTheJournalOnlyToLook() throws Exception {
        Journal journal = journal();
        AtomicBoolean done = new AtomicBoolean();

        try (ExecutorService cashiers = Executors.newFixedThreadPool(CASHIERS + 2)) {
            List<Future<?>> looking = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                looking.add(cashiers.submit(() -> {
                    while (!done.get()) {
                        journal.room();
                        journal.lastSequence();
                    }
                    return null;
                }));
            }
            List<Future<JournalRecord>> last = new ArrayList<>();
            for (int i = 0; i < CASHIERS; i++) {
                last.add(cashiers.submit(() -> sell(journal, EACH)));
            }
            for (Future<JournalRecord> one : last) {
                one.get();
            }
            done.set(true);
            for (Future<?> one : looking) {
                one.get();
            }
        }

        assertThat(JournalVerification.of(disk, "epoch-1.journal").records()).isEqualTo(1 + CASHIERS * EACH);
    }

    @Test
    void tellsEveryoneThatAForceHasFailed() throws Exception {
        for (int round = 0; round < 50; round++) {
            FaultyMedium fresh = FaultyMedium.blank();
            Journal.format(fresh, new Header(Shop.TILL, Shop.EPOCH));
            Journal journal = new Journal(fresh, "epoch-1.journal", () -> {});
            journal.append(Shop.opening());
            AtomicInteger forces = new AtomicInteger();
            fresh.whileForcing(() -> {
                if (forces.incrementAndGet() == 10) {
                    fresh.failForces(true);
                }
            });
            CountDownLatch begin = new CountDownLatch(1);

            try (ExecutorService cashiers = Executors.newFixedThreadPool(CASHIERS)) {
                List<Future<JournalRecord>> sold = new ArrayList<>();
                for (int i = 0; i < CASHIERS; i++) {
                    sold.add(cashiers.submit(() -> {
                        begin.await();
                        return sell(journal, EACH);
                    }));
                }
                begin.countDown();

                assertThat(sold)
                        .allSatisfy(one -> assertThatThrownBy(one::get).hasCauseInstanceOf(JournalUnwritable.class));
            }
        }
    }

    private static JournalRecord sell(Journal journal, int sales) {
        JournalRecord last = journal.appendNext(source -> Shop.sale(source, 1, "c01"));
        for (int i = 1; i < sales; i++) {
            last = journal.appendNext(source -> Shop.sale(source, 1, "c01"));
        }
        return last;
    }
}
