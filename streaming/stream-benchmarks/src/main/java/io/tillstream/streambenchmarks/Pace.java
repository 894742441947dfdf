package io.tillstream.streambenchmarks;

import io.tillstream.events.sale.Sale;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Sales at a steady pace.
 *
 * @param perSecond how many; what arrives a second time is not counted
 */
record Pace(int perSecond) {
    /** Told of a sale in the moment it is due, before it is sent. */
    @FunctionalInterface
    interface Due {
        void at(Sale sale, int number);
    }

    void send(BusyDay.Batch day, Uploads uploads, Due told) {
        long between = Duration.ofSeconds(1).toNanos() / perSecond;
        long due = System.nanoTime();
        int sales = 0;
        Set<String> known = new HashSet<>();
        for (BusyDay.Sent sent : day.sent()) {
            if (sent.record().fact() instanceof Sale sale
                    && known.add(sale.source().receiptNumber())) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                due += between;
                told.at(sale, sales++);
            }
            var _ = uploads.sendNow(sent);
        }
    }
}
