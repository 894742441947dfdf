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

/** Tells in a file, when the ledgers run, for how many milliseconds they read their changelogs before. */
final class Restoring implements StateRestoreListener, KafkaStreams.StateListener {
    private static final String FILE = "restored";

    private final Path folder;
    private final AtomicLong begun = new AtomicLong(Long.MAX_VALUE);

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
        if (now != KafkaStreams.State.RUNNING || begun.get() == Long.MAX_VALUE) {
            return;
        }
        try {
            Path whole = Files.writeString(
                    folder.resolve(FILE + ".new"), Long.toString((System.nanoTime() - begun.get()) / 1_000_000));
            Files.move(whole, file(folder), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }
}
