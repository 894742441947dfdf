package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Hash;
import io.tillstream.events.sale.TillTransaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScannerTest {
    private static final int FORMAT = 2;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private static byte[] frame(TillTransaction fact, long acknowledged) {
        Frame frame = Frame.of(Hash.GENESIS, RunningTotals.NONE, acknowledged, fact);
        ByteBuffer bytes = ByteBuffer.allocate(frame.size(FORMAT));
        frame.encode(bytes, FORMAT);
        return bytes.array();
    }

    private static FaultyMedium diskWith(byte[]... frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[Header.SIZE]);
        for (byte[] frame : frames) {
            bytes.writeBytes(frame);
        }
        return FaultyMedium.holding(bytes.toByteArray());
    }

    private static FrameScanner scanner(FaultyMedium disk) {
        return new FrameScanner(disk, Header.SIZE, FORMAT);
    }

    /** A frame of which only the length is given, and nothing else right. */
    private static FaultyMedium diskWithALengthOf(int length, int bytesBehind) {
        return diskWith(
                ByteBuffer.allocate(Integer.BYTES + bytesBehind).putInt(length).array());
    }

    @Test
    void tellsWhereEachFrameStandsWhereverItsReadAheadEnds() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (int sequence = 2; sequence < 900; sequence++) {
            frames.add(frame(Shop.sale(sequence, sequence % 7 + 1), Header.SIZE));
        }
        FaultyMedium disk = diskWith(frames.toArray(byte[][]::new));
        FrameScanner scanner = scanner(disk);

        assertThat(disk.size()).as("more than two read-aheads").isGreaterThan(2L << 18);
        long at = Header.SIZE;
        for (int i = 0; i < frames.size(); i++) {
            long begin = at;
            at += frames.get(i).length;
            assertThat(scanner.next(NO_LIMIT)).isInstanceOfSatisfying(FrameScanner.Step.Whole.class, whole -> {
                assertThat(whole.offset()).isEqualTo(begin);
                assertThat(whole.next() - begin)
                        .isEqualTo(frame(whole.frame().record().fact(), Header.SIZE).length);
            });
        }
        assertThat(scanner.next(disk.size())).isEqualTo(new FrameScanner.Step.End(disk.size()));
    }

    @Test
    void readsAFrameLargerThanItsReadAhead() throws IOException {
        TillTransaction large = Shop.drawerOpened(2, "x".repeat(700_000));
        FaultyMedium disk = diskWith(frame(large, Header.SIZE), frame(Shop.sale(3, 1), Header.SIZE));
        FrameScanner scanner = scanner(disk);

        assertThat(scanner.next(NO_LIMIT))
                .isInstanceOfSatisfying(
                        FrameScanner.Step.Whole.class,
                        whole -> assertThat(whole.frame().record().fact()).isEqualTo(large));
        assertThat(scanner.next(NO_LIMIT)).isInstanceOf(FrameScanner.Step.Whole.class);
    }

    @Test
    void doesNotLookBeyondItsLimit() throws IOException {
        byte[] first = frame(Shop.sale(2, 1), Header.SIZE);
        byte[] second = frame(Shop.sale(3, 1), Header.SIZE);
        FaultyMedium disk = diskWith(first, second);
        long between = (long) Header.SIZE + first.length;

        FrameScanner scanner = scanner(disk);
        assertThat(scanner.next(between)).isInstanceOf(FrameScanner.Step.Whole.class);
        assertThat(scanner.next(between)).isEqualTo(new FrameScanner.Step.End(between));
        assertThat(scanner.next(between + Frame.PREFIX - 1))
                .isEqualTo(new FrameScanner.Step.Damaged(between, "a frame is cut off within its length and checksum"));
        assertThat(scanner.next(between + Frame.PREFIX)).isEqualTo(cutOff(between, second));
        assertThat(scanner.next(disk.size() - 1)).isEqualTo(cutOff(between, second));
        assertThat(scanner.next(disk.size())).isInstanceOf(FrameScanner.Step.Whole.class);
    }

    private static FrameScanner.Step cutOff(long offset, byte[] frame) {
        return new FrameScanner.Step.Damaged(
                offset, "a frame of " + (frame.length - Frame.PREFIX) + " bytes is cut off");
    }

    @Test
    void saysWhatTheFileLacksWhereItEndsTooSoon() throws IOException {
        byte[] frame = frame(Shop.sale(2, 1), Header.SIZE);
        for (int length = 1; length < frame.length; length++) {
            FaultyMedium disk = diskWith(Arrays.copyOf(frame, length));

            assertThat(scanner(disk).next(NO_LIMIT))
                    .as("%d bytes", length)
                    .isEqualTo(
                            length < Frame.PREFIX
                                    ? new FrameScanner.Step.Damaged(
                                            Header.SIZE, "a frame is cut off within its length and checksum")
                                    : cutOff(Header.SIZE, frame));
        }
    }

    @Test
    void takesAZeroLengthForTheEnd() throws IOException {
        assertThat(scanner(diskWithALengthOf(0, 100)).next(NO_LIMIT)).isEqualTo(new FrameScanner.Step.End(Header.SIZE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, -1, Integer.MIN_VALUE, 16 * 1024 * 1024 + 1})
    void callsALengthImpossibleThatNoFrameHas(int length) throws IOException {
        assertThat(scanner(diskWithALengthOf(length, 200)).next(NO_LIMIT))
                .isEqualTo(new FrameScanner.Step.Damaged(
                        Header.SIZE, "a frame of " + Integer.toUnsignedString(length) + " bytes is impossible"));
    }

    @ParameterizedTest
    @CsvSource({"100, the checksum does not match", "16777216, a frame of 16777216 bytes is cut off"})
    void takesTheShortestAndTheLongestLengthForPossible(int length, String reason) throws IOException {
        assertThat(scanner(diskWithALengthOf(length, 200)).next(NO_LIMIT))
                .isEqualTo(new FrameScanner.Step.Damaged(Header.SIZE, reason));
    }

    @Test
    void believesAMarkThatLiesBeforeTheFrameAndNoOther() throws IOException {
        TillTransaction sale = Shop.sale(2, 1);

        assertThat(scanner(diskWith(frame(sale, Header.SIZE))).next(NO_LIMIT))
                .isInstanceOf(FrameScanner.Step.Whole.class);
        assertThat(scanner(diskWith(frame(sale, Header.SIZE - 1))).next(NO_LIMIT))
                .isEqualTo(new FrameScanner.Step.Damaged(Header.SIZE, "its mark, byte 511, does not lie before it"));
        assertThat(scanner(diskWith(frame(sale, Header.SIZE + 1))).next(NO_LIMIT))
                .isEqualTo(new FrameScanner.Step.Damaged(Header.SIZE, "its mark, byte 513, does not lie before it"));
    }
}
