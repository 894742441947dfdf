package io.tillstream.simulator.cashier;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The sign at the door: pauses end early once it is turned, and no new customer is served. */
final class ShopClosing {
    private final CountDownLatch closed = new CountDownLatch(1);

    void close() {
        closed.countDown();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits that long, or until the shop closes. */
    void pause(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            var _ = closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
