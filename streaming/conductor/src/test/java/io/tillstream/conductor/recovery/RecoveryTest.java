package io.tillstream.conductor.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalSalvage.Range;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dead till of ten records, of which head office has the first six. */
class RecoveryTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path disk;

    private Path data = Path.of("");
    private final TreeSet<Long> atHeadOffice = new TreeSet<>(List.of(1L, 2L, 3L, 4L, 5L, 6L));
    private final List<List<Long>> uploads = new ArrayList<>();

    @BeforeEach
    void aDeadTill() throws IOException {
        data = Files.createDirectories(disk.resolve("srv/tills/s1-t1"));
        Path file = Files.createDirectories(data.resolve("journal")).resolve("epoch-1.journal");
        try (Journal journal = Journal.create(file, TILL, 1)) {
            journal.append(new EpochOpened(new Source(TILL, 1, 1), NOON, DAY, "enrolled", null));
            for (long number = 2; number <= 10; number++) {
                journal.append(new NoSale(
                        new Source(TILL, 1, number), NOON.plusSeconds(number), DAY, "c01", "record " + number));
            }
        }
    }

    private Positions.Arrived arrived() {
        List<Range> gaps = new ArrayList<>();
        for (long number = 1; number < atHeadOffice.last(); number++) {
            if (!atHeadOffice.contains(number)) {
                gaps.add(new Range(number, number));
            }
        }
        return new Positions.Arrived(atHeadOffice.last(), gaps);
    }

    private void take(List<JournalRecord> records) {
        List<Long> numbers = records.stream()
                .map(record -> record.fact().source().sequence())
                .toList();
        uploads.add(numbers);
        atHeadOffice.addAll(numbers);
    }

    private Recovery.Epoch recover() throws IOException, InterruptedException {
        return new Recovery((till, epoch) -> arrived(), Optional.of((till, records) -> take(records)))
                .recover(DeadTill.on(disk).journals().getFirst());
    }

    @Test
    void sendsWhatHeadOfficeDoesNotHave() throws IOException, InterruptedException {
        Recovery.Epoch epoch = recover();

        assertThat(uploads).containsExactly(List.of(7L, 8L, 9L, 10L));
        assertThat(epoch.sent()).isEqualTo(4);
        assertThat(epoch.isWhole()).isTrue();
    }

    @Test
    void sendsNothingTwice() throws IOException, InterruptedException {
        recover();
        uploads.clear();

        assertThat(recover().isWhole()).isTrue();
        assertThat(uploads).isEmpty();
    }

    @Test
    void namesWhatNobodyHasByNumber() throws IOException, InterruptedException {
        damageRecord(8);

        Recovery.Epoch epoch = recover();

        assertThat(uploads).containsExactly(List.of(7L), List.of(9L, 10L));
        assertThat(epoch.missing()).containsExactly(new Range(8, 8));
        assertThat(epoch.isWhole()).isFalse();
    }

    @Test
    void missesNothingThatHeadOfficeHadBeforeTheDiskLostIt() throws IOException, InterruptedException {
        damageRecord(4);

        assertThat(recover().isWhole()).isTrue();
    }

    private void damageRecord(int number) throws IOException {
        Path file = data.resolve("journal/epoch-1.journal");
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(text.indexOf("record " + number));
            bytes.write('R');
        }
    }

    @Test
    void namesWhatStaysOnTheDiskWithoutItsKey() throws IOException, InterruptedException {
        Recovery.Epoch epoch = new Recovery((till, number) -> arrived(), Optional.empty())
                .recover(DeadTill.on(data).journals().getFirst());

        assertThat(epoch.notSent()).containsExactly(new Range(7, 10));
        assertThat(epoch.reason()).isEqualTo("the till's key is not on the disk");
        assertThat(epoch.isWhole()).isFalse();
    }

    @Test
    void namesWhatHeadOfficeRefuses() throws IOException, InterruptedException {
        Recovery.Epoch epoch = new Recovery((till, number) -> arrived(), Optional.of((till, records) -> {
                    throw new IOException("head office answered 401: unproved");
                }))
                .recover(DeadTill.on(data).journals().getFirst());

        assertThat(epoch.notSent()).containsExactly(new Range(7, 10));
        assertThat(epoch.reason()).contains("401");
    }

    @Test
    void readsTheKeyAndNeverPrintsIt() throws IOException {
        Files.writeString(
                data.resolve("identity.json"), "{\"privateKey\":\"MC4secret\",\"certificate\":\"ab\",\"epoch\":1}");

        DeadTill till = DeadTill.on(disk);

        assertThat(till.key()).map(DeadTill.Key::privateKey).contains("MC4secret");
        assertThat(till.toString()).doesNotContain("secret");
    }

    @Test
    void refusesADiskOfTwoTills() throws IOException {
        Path other = Files.createDirectories(disk.resolve("srv/tills/s1-t2/journal"));
        Files.copy(data.resolve("journal/epoch-1.journal"), other.resolve("epoch-1.journal"));

        assertThatThrownBy(() -> DeadTill.on(disk))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("holds those of 2 tills");
    }

    @Test
    void countsNothingAsMissingThatWasNeverWritten() {
        assertThat(LongStream.rangeClosed(1, 6).allMatch(arrived()::has)).isTrue();
        assertThat(arrived().has(7)).isFalse();
    }
}
