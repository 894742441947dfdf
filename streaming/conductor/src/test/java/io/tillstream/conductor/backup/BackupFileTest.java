package io.tillstream.conductor.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
    private static final String SALES = "topics/fact.sale.v1/2.jsonl";

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasWritten() throws Exception {
        Path file = written();

        try (BackupReader backup = BackupReader.openChecked(file)) {
            assertThat(backup.contents().madeAt()).isEqualTo(NOW);
            assertThat(backup.contents().records("topics/")).isEqualTo(50);
            assertThat(backup.contents().entries())
                    .extracting(Contents.Entry::name)
                    .containsExactly("home/settings.json", SALES);
            try (var in = backup.open(backup.contents().entries().getFirst())) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("{}");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("shop.backup.half")).doesNotExist();
    }

    @Test
    void leavesNothingBehindWhenItIsCutOff() throws Exception {
        Path file = folder.resolve("shop.backup");

        assertThatThrownBy(() -> {
                    try (BackupWriter backup = BackupWriter.open(file, NOW)) {
                        backup.add("home/settings.json", out -> {
                            throw new IOException("disk full");
                        });
                    }
                })
                .hasMessage("disk full");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheRecordBehindWhichAByteIsFlipped() throws Exception {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        int place = dataOf(file, bytes) + 700;
        bytes[place] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> BackupReader.openChecked(file))
                .isInstanceOf(Complaint.class)
                .hasMessageMatching("Backup .*: " + SALES + " is broken behind record \\d+ of 50; .*");
    }

    @Test
    void neverGivesBackWhatWasNotWritten() throws Exception {
        Path file = written();
        byte[] sound = Files.readAllBytes(file);
        List<String> content = content(file);
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bytes = sound.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Path broken = Files.write(folder.resolve("broken.backup"), bytes);

            try {
                // A date of the zip may be another one; a byte of ours may not.
                assertThat(content(broken)).isEqualTo(content);
            } catch (Complaint e) {
                found++;
            }
        }
        assertThat(found).isGreaterThan(250);
    }

    private static List<String> content(Path file) throws IOException {
        List<String> content = new ArrayList<>();
        try (BackupReader backup = BackupReader.openChecked(file)) {
            for (Contents.Entry entry : backup.contents().entries()) {
                try (var in = backup.open(entry)) {
                    content.add(entry.name() + new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }

    @Test
    void refusesAFileThatIsCutOff() throws Exception {
        byte[] bytes = Files.readAllBytes(written());
        Path cut = Files.write(folder.resolve("cut.backup"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> BackupReader.openChecked(cut))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void keepsBytesThatAreNoText() throws Exception {
        byte[] poison = {(byte) 0xff, 0, 1};
        RecordHeaders headers = new RecordHeaders();
        headers.add("tillstream-replay-of", "fact.sale.v1|2|17|sale".getBytes(StandardCharsets.UTF_8));

        RecordLine read = RecordLine.parse(line(new RecordLine(17, 1_795_808_324_174L, null, poison, headers)));

        assertThat(read.offset()).isEqualTo(17);
        assertThat(read.at()).isEqualTo(1_795_808_324_174L);
        assertThat(read.key()).isNull();
        assertThat(read.value()).isEqualTo(poison);
        assertThat(read.headers()).isEqualTo(headers);
    }

    @Test
    void tellsAnEmptyValueFromNone() throws Exception {
        byte[] key = "s1".getBytes(StandardCharsets.UTF_8);

        assertThat(RecordLine.parse(line(new RecordLine(1, 2, key, null, new RecordHeaders())))
                        .value())
                .isNull();
        assertThat(RecordLine.parse(line(new RecordLine(1, 2, key, new byte[0], new RecordHeaders())))
                        .value())
                .isEmpty();
    }

    @Test
    void writesNoFileOutsideOfTheHome() throws Exception {
        Path file = folder.resolve("shop.backup");
        try (BackupWriter backup = BackupWriter.open(file, NOW)) {
            backup.add("home/../../elsewhere", out -> {
                out.write('x');
                return 1;
            });
            backup.finish();
        }

        try (BackupReader backup = BackupReader.openChecked(file)) {
            Home home = new Home(folder.resolve("home/of/mine"));
            assertThatThrownBy(() -> new HomeEntries(home).readFrom(backup))
                    .hasMessageContaining("outside of the home");
        }
        assertThat(folder.resolve("home")).doesNotExist();
    }

    private Path written() throws IOException {
        Path file = folder.resolve("shop.backup");
        Random random = new Random(1);
        try (BackupWriter backup = BackupWriter.open(file, NOW)) {
            backup.add("home/settings.json", out -> {
                out.write("{}".getBytes(StandardCharsets.UTF_8));
                return 1;
            });
            backup.add(SALES, out -> {
                for (int offset = 0; offset < 50; offset++) {
                    byte[] key = ("s" + random.nextInt()).getBytes(StandardCharsets.UTF_8);
                    out.write(new RecordLine(offset, NOW.toEpochMilli(), key, key, new RecordHeaders()).bytes());
                }
                return 50;
            });
            backup.finish();
        }
        return file;
    }

    private static String line(RecordLine record) {
        return new String(record.bytes(), StandardCharsets.UTF_8).stripTrailing();
    }

    /** Where the second entry's bytes begin. */
    private static int dataOf(Path file, byte[] bytes) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry(SALES)).isNotNull();
        }
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.indexOf(SALES) + SALES.length();
    }
}
