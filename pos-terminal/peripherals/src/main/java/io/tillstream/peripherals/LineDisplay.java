package io.tillstream.peripherals;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A customer display of two lines on a serial line. It shows what it was told last, also after it was away. */
public final class LineDisplay implements AutoCloseable {
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(2);

    private final DisplayCommands commands;
    private final LineKeeper line;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("display-writer").factory());
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("display-watchdog").factory());
    private volatile DisplayLines wanted = DisplayLines.DARK;
    private volatile @Nullable OpenLine current;

    /** Read and written by the writer only. */
    private @Nullable DisplayLines shown;

    private LineDisplay(DeviceLine line, DisplayCommands commands, Clock clock) {
        this.commands = commands;
        this.line = LineKeeper.of(
                "customer display", "check its cable, or set till.display to its device", line, clock, this::attend);
    }

    /** Starts it, dark; the display need not be there yet. */
    public static LineDisplay start(DeviceLine line, DisplayCommands commands, Clock clock) {
        LineDisplay display = new LineDisplay(line, commands, clock);
        display.line.start();
        return display;
    }

    /** Shows two lines from now on; never blocks. */
    public void show(DisplayLines lines) {
        wanted = lines;
        if (!writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    public Connection connection() {
        return line.connection();
    }

    private void attend(OpenLine open) {
        writer.execute(() -> {
            shown = null;
            send(open, commands.initialise());
        });
        current = open;
        writer.execute(this::write);
        byte[] answers = new byte[16];
        // A display says nothing of use; reading it tells when it is gone.
        int heard;
        do {
            heard = open.read(answers);
        } while (heard >= 0 && !line.isClosing());
        current = null;
    }

    private void write() {
        OpenLine open = current;
        DisplayLines lines = wanted;
        if (open != null && !lines.equals(shown) && send(open, commands.show(lines))) {
            shown = lines;
        }
    }

    private boolean send(OpenLine open, byte[] bytes) {
        ScheduledFuture<?> rescue = watchdog.schedule(open::close, WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        boolean sent = open.write(bytes);
        rescue.cancel(false);
        return sent;
    }

    @Override
    public void close() {
        line.close();
        writer.shutdownNow();
        watchdog.shutdownNow();
    }
}
