package io.tillstream.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archive that {@code --archive} names, a published format: accepted records by business date, in folders
 * {@code date=YYYY-MM-DD} directly below it. A folder that only contains archives somewhere below is none, for what lies there
 * may be of several shops.
 *
 * @param root the archive
 * @param days its business dates, ascending, at least one
 */
public record ArchiveFolder(Path root, List<LocalDate> days) {
    private static final String DATE = "date=";
    private static final String ENDING = ".jsonl.gz";

    public ArchiveFolder {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("An archive has a day at least.");
        }
    }

    /**
     * Looks into an archive.
     *
     * @throws Complaint when it is none
     */
    public static ArchiveFolder in(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw complaint(root, "no such folder");
        }
        List<LocalDate> days = new ArrayList<>();
        try (Stream<Path> found = Files.list(root)) {
            for (Path folder : found.toList()) {
                String name = folder.getFileName().toString();
                if (name.startsWith(DATE) && Files.isDirectory(folder)) {
                    days.add(day(root, name));
                }
            }
        }
        if (days.isEmpty()) {
            throw complaint(root, "no folder " + DATE + "YYYY-MM-DD directly below it");
        }
        return new ArchiveFolder(root, days.stream().sorted().toList());
    }

    /**
     * Something in a folder that no archive holds, so that the folder must not be taken for one; nothing where an archive is, or
     * may be written.
     */
    public static Optional<String> strangerIn(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return Files.exists(root) ? Optional.of("a file") : Optional.empty();
        }
        try (Stream<Path> found = Files.list(root)) {
            return found.map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith(DATE) && !name.startsWith("_"))
                    .sorted()
                    .findFirst();
        }
    }

    private static LocalDate day(Path root, String folder) {
        try {
            return LocalDate.parse(folder.substring(DATE.length()));
        } catch (DateTimeException e) {
            throw complaint(root, "folder " + folder + " is no date");
        }
    }

    private static Complaint complaint(Path root, String what) {
        return new Complaint(
                "Archive " + root,
                what,
                "it must hold accepted records in a folder " + DATE + "YYYY-MM-DD for each business date",
                "name the folder the streaming-app writes its archive to with --archive");
    }

    /** The files of one business date, sorted. */
    public List<Path> files(LocalDate day) throws IOException {
        try (Stream<Path> found = Files.list(root.resolve(DATE + day))) {
            return found.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The files of every business date, sorted.
     *
     * @throws Complaint when there is none
     */
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (LocalDate day : days) {
            files.addAll(files(day));
        }
        if (files.isEmpty()) {
            throw complaint(root, "no file *" + ENDING);
        }
        return files;
    }
}
