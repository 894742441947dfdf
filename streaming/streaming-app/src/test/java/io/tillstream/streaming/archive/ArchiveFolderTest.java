package io.tillstream.streaming.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
    @TempDir
    private Path root;

    @Test
    void sortsABatchIntoFilesByBusinessDate() throws IOException {
        ArchiveFolder.open(root).write(batch(0, 10, "2011-11-08 a", "2011-11-09 b", "2011-11-08 c"));

        assertThat(files())
                .containsExactly("date=2011-11-08/part-0-10-12.jsonl.gz", "date=2011-11-09/part-0-10-12.jsonl.gz");
        assertThat(lines("date=2011-11-08/part-0-10-12.jsonl.gz")).containsExactly("a", "c");
    }

    @Test
    void givesALateRecordAFileOfItsOwnBesideTheOlderOnes() throws IOException {
        ArchiveFolder archive = ArchiveFolder.open(root);
        archive.write(batch(0, 0, "2011-11-08 a"));
        byte[] before = Files.readAllBytes(root.resolve("date=2011-11-08/part-0-0-0.jsonl.gz"));
        archive.write(batch(0, 1, "2011-11-09 b", "2011-11-08 late"));

        assertThat(lines("date=2011-11-08/part-0-1-2.jsonl.gz")).containsExactly("late");
        assertThat(Files.readAllBytes(root.resolve("date=2011-11-08/part-0-0-0.jsonl.gz")))
                .isEqualTo(before);
    }

    @Test
    void knowsItsPositionAndCountAfterBeingOpenedAgain() throws IOException {
        ArchiveFolder archive = ArchiveFolder.open(root);
        archive.write(batch(0, 0, "2011-11-08 a", "2011-11-08 b"));
        archive.write(batch(0, 5, "2011-11-08 c"));
        archive.write(batch(3, 7, "2011-11-08 d"));

        ArchiveFolder again = ArchiveFolder.open(root);

        assertThat(again.next(0)).contains(6L);
        assertThat(again.next(3)).contains(8L);
        assertThat(again.next(1)).isEqualTo(Optional.empty());
        assertThat(again.records()).isEqualTo(4);
    }

    @Test
    void findsItsPositionInTheFileNamesWhenTheMarkersAreGone() throws IOException {
        ArchiveFolder archive = ArchiveFolder.open(root);
        archive.write(batch(0, 0, "2011-11-08 a", "2011-11-09 b"));
        archive.write(batch(0, 5, "2011-11-08 c"));
        try (Stream<Path> markers = Files.list(root.resolve("_batches"))) {
            for (Path marker : markers.toList()) {
                Files.delete(marker);
            }
        }

        ArchiveFolder again = ArchiveFolder.open(root);

        assertThat(again.next(0)).contains(6L);
        assertThat(again.records()).isEqualTo(3);
    }

    /** Three batches, the power cut at every single step: whoever repeats from the position has each record once. */
    @Test
    void holdsEveryRecordOnceWhereverThePowerIsCut() throws IOException {
        List<String> all =
                List.of("2011-11-08 a", "2011-11-09 b", "2011-11-10 c", "2011-11-08 d", "2011-11-09 e", "2011-11-11 f");
        int cuts = 0;
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            root = Files.createTempDirectory(root, "cut-");
            cut = writeUntilCut(all, steps);
            cuts += cut ? 1 : 0;

            ArchiveFolder recovered = ArchiveFolder.open(root);
            long next = recovered.next(0).orElse(0L);
            while (next < all.size()) {
                recovered.write(batch(0, next, all.get((int) next)));
                next = recovered.next(0).orElseThrow();
            }

            List<String> found = new ArrayList<>();
            for (String file : files()) {
                for (String line : lines(file)) {
                    found.add(file.substring("date=".length(), "date=2011-11-08".length()) + " " + line);
                }
            }
            assertThat(found).as("after %d steps", steps).containsExactlyInAnyOrderElementsOf(all);
            assertThat(recovered.records()).as("after %d steps", steps).isEqualTo(all.size());
            try (Stream<Path> left = Files.list(root.resolve("_writing"))) {
                assertThat(left).isEmpty();
            }
        }
        // Per batch of two dates: a marker, two files, and from the second on a marker deleted.
        assertThat(cuts).isEqualTo(3 * 3 + 2);
    }

    private boolean writeUntilCut(List<String> all, int steps) throws IOException {
        Disk disk = new DiskThatLosesPower(steps);
        try {
            ArchiveFolder archive = ArchiveFolder.open(root, disk);
            for (int i = 0; i < all.size(); i += 2) {
                archive.write(batch(0, i, all.get(i), all.get(i + 1)));
            }
            return false;
        } catch (PowerCut e) {
            return true;
        }
    }

    @Test
    void stopsWhenAMarkedFileIsMissing() throws IOException {
        ArchiveFolder.open(root).write(batch(0, 0, "2011-11-08 a"));
        Files.delete(root.resolve("date=2011-11-08/part-0-0-0.jsonl.gz"));

        assertThatThrownBy(() -> ArchiveFolder.open(root))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-0-0-0.jsonl.gz is missing");
    }

    @Test
    void refusesABatchItAlreadyHolds() throws IOException {
        ArchiveFolder archive = ArchiveFolder.open(root);
        archive.write(batch(0, 0, "2011-11-08 a", "2011-11-08 b"));

        assertThatThrownBy(() -> archive.write(batch(0, 1, "2011-11-08 b"))).isInstanceOf(IOException.class);
    }

    /** Each record is a date, a space and a line without spaces. */
    private static ArchiveBatch batch(int partition, long first, String... records) {
        ArchiveBatch batch = new ArchiveBatch(partition);
        long offset = first;
        for (String record : records) {
            String[] parts = record.split(" ", -1);
            batch.add(offset++, LocalDate.parse(parts[0]), parts[1].getBytes(StandardCharsets.UTF_8));
        }
        return batch;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(root.resolve(file))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static final class PowerCut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Works for so many steps and then no more. */
    private static final class DiskThatLosesPower implements Disk {
        private final Disk real = Disk.real();
        private int stepsLeft;

        DiskThatLosesPower(int steps) {
            stepsLeft = steps;
        }

        @Override
        public void publish(Path written, Path name) throws IOException {
            step();
            real.publish(written, name);
        }

        @Override
        public void delete(Path file) throws IOException {
            step();
            real.delete(file);
        }

        private void step() throws PowerCut {
            if (stepsLeft-- <= 0) {
                throw new PowerCut();
            }
        }
    }
}
