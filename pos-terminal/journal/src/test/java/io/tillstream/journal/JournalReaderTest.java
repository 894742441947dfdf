package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
    private static final String NAME = "epoch-1.journal";
    private static final int RECORDS = 1100;

    private final FaultyMedium disk = FaultyMedium.blank();
    private final List<Long> begins = new ArrayList<>();

    private void aYearOfSales() throws IOException {
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        try (Journal journal = new Journal(disk, NAME, () -> {})) {
            journal.appendAll(Shop.aMorningOf(RECORDS));
        }
        FrameScanner scanner = new FrameScanner(disk, Header.SIZE, Header.NEWEST_FORMAT);
        while (scanner.next(disk.size()) instanceof FrameScanner.Step.Whole(Frame frame, long offset, long next)) {
            begins.add(offset);
        }
    }

    /** A disk that remembers where records were first read. */
    private static final class Watched implements Medium {
        private final Medium disk;
        private final int mostAtOnce;
        private long first = Long.MAX_VALUE;
        private boolean closed;

        Watched(Medium disk) {
            this(disk, 1 << 20);
        }

        /** One that gives so many bytes at a time, as the system is free to. */
        Watched(Medium disk, int mostAtOnce) {
            this.disk = disk;
            this.mostAtOnce = mostAtOnce;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            first = position >= Header.SIZE ? Math.min(first, position) : first;
            int limit = into.limit();
            into.limit(Math.min(limit, into.position() + mostAtOnce));
            try {
                return disk.read(into, position);
            } finally {
                into.limit(limit);
            }
        }

        @Override
        public long size() throws IOException {
            return disk.size();
        }

        @Override
        public void write(ByteBuffer from, long position) {
            throw new AssertionError("A reader writes nothing.");
        }

        @Override
        public void truncate(long size) {
            throw new AssertionError("A reader truncates nothing.");
        }

        @Override
        public Room room() throws IOException {
            return disk.room();
        }

        @Override
        public void force() {
            throw new AssertionError("A reader forces nothing.");
        }

        @Override
        public void note(long mark) {
            throw new AssertionError("A reader notes nothing.");
        }

        @Override
        public OptionalLong noted() throws IOException {
            return disk.noted();
        }

        @Override
        public void close() throws IOException {
            closed = true;
            disk.close();
        }
    }

    @Test
    void givesEveryRecordFromAnyNumberOn() throws IOException {
        aYearOfSales();
        JournalReader reader = new JournalReader(disk, NAME);

        for (long from : new long[] {1, 2, 255, 256, 257, 258, 512, 513, 1024, 1025, RECORDS}) {
            List<JournalRecord> records = reader.from(from).toList();

            assertThat(records).as("from %d", from).hasSize((int) (RECORDS - from + 1));
            assertThat(records.getFirst().fact().source().sequence()).isEqualTo(from);
        }
        assertThat(reader.from(RECORDS + 1)).isEmpty();
        assertThat(reader.read(500, 3)).hasSize(3);
    }

    @Test
    void beginsNearTheNumberItIsAskedForOnceItHasPassedThere() throws IOException {
        aYearOfSales();
        Watched watched = new Watched(disk);
        JournalReader reader = new JournalReader(watched, NAME);
        assertThat(reader.lastSequence()).isEqualTo(RECORDS);
        assertThat(watched.first).isEqualTo(begins.getFirst());

        for (long from : new long[] {256, 257, 512, 513, 600, 1025, RECORDS}) {
            watched.first = Long.MAX_VALUE;

            assertThat(reader.read(from, 1).getFirst().fact().source().sequence())
                    .isEqualTo(from);

            long nearest = (from - 1) / 256 * 256 + 1;
            assertThat(watched.first).as("for %d", from).isEqualTo(begins.get((int) nearest - 1));
        }
    }

    @Test
    void findsTheNewestRecordWithoutReadingTheOldOnesAgain() throws IOException {
        aYearOfSales();
        Watched watched = new Watched(disk);
        JournalReader reader = new JournalReader(watched, NAME);
        reader.headHash();
        watched.first = Long.MAX_VALUE;

        reader.lastSequence();

        assertThat(watched.first).isEqualTo(begins.get(1024));
    }

    @Test
    void knowsWhoseJournalItIs() throws IOException {
        aYearOfSales();
        JournalReader reader = new JournalReader(disk, NAME);

        assertThat(reader.till()).isEqualTo(Shop.TILL);
        assertThat(reader.epoch()).isEqualTo(Shop.EPOCH);
    }

    @Test
    void numbersRecordsFromOne() throws IOException {
        aYearOfSales();
        JournalReader reader = new JournalReader(disk, NAME);

        assertThatThrownBy(() -> reader.from(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Records are numbered from 1, not 0.");
    }

    @Test
    void namesTheRecordThatIsMissingWhereTheFileEndsBeforeItsMark() throws IOException {
        aYearOfSales();
        byte[] content = disk.content();
        FaultyMedium cut = FaultyMedium.holding(Arrays.copyOf(content, Math.toIntExact(begins.get(700))));
        JournalReader reader = new JournalReader(cut, NAME);

        assertThatThrownBy(reader::lastSequence)
                .isInstanceOfSatisfying(
                        JournalBroken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(701));
    }

    @Test
    void readsOnWhereASystemGivesAFewBytesAtATime() throws IOException {
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        Journal journal = new Journal(disk, NAME, () -> {});
        journal.appendAll(Shop.aMorningOf(5));

        JournalReader reader = new JournalReader(new Watched(disk, 7), NAME);

        assertThat(reader.from(1).map(JournalRecord::fact)).isEqualTo(Shop.aMorningOf(5));
    }

    @Test
    void namesTheRecordThatIsDamagedAndTheOneThatDoesNotFollow() throws IOException {
        aYearOfSales();
        byte[] damaged = disk.content();
        damaged[Math.toIntExact(begins.get(700)) + 200] ^= 1;
        assertThatThrownBy(() -> new JournalReader(FaultyMedium.holding(damaged), NAME).lastSequence())
                .isInstanceOfSatisfying(JournalBroken.class, broken -> {
                    assertThat(broken.sequence()).isEqualTo(701);
                    assertThat(broken.offset()).isEqualTo(begins.get(700));
                    assertThat(broken.reason()).isEqualTo("the checksum does not match");
                });

        byte[] swapped = disk.content();
        int from = Math.toIntExact(begins.get(700));
        byte[] again = Arrays.copyOfRange(swapped, Math.toIntExact(begins.get(699)), from);
        System.arraycopy(again, 0, swapped, from, again.length);
        assertThatThrownBy(() -> new JournalReader(FaultyMedium.holding(swapped), NAME).lastSequence())
                .isInstanceOfSatisfying(JournalBroken.class, broken -> {
                    assertThat(broken.sequence()).isEqualTo(701);
                    assertThat(broken.reason()).isEqualTo("sequence 700 follows 700");
                });
    }

    @Test
    void closesItsFile() throws IOException {
        aYearOfSales();
        Watched watched = new Watched(disk);

        new JournalReader(watched, NAME).close();

        assertThat(watched.closed).isTrue();
    }
}
