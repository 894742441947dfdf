package io.tillstream.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedEncoderTest {
    private static final int CALLERS = 6;

    private final List<Thread> callers = new ArrayList<>();
    private final CountDownLatch begin = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    /** Stays until every other caller has come in, waits or is done, so that whoever may come in does. */
    private final PasswordEncoder slow = new PasswordEncoder() {
        @Override
        public String encode(@Nullable CharSequence password) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            while (callers.stream().anyMatch(BoundedEncoderTest::isOnItsWay) && inside.get() == 1) {
                Thread.onSpinWait();
            }
            inside.decrementAndGet();
            done.incrementAndGet();
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return hash != null && encode(password).equals(hash);
        }
    };

    private static boolean isOnItsWay(Thread thread) {
        return thread.getState() == Thread.State.RUNNABLE
                && thread.threadId() != Thread.currentThread().threadId();
    }

    /** Argon2 with one lane is one thread: one caller at a time is one core. */
    @Test
    void neverComputesForTwoCallersAtOnce() throws InterruptedException {
        BoundedEncoder encoder = new BoundedEncoder(slow);
        for (int i = 0; i < CALLERS; i++) {
            boolean isNew = i % 2 == 0;
            callers.add(new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (isNew) {
                    encoder.encode("a lamp and a mug");
                } else {
                    encoder.matches("a lamp and a mug", "hash");
                }
            }));
        }
        callers.forEach(Thread::start);
        begin.countDown();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(done).hasValue(CALLERS);
        assertThat(most).hasValue(1);
    }
}
