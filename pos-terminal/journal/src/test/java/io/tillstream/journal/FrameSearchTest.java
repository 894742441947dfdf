package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameSearchTest {
    private static final int FORMAT = 2;
    private static final int WINDOW = 1 << 18;
    private static final int START = Frame.PREFIX + Frame.fixedBody(FORMAT);
    private static final long AFTER = 41;

    /**
     * What a beginning of a frame says of itself. What it says by default is plausible everywhere, and its length is none
     * when it is read from a byte further on.
     */
    private record Beginning(int length, long sequence, long acknowledged) {
        static final Beginning PLAUSIBLE = new Beginning(70_000, AFTER + 1, Header.SIZE);
    }

    private static OptionalLong found(int size, int at, Beginning beginning, long from) throws IOException {
        byte[] content = new byte[size];
        // Lengths made of these are impossible.
        Arrays.fill(content, (byte) 0xFF);
        ByteBuffer.wrap(content)
                .putInt(at, beginning.length())
                .putLong(at + Frame.PREFIX, beginning.sequence())
                .putLong(at + START - Long.BYTES, beginning.acknowledged());
        return new FrameSearch(FaultyMedium.holding(content), FORMAT, AFTER).next(from);
    }

    @Test
    void findsABeginningWhereverTheWindowsMeet() throws IOException {
        int from = Header.SIZE + 7;
        int size = from + 2 * WINDOW + 71_000;
        int[] places = IntStream.of(0, WINDOW - START, WINDOW, 2 * WINDOW - START, 2 * WINDOW)
                .flatMap(edge -> IntStream.rangeClosed(edge - 2, edge + 2))
                .filter(place -> place >= 0)
                .map(place -> from + place)
                .toArray();

        for (int place : places) {
            assertThat(found(size, place, Beginning.PLAUSIBLE, from))
                    .as("at %d", place)
                    .hasValue(place);
            assertThat(found(size, place, Beginning.PLAUSIBLE, place)).hasValue(place);
            assertThat(found(size, place, Beginning.PLAUSIBLE, place + 1L)).isEmpty();
        }
    }

    @Test
    void findsABeginningThatIsTheLastThingInTheFile() throws IOException {
        Beginning shortest = new Beginning(Frame.fixedBody(FORMAT), AFTER + 1, Header.SIZE);

        assertThat(found(1000 + START, 1000, shortest, Header.SIZE)).hasValue(1000);
    }

    @Test
    void passesOverWhatCannotBeTheBeginningOfALaterFrame() throws IOException {
        int at = 1000;
        int size = 2000;
        int fixed = Frame.fixedBody(FORMAT);
        int longest = size - at - Frame.PREFIX;

        assertThat(found(size, at, new Beginning(fixed - 1, AFTER + 1, Header.SIZE), Header.SIZE))
                .isEmpty();
        assertThat(found(size, at, new Beginning(longest, AFTER + 1, Header.SIZE), Header.SIZE))
                .hasValue(at);
        assertThat(found(size, at, new Beginning(longest + 1, AFTER + 1, Header.SIZE), Header.SIZE))
                .isEmpty();
        assertThat(found(size, at, new Beginning(fixed, AFTER, Header.SIZE), Header.SIZE))
                .isEmpty();
        assertThat(found(size, at, new Beginning(fixed, AFTER + 1, at), Header.SIZE))
                .hasValue(at);
        assertThat(found(size, at, new Beginning(fixed, AFTER + 1, at + 1), Header.SIZE))
                .isEmpty();
    }

    @Test
    void findsNothingInAFileTooShortForAFrame() throws IOException {
        FaultyMedium disk = FaultyMedium.holding(new byte[START - 1]);

        assertThat(new FrameSearch(disk, FORMAT, AFTER).next(0)).isEmpty();
    }
}
