package io.tillstream.commandline;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Progress of long work on standard error: a bar that redraws itself on a terminal, plain lines at most every five
 * seconds otherwise.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
    private static final Duration BAR_INTERVAL = Duration.ofMillis(100);

    private final String label;
    private final String unit;
    private final PrintStream out;
    private final boolean terminal;
    private final long startedNanos = System.nanoTime();
    private long printedNanos = startedNanos - PLAIN_INTERVAL.toNanos();
    private long done;
    private long total;

    /**
     * Starts one piece of work.
     *
     * @param label what is done, {@code Importing history}
     * @param unit what is counted, {@code lines}
     * @param total how many there will be, 0 when unknown
     */
    public Progress(String label, String unit, long total) {
        this(label, unit, total, System.err, isOnATerminal());
    }

    Progress(String label, String unit, long total, PrintStream out, boolean terminal) {
        this.label = label;
        this.unit = unit;
        this.total = total;
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether somebody sees it at once; a command may also run where there is no console at all. */
    @SuppressWarnings("SystemConsoleNull") // it is null where standard input leads nowhere
    public static boolean isOnATerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Says how much is done by now, in total and not since the last call. */
    public synchronized void at(long nowDone) {
        done = nowDone;
        long now = System.nanoTime();
        if (now - printedNanos >= (terminal ? BAR_INTERVAL : PLAIN_INTERVAL).toNanos()) {
            printedNanos = now;
            print();
        }
    }

    /** Corrects the expected total. */
    public synchronized void expect(long newTotal) {
        total = newTotal;
    }

    @Override
    public synchronized void close() {
        print();
        if (terminal) {
            out.println();
        }
    }

    private void print() {
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        String rate = String.format(Locale.ROOT, "%,.0f %s/s", seconds > 0 ? done / seconds : 0, unit);
        if (terminal) {
            int filled = total > 0 ? (int) Math.min(WIDTH, WIDTH * done / total) : 0;
            out.printf(
                    Locale.ROOT,
                    "\r%s [%s%s] %,d%s %s  ",
                    label,
                    "#".repeat(filled),
                    " ".repeat(WIDTH - filled),
                    done,
                    total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "",
                    rate);
            out.flush();
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d%s %s, %s%n",
                    label,
                    done,
                    total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "",
                    unit,
                    rate);
        }
    }
}
