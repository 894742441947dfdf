package io.tillstream.till.counter;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Print jobs on disk, a file each, whose ending says how far it has come: {@code 000042.waiting}, {@code 000042.sending}. */
final class PrintFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PrintFolder.class);
    private static final Pattern NAME = Pattern.compile("(\\d{6,18})\\.(waiting|sending)");

    private final Path folder;

    PrintFolder(Path folder) {
        this.folder = folder;
    }

    private record Kept(String name, KeptDocument document) {}

    /** What was left by the process before, oldest first. A file that cannot be read is named in the log and left out. */
    List<PrintJob> jobs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<PrintJob> jobs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> read(file).ifPresent(jobs::add));
        } catch (IOException e) {
            LOG.error("Print jobs in {} cannot be read, and so they are not printed: {}", folder, e.getMessage());
        }
        jobs.sort(Comparator.comparingLong(PrintJob::number));
        return jobs;
    }

    private static Optional<PrintJob> read(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Kept kept = CanonicalJson.decode(Files.readAllBytes(file), Kept.class);
            return Optional.of(new PrintJob(
                    Long.parseLong(name.group(1)),
                    kept.name(),
                    kept.document().document(),
                    PrintJob.Stage.valueOf(name.group(2).toUpperCase(Locale.ROOT))));
        } catch (IOException | UnreadableFact | NullPointerException e) {
            LOG.error("Print job {} cannot be read, and so it is not printed: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a job that waits. One that a power cut takes away was not begun: its receipt is known by the journal. */
    void keep(PrintJob job) throws IOException {
        new KeptFile(file(job))
                .replace(
                        CanonicalJson.encode(new Kept(job.name(), KeptDocument.of(job.document()))),
                        KeptFile.Force.TO_SYSTEM);
    }

    /** Writes down that bytes of it may be out, so that not even a power cut makes it an original again. */
    void begin(PrintJob job) {
        PrintJob begun = job.at(PrintJob.Stage.SENDING);
        try {
            if (Files.exists(file(job))) {
                force(file(job), StandardOpenOption.WRITE);
                Files.move(file(job), file(begun), StandardCopyOption.ATOMIC_MOVE);
                force(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("print job " + file(job) + " cannot be marked as begun", e);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    void forget(PrintJob job) {
        for (PrintJob.Stage stage : PrintJob.Stage.values()) {
            try {
                Files.deleteIfExists(file(job.at(stage)));
            } catch (IOException e) {
                LOG.warn("Print job {} is done and cannot be deleted: {}", file(job), e.getMessage());
            }
        }
    }

    private Path file(PrintJob job) {
        return folder.resolve(String.format(
                Locale.ROOT, "%06d.%s", job.number(), job.stage().name().toLowerCase(Locale.ROOT)));
    }
}
