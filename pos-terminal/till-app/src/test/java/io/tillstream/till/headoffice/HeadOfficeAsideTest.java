package io.tillstream.till.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeWithoutReceipts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks head office hears something in time, whatever the line does. */
class HeadOfficeAsideTest {
    private static final Source RECEIPT = Source.parseReceiptNumber("s1-t2/1/7");
    private static final Duration LONG = Duration.ofMinutes(10);

    private final CountDownLatch woken = new CountDownLatch(1);
    private final List<Thread> asleep = new CopyOnWriteArrayList<>();
    private final List<Source> letGo = new CopyOnWriteArrayList<>();

    @AfterEach
    void wakeEverybody() {
        woken.countDown();
    }

    /** A line on which a question for a receipt is answered so. */
    private class Line implements HeadOfficeWithoutReceipts {
        @Override
        public Upload upload(byte[] ndjson) {
            throw new AssertionError("nothing is uploaded here");
        }

        @Override
        public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader) throws IOException {
            throw new AssertionError("nothing is read here");
        }

        @Override
        public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
            return CompletableFuture.completedFuture(new ReceiptAnswer.NotArrived());
        }

        @Override
        public void letGo(Source receipt) {
            letGo.add(receipt);
        }
    }

    private final class Sleeper extends Line {
        @Override
        public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
            sleep();
            return super.receipt(receipt, patience);
        }

        @Override
        public void letGo(Source receipt) {
            sleep();
            super.letGo(receipt);
        }

        @Override
        public CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience) {
            sleep();
            return super.lease(lease, pool, units, patience);
        }

        @Override
        public CompletableFuture<Boolean> endLease(
                String lease, LeasePool pool, List<String> attempts, Duration patience) {
            sleep();
            return super.endLease(lease, pool, attempts, patience);
        }

        private void sleep() {
            asleep.add(Thread.currentThread());
            try {
                woken.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void passesOnWhatIsSaid() {
        HeadOffice headOffice = HeadOffice.aside(new Line());

        assertThat(headOffice.receipt(RECEIPT, LONG).join()).isEqualTo(new ReceiptAnswer.NotArrived());
        headOffice.letGo(RECEIPT);
        Await.until(() -> letGo.equals(List.of(RECEIPT)));
    }

    @Test
    void hearsSilenceFromALineThatSleepsBeforeItPromises() {
        HeadOffice headOffice = HeadOffice.aside(new Sleeper());

        headOffice.letGo(RECEIPT);
        assertThat(headOffice.receipt(RECEIPT, Duration.ofMillis(50)).join()).isEqualTo(new ReceiptAnswer.Silent());
    }

    @Test
    void asksForNoMoneyFromALineThatSleeps() {
        HeadOffice headOffice = HeadOffice.aside(new Sleeper());
        LeasePool card = LeasePool.of("gift-card|TSG0000000000017|GBP");
        Duration moment = Duration.ofMillis(50);

        assertThat(headOffice.lease("s1-t1/a", card, 5, moment).join()).isEmpty();
        assertThat(headOffice.endLease("s1-t1/a", card, List.of(), moment).join())
                .isFalse();
    }

    @Test
    void hearsSilenceFromALineThatPromisesAndNeverKeepsIt() {
        HeadOffice headOffice = HeadOffice.aside(new Line() {
            @Override
            public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
                return new CompletableFuture<>();
            }
        });

        assertThat(headOffice.receipt(RECEIPT, Duration.ofMillis(50)).join()).isEqualTo(new ReceiptAnswer.Silent());
    }

    @Test
    void hearsSilenceFromALineThatFails() {
        HeadOffice headOffice = HeadOffice.aside(new Line() {
            @Override
            public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
                throw new IllegalStateException("a line that fails");
            }
        });
        HeadOffice later = HeadOffice.aside(new Line() {
            @Override
            public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
                return CompletableFuture.failedFuture(new IllegalStateException("a promise that fails"));
            }
        });

        assertThat(headOffice.receipt(RECEIPT, LONG).join()).isEqualTo(new ReceiptAnswer.Silent());
        assertThat(later.receipt(RECEIPT, LONG).join()).isEqualTo(new ReceiptAnswer.Silent());
    }

    /** Whoever asks a sleeper again and again leaves no threads behind, and hears at once when it is in vain. */
    @Test
    void holdsFewThreadsForALineThatSleeps() {
        HeadOffice headOffice = HeadOffice.aside(new Sleeper());
        List<CompletableFuture<ReceiptAnswer>> answers = new ArrayList<>();
        for (int question = 0; question < 1000; question++) {
            answers.add(headOffice.receipt(RECEIPT, LONG));
        }

        Await.until(() -> asleep.size() == HeadOfficeAside.THREADS);
        assertThat(answers.getLast()).isCompletedWithValue(new ReceiptAnswer.Silent());
        woken.countDown();
        assertThat(answers.getFirst().join()).isEqualTo(new ReceiptAnswer.NotArrived());
    }
}
