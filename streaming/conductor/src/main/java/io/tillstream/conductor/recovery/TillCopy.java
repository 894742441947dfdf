package io.tillstream.conductor.recovery;

import io.tillstream.commandline.Complaint;
import io.tillstream.journal.JournalSalvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies a till's data folder while the till sells. Of each journal its mark is copied first: so nothing that the mark
 * calls acknowledged can be missing from the copy, and what was written meanwhile is more than it says.
 *
 * @param folder the copy; {@code till recover} reads it like a disk
 * @param journals what can be read of each journal there
 * @param hasKey whether the till's key was copied, without which nothing can be sent from the copy
 */
public record TillCopy(Path folder, List<JournalSalvage> journals, boolean hasKey) {
    /** A record that was being written where the copy stood has its end in the next one. */
    private static final int ATTEMPTS = 5;

    /** Small files that are replaced as a whole; what else lies there is learnt again, or made anew. */
    private static final List<String> KEPT = List.of(
            "identity.json",
            "gateway",
            "leases.json",
            "promotion-leases.json",
            "open-basket",
            "open-basket-promotions",
            "head-office-settings.json",
            "screen.json",
            "receipts.json",
            "ribbon.json");

    public TillCopy {
        journals = List.copyOf(journals);
    }

    /** Whether every record of the copy could be read, and none that was acknowledged is missing. */
    public boolean isWhole() {
        return journals.stream().allMatch(journal -> journal.lost().isEmpty() && !journal.isOpenEnded());
    }

    /**
     * Makes a copy.
     *
     * @param till whose
     * @param into a folder that does not exist yet; readable by its owner only, for the till's key lies in it
     */
    public static TillCopy of(DeadTill till, Path into) throws IOException {
        if (Files.exists(into)) {
            throw new Complaint(
                    "Copy " + into,
                    "is there already",
                    "a copy is never written over another",
                    "name a folder that does not exist yet");
        }
        Path unfinished = into.resolveSibling(into.getFileName() + ".unfinished");
        delete(unfinished);
        Files.createDirectories(unfinished.toAbsolutePath().resolveSibling(""));
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(unfinished.resolve("journal"));
        List<JournalSalvage> journals = new ArrayList<>();
        for (Path journal : till.journals()) {
            journals.add(copied(journal, unfinished.resolve("journal")));
        }
        for (String name : KEPT) {
            Path file = till.data().resolve(name);
            if (Files.isRegularFile(file)) {
                Files.copy(file, unfinished.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(unfinished, into, StandardCopyOption.ATOMIC_MOVE);
        return new TillCopy(into, journals, till.key().isPresent());
    }

    private static JournalSalvage copied(Path journal, Path into) throws IOException {
        Path copy = into.resolve(String.valueOf(journal.getFileName()));
        JournalSalvage found = copiedOnce(journal, copy);
        for (int more = 1; more < ATTEMPTS && !found.lost().isEmpty(); more++) {
            found = copiedOnce(journal, copy);
        }
        return found;
    }

    private static JournalSalvage copiedOnce(Path journal, Path copy) throws IOException {
        Path mark = journal.resolveSibling(journal.getFileName() + ".mark");
        if (Files.isRegularFile(mark)) {
            Files.copy(mark, copy.resolveSibling(copy.getFileName() + ".mark"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(journal, copy, StandardCopyOption.REPLACE_EXISTING);
        return JournalSalvage.of(copy, _ -> {});
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
