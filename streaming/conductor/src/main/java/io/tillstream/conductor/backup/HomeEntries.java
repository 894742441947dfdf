package io.tillstream.conductor.backup;

import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of a home as entries of a backup: keys and settings, the shop's plan, what was learned. Tills keep their own, and
 * ledgers, archive and index are made of the topics.
 */
final class HomeEntries {
    static final String FOLDER = "home/";

    private static final List<String> KEPT = List.of("settings.json", "imported.json", "gateway", "plan", "models");

    private final Home home;

    HomeEntries(Home home) {
        this.home = home;
    }

    void writeTo(BackupWriter backup) throws IOException {
        for (String kept : KEPT) {
            Path place = home.folder().resolve(kept);
            if (Files.exists(place)) {
                List<Path> files;
                try (Stream<Path> all = Files.walk(place)) {
                    files = all.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : files) {
                    backup.add(FOLDER + home.folder().relativize(file), out -> {
                        Files.copy(file, out);
                        return 1;
                    });
                }
            }
        }
    }

    /** Writes the files, each for its owner alone. */
    long readFrom(BackupReader backup) throws IOException {
        long files = 0;
        for (Contents.Entry entry : backup.contents().entries()) {
            if (entry.name().startsWith(FOLDER)) {
                write(backup, entry, place(entry));
                files++;
            }
        }
        return files;
    }

    /** A backup may come from anywhere: none of its names leads out of the home. */
    private Path place(Contents.Entry entry) throws IOException {
        Path place =
                home.folder().resolve(entry.name().substring(FOLDER.length())).normalize();
        if (!place.startsWith(home.folder()) || place.equals(home.folder())) {
            throw new IOException(entry.name() + " would lie outside of the home");
        }
        return place;
    }

    private static void write(BackupReader backup, Contents.Entry entry, Path place) throws IOException {
        Path folder = place.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream in = backup.open(entry);
                var out = Files.newOutputStream(place)) {
            in.transferTo(out);
        }
    }
}
