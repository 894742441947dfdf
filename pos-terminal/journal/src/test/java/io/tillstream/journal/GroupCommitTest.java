package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    void forgetsNobody() throws Exception {
        Journal journal = journal();

        try (ExecutorService cashiers = Executors.newFixedThreadPool(CASHIERS)) {
            List<Future<JournalRecord>> last = new ArrayList<>();
            for (int i = 0; i < CASHIERS; i++) {
                last.add(cashiers.submit(() -> sell(journal, EACH)));
            }
            for (Future<JournalRecord> one : last) {
                one.get();
            }
        }

        assertThat(JournalVerification.of(disk, "epoch-1.journal").records()).isEqualTo(1 + CASHIERS * EACH);
    }

    @Test
    void wakesWhoFoundTheJournalInTheHandsOfOneWhoOnlyLooks() throws Exception {
        Journal journal = journal();

        ExecutorService threads =
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
        try {
            CountDownLatch looking = new CountDownLatch(1);
            List<Thread> cashier = new CopyOnWriteArrayList<>();
            disk.whileLooking(() -> {
                looking.countDown();
                awaitAsleep(cashier);
            });
            Future<Room> room = threads.submit(journal::room);
            looking.await();
            Future<JournalRecord> sale = threads.submit(() -> {
                cashier.add(Thread.currentThread());
                return sell(journal, 1);
            });

            assertThat(sale.get(60, TimeUnit.SECONDS).fact().source().sequence())
                    .isEqualTo(2);
            assertThat(room.get().freeBytes()).isPositive();
        } finally {
            // Not waited for: a cashier who was forgotten sleeps for ever.
            threads.shutdownNow();
        }
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

    private static void awaitAsleep(List<Thread> cashier) {
        while (cashier.isEmpty() || cashier.getFirst().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
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
