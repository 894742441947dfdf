package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.journal.JournalSalvage.Range;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files of ten records, damaged as disks damage them. */
class JournalSalvageTest {
    private static final int RECORDS = 10;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final List<Long> begins = new ArrayList<>();
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void aMorning() throws IOException {
        file = folder.resolve("epoch-1.journal");
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            journal.appendAll(Shop.aMorningOf(RECORDS));
        }
        try (Medium medium = FileMedium.openToRead(file)) {
            FrameScanner scanner = new FrameScanner(medium, Header.SIZE, Header.NEWEST_FORMAT);
            while (scanner.next(medium.size())
                    instanceof FrameScanner.Step.Whole(Frame frame, long offset, long next)) {
                begins.add(offset);
            }
        }
    }

    private JournalSalvage salvage() throws IOException {
        read.clear();
        return JournalSalvage.of(file, record -> read.add(record.fact().source().sequence()));
    }

    private void flip(long offset) throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.seek(offset);
            int value = disk.read();
            disk.seek(offset);
            disk.write(value ^ 0x40);
        }
    }

    @Test
    void readsAWholeJournalAndWritesNothing() throws IOException {
        byte[] before = Files.readAllBytes(file);

        JournalSalvage salvage = salvage();

        assertThat(salvage.records()).isEqualTo(RECORDS);
        assertThat(salvage.lost()).isEmpty();
        assertThat(salvage.isOpenEnded()).isFalse();
        assertThat(read)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, RECORDS).boxed().toList());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void stepsOverAFlippedByteAndNamesTheNumber() throws IOException {
        flip(begins.get(4) + 60);

        JournalSalvage salvage = salvage();

        assertThat(salvage.lost()).containsExactly(new Range(5, 5));
        assertThat(read).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L);
        assertThat(salvage.isOpenEnded()).isFalse();
    }

    @Test
    void namesAllNumbersOfAStretchThatIsGone() throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.seek(begins.get(2));
            disk.write(new byte[Math.toIntExact(begins.get(5) - begins.get(2))]);
        }

        assertThat(salvage().lost()).containsExactly(new Range(3, 5));
        assertThat(read).containsExactly(1L, 2L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void saysThatAcknowledgedRecordsAtTheEndAreGone() throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength(begins.get(8) + 20);
        }

        JournalSalvage salvage = salvage();

        assertThat(salvage.last()).isEqualTo(8);
        assertThat(salvage.lost()).containsExactly(new Range(9, 9));
        assertThat(salvage.isOpenEnded()).isTrue();
    }

    /** A power cut within a record that nobody was told of: the mark ends before it. */
    @Test
    void takesATornRecordThatNobodyWasToldOfForNone() throws IOException {
        long end;
        try (Medium medium = FileMedium.openToRead(file)) {
            FrameScanner scanner = new FrameScanner(medium, begins.getLast(), Header.NEWEST_FORMAT);
            end = scanner.next(medium.size()) instanceof FrameScanner.Step.Whole whole ? whole.next() : 0;
        }
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength(end);
            disk.seek(end);
            disk.write(new byte[] {0, 0, 1, 44, 1, 2, 3, 4, 5});
        }

        JournalSalvage salvage = salvage();

        assertThat(salvage.records()).isEqualTo(RECORDS);
        assertThat(salvage.lost()).isEmpty();
        assertThat(salvage.unfinishedBytes()).isEqualTo(9);
        assertThat(salvage.isOpenEnded()).isFalse();
    }
}
