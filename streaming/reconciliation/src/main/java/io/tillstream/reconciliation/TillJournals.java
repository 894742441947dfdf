package io.tillstream.reconciliation;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.journal.JournalBroken;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.NotAJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The journals below a home directory, {@code tills/<till>/journal/epoch-<n>.journal}, read only. */
final class TillJournals implements AutoCloseable {
    private final Path tills;
    private final Map<Path, OpenJournal> open = new TreeMap<>();

    TillJournals(Path home) {
        this.tills = home.resolve("tills");
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new Complaint(
                    "Home directory",
                    home.toString(),
                    "it must hold at least one tills/*/journal/epoch-*.journal",
                    "name the directory that demo or up was started with");
        }
        files.forEach(file -> open.put(file, open(file)));
    }

    /** One journal file and how far it has been read. */
    private static final class OpenJournal {
        private final JournalReader reader;
        private long next = 1;

        OpenJournal(JournalReader reader) {
            this.reader = reader;
        }
    }

    /**
     * Hands on every record that has not been handed on before, in the order of each journal.
     *
     * @return how many
     */
    long readOn(Consumer<JournalRecord> take) {
        long read = 0;
        for (Path file : files()) {
            OpenJournal journal = open.computeIfAbsent(file, TillJournals::open);
            try (Stream<JournalRecord> records = journal.reader.from(journal.next)) {
                for (JournalRecord record : (Iterable<JournalRecord>) records::iterator) {
                    // The reader checks checksums, numbers and links; what hangs on the hash is checked here.
                    if (!FactChain.isIntact(record)) {
                        throw broken(
                                file,
                                "the hash of record " + record.fact().source().sequence()
                                        + " is not that of its content");
                    }
                    take.accept(record);
                    journal.next = record.fact().source().sequence() + 1;
                    read++;
                }
            } catch (JournalBroken e) {
                throw broken(file, String.valueOf(e.getMessage()));
            } catch (UncheckedIOException e) {
                throw broken(file, String.valueOf(e.getCause()));
            }
        }
        return read;
    }

    /** Reads one record again. */
    JournalRecord record(Source source) {
        for (OpenJournal journal : open.values()) {
            if (journal.reader.epoch() == source.epoch()
                    && journal.reader.till().equals(source.till())) {
                return journal.reader.read(source.sequence(), 1).getFirst();
            }
        }
        throw new IllegalArgumentException("No journal of " + source + " has been read.");
    }

    private static OpenJournal open(Path file) {
        try {
            return checked(file, JournalReader.open(file));
        } catch (NotAJournal e) {
            throw broken(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw broken(file, e.toString());
        }
    }

    private static OpenJournal checked(Path file, JournalReader reader) throws IOException {
        TillId till = reader.till();
        Path expected = Path.of(till.toString(), "journal", "epoch-" + reader.epoch() + ".journal");
        if (!file.endsWith(expected)) {
            reader.close();
            throw broken(file, "it is the journal of till " + till + ", epoch " + reader.epoch());
        }
        return new OpenJournal(reader);
    }

    private static Complaint broken(Path file, String why) {
        return new Complaint(
                "Journal " + file,
                why,
                "a journal that cannot be read proves nothing",
                "examine it with ./tillstream journal verify");
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(tills)) {
            for (Path folder : folders) {
                Path journals = folder.resolve("journal");
                if (Files.isDirectory(journals)) {
                    try (DirectoryStream<Path> epochs = Files.newDirectoryStream(journals, "epoch-*.journal")) {
                        epochs.forEach(files::add);
                    }
                }
            }
        } catch (NotDirectoryException | java.nio.file.NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new Complaint(
                    "Directory " + tills, e.toString(), "it must be readable", "check its owner and rights");
        }
        Collections.sort(files);
        return files;
    }

    @Override
    public void close() {
        for (OpenJournal journal : open.values()) {
            try {
                journal.reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
