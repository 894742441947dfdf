package io.tillstream.till.program;

import io.tillstream.events.till.ProgramPart;
import io.tillstream.events.till.WantedProgram;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The package of a program as far as it has arrived, in a file; what is there is not fetched a second time, not even after a power
 * cut.
 */
final class ProgramDownload {
    private static final String ARRIVING = "arriving-";

    private final Path file;
    private final WantedProgram wanted;

    ProgramDownload(Path folder, WantedProgram wanted) {
        this.file = folder.resolve(ARRIVING + wanted.program());
        this.wanted = wanted;
    }

    /** Where a part comes from. */
    @FunctionalInterface
    interface Parts {
        byte[] part(String program, int part) throws IOException, InterruptedException;
    }

    Path file() {
        return file;
    }

    boolean isComplete() throws IOException {
        return Files.exists(file) && Files.size(file) >= wanted.size();
    }

    /**
     * Fetches what is missing; false where it was given up, because head office wants it no more.
     *
     * @param isWanted asked before each part
     * @param pause after each part, so that the line stays free for sales
     * @throws IOException when a part did not arrive, or has another length than it should
     */
    boolean fetch(Parts from, Duration pause, BooleanSupplier isWanted) throws IOException, InterruptedException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            int part = (int) (out.length() / ProgramPart.SIZE);
            for (long at = (long) part * ProgramPart.SIZE; at < wanted.size(); at += ProgramPart.SIZE, part++) {
                if (!isWanted.getAsBoolean()) {
                    return false;
                }
                byte[] bytes = from.part(wanted.program(), part);
                long due = Math.min(ProgramPart.SIZE, wanted.size() - at);
                if (bytes.length != due) {
                    throw new IOException("Part " + part + " of program " + wanted.version() + " has " + bytes.length
                            + " bytes and not " + due);
                }
                out.seek(at);
                out.write(bytes);
                out.getFD().sync();
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
            out.setLength(wanted.size());
            return true;
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Deletes what arrived of all programs but one. */
    static void forgetOthers(Path folder, Optional<WantedProgram> wanted) throws IOException {
        String kept = wanted.map(each -> ARRIVING + each.program()).orElse("");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                String name = String.valueOf(each.getFileName());
                if (name.startsWith(ARRIVING) && !name.equals(kept)) {
                    Files.delete(each);
                }
            }
        }
    }
}
