package io.tillstream.streambenchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Tells in files, when the ledgers run, for how many milliseconds they read their changelogs before, and how long ago they were last
 * given work.
 */
final class Restoring implements StateRestoreListener, KafkaStreams.StateListener {
    private static final long NEVER = Long.MAX_VALUE;

    private final Path folder;
    private final AtomicLong begun = new AtomicLong(NEVER);
    private final AtomicLong given = new AtomicLong(NEVER);

    Restoring(Path folder) {
        this.folder = folder;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        begun.accumulateAndGet(System.nanoTime(), Math::min);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long offset, long read) {
        // How far it is, nobody asks.
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long read) {
        // All of them have ended when the ledgers run.
    }

    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        if (now == KafkaStreams.State.REBALANCING) {
            given.set(System.nanoTime());
        }
        if (now == KafkaStreams.State.RUNNING) {
            tell(begun, file(folder));
            tell(given, takeover(folder));
        }
    }

    private static void tell(AtomicLong since, Path file) {
        if (since.get() == NEVER) {
            return;
        }
        try {
            Path whole = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".new"),
                    Long.toString((System.nanoTime() - since.get()) / 1_000_000));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path folder) {
        return folder.resolve("restored");
    }

    static Path takeover(Path folder) {
        return folder.resolve("taken-over");
    }
}
