package io.tillstream.till.journal;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Failpoint;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalBroken;
import io.tillstream.journal.JournalInUse;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.NotAJournal;
import io.tillstream.journal.Room;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.settings.InvalidSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal this till writes: that of its epoch, opened by a record that names where the epoch before ended. */
public final class TillJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TillJournal.class);

    /** Room for the largest sale many times over; below it no payment is taken. */
    private static final long ROOM = 4L * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.journal");

    private final Path folder;
    private final Journal journal;
    private final Instant newestAtOpening;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<BiConsumer<JournalRecord, Duration>> watches = new CopyOnWriteArrayList<>();
    private volatile boolean scarce;

    private TillJournal(Path folder, Journal journal, Instant newestAtOpening) {
        this.folder = folder;
        this.journal = journal;
        this.newestAtOpening = newestAtOpening;
    }

    /**
     * Opens the journal of the till's epoch, or begins it.
     *
     * @param data the till's data folder
     * @throws InvalidSettings when the file there is another till's or cannot be used
     */
    public static TillJournal open(Path data, Identity identity, Clock clock) {
        Path folder = data.resolve("journal");
        Path file = file(folder, identity.epoch());
        try {
            Journal journal =
                    Files.exists(file) ? Journal.open(file) : Journal.create(file, identity.till(), identity.epoch());
            if (!journal.till().equals(identity.till()) || journal.epoch() != identity.epoch()) {
                journal.close();
                throw new InvalidSettings("Journal " + file + " belongs to " + journal.till() + ", epoch "
                        + journal.epoch() + ", but this till is " + identity.till() + ", epoch " + identity.epoch()
                        + "; set till.data to this till's own folder.");
            }
            Optional<JournalRecord> newest = journal.newestAtOpening();
            if (newest.isEmpty()) {
                newest = Optional.of(journal.append(opening(folder, identity, clock)));
                LOG.info("Journal of epoch {} begins.", identity.epoch());
            }
            return new TillJournal(folder, journal, newest.get().fact().happenedAt());
        } catch (NotAJournal | JournalBroken | JournalInUse e) {
            // Each says in one line what is wrong and what to do.
            throw new InvalidSettings(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidSettings(
                    "Journal " + file + " cannot be opened (" + e.getMessage() + "); correct the folder till.data.", e);
        }
    }

    private static EpochOpened opening(Path folder, Identity identity, Clock clock) throws IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new EpochOpened(
                new Source(identity.till(), identity.epoch(), 1),
                now,
                // The store's zone is not known before the first catalogue; this record has no effect on any day.
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                identity.epoch() > 1 ? "disk-replaced" : "enrolled",
                endOf(folder, identity.epoch() - 1));
    }

    private static EpochOpened.@Nullable PreviousEpoch endOf(Path folder, int epoch) throws IOException {
        Path file = file(folder, epoch);
        if (!Files.exists(file)) {
            return null;
        }
        try (JournalReader reader = JournalReader.open(file)) {
            long last = reader.lastSequence();
            return last == 0 ? null : new EpochOpened.PreviousEpoch(epoch, last, reader.headHash());
        }
    }

    private static Path file(Path folder, int epoch) {
        return folder.resolve("epoch-" + epoch + ".journal");
    }

    /** Calls back after every record. */
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls back after every record with the time it took to be on the disk. */
    public void onKept(BiConsumer<JournalRecord, Duration> watch) {
        watches.add(watch);
    }

    /**
     * Records a transaction; it is on the disk when this returns.
     *
     * @param fact makes the transaction of its number
     * @throws io.tillstream.journal.JournalUnwritable when it is not recorded, or nobody can say
     */
    public JournalRecord append(Function<Source, ? extends TillTransaction> fact) {
        long began = System.nanoTime();
        JournalRecord record = journal.appendNext(source -> {
            TillTransaction next = fact.apply(source);
            Failpoint.NUMBER.reached();
            return next;
        });
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        watches.forEach(watch -> watch.accept(record, took));
        listeners.forEach(Runnable::run);
        return record;
    }

    /** Asks before a payment is taken; throws as {@link #append} would. */
    public void requireWritable() {
        journal.requireWritable(ROOM);
    }

    /** Whether the disk is nearly full: the till still sells, and somebody should make space. */
    public boolean isShortOfSpace() {
        try {
            Room room = journal.room();
            if (room.isScarce() != scarce) {
                scarce = room.isScarce();
                LOG.warn(
                        "Disk of the journal: {} of {} bytes free; below a tenth a till warns; {}.",
                        room.freeBytes(),
                        room.totalBytes(),
                        scarce ? "make space before sales are refused" : "there is space again");
            }
            return scarce;
        } catch (IOException e) {
            LOG.warn("Disk of the journal: its space cannot be asked for ({}); check the disk.", e.getMessage());
            return true;
        }
    }

    public long lastSequence() {
        return journal.lastSequence();
    }

    public TillId till() {
        return journal.till();
    }

    public int epoch() {
        return journal.epoch();
    }

    /** When the newest record that was there at the start had happened, by the clock of then. */
    public Instant newestAtOpening() {
        return newestAtOpening;
    }

    /** This epoch's file, for reading. */
    public Path file() {
        return file(folder, journal.epoch());
    }

    /** The files of every epoch this till still has, the imported history first, for reading. */
    public List<Path> files() {
        return Stream.concat(history().stream(), Stream.concat(earlierEpochs().stream(), Stream.of(file())))
                .toList();
    }

    /** The files of epochs before this one that this till still has, oldest first; not the imported history. */
    public List<Path> earlierEpochs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Integer.parseInt(name.group(1)))
                    .filter(epoch -> epoch > 0 && epoch < journal.epoch())
                    .sorted()
                    .map(epoch -> file(folder, epoch))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " cannot be listed", e);
        }
    }

    /** The file of the imported history, where there is one. */
    public Optional<Path> history() {
        Path file = file(folder, 0);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
