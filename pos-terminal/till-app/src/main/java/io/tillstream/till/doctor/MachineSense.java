package io.tillstream.till.doctor;

import io.tillstream.doctor.sense.Disk;
import io.tillstream.doctor.sense.Load;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The till's disk and its processor. Nothing of the journal is touched: a few bytes of its own are brought to the disk. */
final class MachineSense {
    private static final Logger LOG = LoggerFactory.getLogger(MachineSense.class);
    private static final int FEW_BYTES = 512;

    private final Path data;

    /**
     * The senses of a machine.
     *
     * @param data the till's data folder
     */
    MachineSense(Path data) {
        this.data = data;
    }

    Disk disk() {
        try {
            FileStore store = Files.getFileStore(data);
            return new Disk(store.getUsableSpace(), store.getTotalSpace(), forced());
        } catch (IOException e) {
            LOG.warn("Disk of {}: {}; check the disk.", data, e.getMessage());
            return new Disk(0, 0, Optional.empty());
        }
    }

    private Optional<Duration> forced() {
        Path file = data.resolve("doctor.probe");
        long began = System.nanoTime();
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            channel.write(ByteBuffer.allocate(FEW_BYTES));
            channel.force(true);
            return Optional.of(Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            LOG.warn("Disk of {} takes nothing: {}; check the disk.", data, e.getMessage());
            return Optional.empty();
        }
    }

    static Load load() {
        double waiting =
                first(Path.of("/proc/loadavg")).map(MachineSense::firstNumber).orElse(0.0);
        return new Load(waiting / Runtime.getRuntime().availableProcessors(), freeMemory());
    }

    private static double firstNumber(String text) {
        return Double.parseDouble(text.split(" ", 2)[0]);
    }

    private static long freeMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            // A machine that does not tell is not accused.
            return Long.MAX_VALUE;
        }
    }

    private static Optional<String> first(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
