package io.tillstream.simulator.cashier;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something with a deadline. */
final class Await {
    private static final long PATIENCE_SECONDS = 30;

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + PATIENCE_SECONDS + " s in vain for " + what + ".");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + what + ".", e);
            }
        }
    }
}
