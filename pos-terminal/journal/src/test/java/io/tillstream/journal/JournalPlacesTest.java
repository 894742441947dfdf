package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals in the wrong hands: copied with their folder, without their mark, rolled back, or under a clock that jumps. */
class JournalPlacesTest {
    @TempDir
    Path folder;

    private Path aMorning() throws IOException {
        Path file = folder.resolve("till/epoch-1.journal");
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            journal.appendAll(Shop.aMorningOf(5));
        }
        return file;
    }

    private Path clone(Path file) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("clone")).resolve("epoch-1.journal");
        Files.copy(MarkFile.of(file), MarkFile.of(copy));
        return Files.copy(file, copy);
    }

    @Test
    void aClonedDiskGivesTheSameNumberAnotherHashWhichHeadOfficeAlarms() throws IOException {
        Path file = aMorning();
        Path copy = clone(file);
        HeadOfficeModel headOffice = new HeadOfficeModel(true);

        try (Journal till = Journal.open(file);
                Journal clone = Journal.open(copy)) {
            till.append(Shop.sale(6, 1));
            clone.append(Shop.sale(6, 2));
        }
        for (Path sent : List.of(file, copy)) {
            try (JournalReader reader = JournalReader.open(sent)) {
                reader.from(1).forEach(headOffice::receive);
            }
        }

        assertThat(headOffice.faultsUpTo(6)).containsExactly("number 6 came with two hashes");
    }

    @Test
    void aJournalWithoutItsMarkFileIsWholeOnceItWasClosed() throws IOException {
        Path file = aMorning();
        Files.delete(MarkFile.of(file));

        try (JournalReader reader = JournalReader.open(file)) {
            assertThat(reader.lastSequence()).isEqualTo(5);
        }
        assertThat(JournalVerification.of(file).records()).isEqualTo(5);
    }

    @Test
    void aDamagedMarkFileIsAsGoodAsNone() throws IOException {
        Path file = aMorning();
        byte[] mark = Files.readAllBytes(MarkFile.of(file));
        mark[3] ^= 1;
        Files.write(MarkFile.of(file), mark);

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.lastSequence()).isEqualTo(5);
        }
    }

    @Test
    void aJournalRolledBackBehindItsMarkIsAHardStop() throws IOException {
        Path file = aMorning();
        byte[] morning = Files.readAllBytes(file);
        try (Journal journal = Journal.open(file)) {
            journal.append(Shop.sale(6, 1));
        }
        Files.write(file, morning);

        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("broken at record 6");
        assertThat(JournalVerification.of(file).isValid()).isFalse();
    }

    @Test
    void aNewJournalIgnoresTheMarkOfOneThatWasThrownAway() throws IOException {
        Path file = aMorning();
        Files.delete(file);

        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            assertThat(journal.lastSequence()).isZero();
        }
    }

    @Test
    void readersSeeWhatIsAcknowledgedWhileTheTillStillRuns() throws IOException {
        Path file = aMorning();
        try (Journal journal = Journal.open(file)) {
            JournalRecord sixth = journal.append(Shop.sale(6, 1));

            try (JournalReader reader = JournalReader.open(file)) {
                assertThat(reader.read(6, 10)).containsExactly(sixth);
            }
            JournalVerification verification = JournalVerification.of(file);
            assertThat(verification.records()).isEqualTo(6);
            assertThat(verification.unfinishedBytes()).isZero();
        }
    }

    @Test
    void numbersAndNotTheClockOrderRecords() throws IOException {
        Path file = folder.resolve("epoch-1.journal");
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            journal.append(Shop.opening());
            // Two hours back, a day ahead, across the year's end and back again.
            for (long hours : new long[] {0, -2, 24, 24 * 60, -2}) {
                journal.appendNext(source -> Shop.saleAt(source, hours));
            }
        }

        try (JournalReader reader = JournalReader.open(file)) {
            assertThat(reader.from(1).map(record -> record.fact().source().sequence()))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
        assertThat(JournalVerification.of(file).isValid()).isTrue();
    }

    @Test
    void saysHowMuchSpaceThereIs() throws IOException {
        try (Journal journal = Journal.open(aMorning())) {
            Room room = journal.room();

            assertThat(room.freeBytes()).isPositive();
            assertThat(room.totalBytes()).isGreaterThanOrEqualTo(room.freeBytes());
        }
    }

    @Test
    void warnsWhenLessThanATenthOfADiskIsFree() {
        assertThat(new Room(99, 1000).isScarce()).isTrue();
        assertThat(new Room(100, 1000).isScarce()).isFalse();
        assertThatThrownBy(() -> new Room(-1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Room(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
