package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Compares the books of an open shop again and again, journals against ledgers and index. What it found is told when it is another
 * thing than the last time, and {@code status} shows it.
 */
final class Audit {
    /** A look at the books. */
    @FunctionalInterface
    interface Look {
        Books.Verdict look() throws IOException;
    }

    /** What tills have not sent yet. */
    @FunctionalInterface
    interface Unsent {
        long records() throws IOException, InterruptedException;
    }

    private final Home home;
    private final Look look;
    private final Unsent unsent;
    private final InstantSource clock;
    private final Steps steps;

    /** Until the first look nothing speaks against them. */
    private Optional<Boolean> last = Optional.of(true);

    Audit(Home home, Look look, Unsent unsent, InstantSource clock, Steps steps) {
        this.home = home;
        this.look = look;
        this.unsent = unsent;
        this.clock = clock;
        this.steps = steps;
    }

    /** Goes on until everything is being stopped. */
    void every(Duration pause) throws IOException, InterruptedException {
        BooksChecked.forget(home);
        while (true) {
            Thread.sleep(pause);
            once();
        }
    }

    /** Compares once, or says why that would tell nothing. */
    void once() throws IOException, InterruptedException {
        long started = System.nanoTime();
        BooksChecked found = found(started);
        found.write(home);
        Optional<Boolean> now = Optional.ofNullable(found.equal());
        if (!now.equals(last)) {
            steps.say(found.text());
        }
        last = now;
    }

    private BooksChecked found(long started) throws InterruptedException {
        try {
            long waiting = unsent.records();
            if (waiting > 0) {
                return notCompared(started, waiting + " records wait in tills that are offline");
            }
            return new BooksChecked(clock.instant(), look.look().isEqual(), seconds(started), null);
        } catch (Complaint | IOException e) {
            return notCompared(started, String.valueOf(e.getMessage()));
        }
    }

    private BooksChecked notCompared(long started, String reason) {
        return new BooksChecked(clock.instant(), null, seconds(started), reason);
    }

    private static double seconds(long started) {
        return Math.round((System.nanoTime() - started) / 1e8) / 10.0;
    }
}
