package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.sale.TillTransaction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a till finds when it opens its journal after a crash, and what it may rely on from then on. */
class RecoveryTest {
    private static final String NAME = "epoch-1.journal";

    private final FaultyMedium disk = FaultyMedium.blank();
    private final List<Long> begins = new ArrayList<>();

    /** Records that were each acknowledged by themselves, from 1 to {@code records}. */
    private Journal sold(int records) throws IOException {
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        Journal journal = new Journal(disk, NAME, () -> {}, 2048);
        for (TillTransaction fact : Shop.aMorningOf(records)) {
            begins.add(disk.noted().orElseThrow());
            journal.append(fact);
        }
        return journal;
    }

    private int begin(int record) {
        return Math.toIntExact(begins.get(record - 1));
    }

    /** The disk as the next process finds it when nothing outside the frames says what was acknowledged. */
    private static FaultyMedium withoutMarks(byte[] content) throws IOException {
        FaultyMedium after = FaultyMedium.holding(content);
        Header.writeMark(after, Header.SIZE);
        return after;
    }

    private static Journal on(FaultyMedium disk) throws IOException {
        return new Journal(disk, NAME, () -> {}, 2048);
    }

    private static void damage(byte[] content, int record) {
        content[record + 150] ^= 1;
    }

    @Test
    void keepsForGoodWhatItFoundBehindTheMark() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            FaultyMedium mine = FaultyMedium.blank();
            Journal.format(mine, new Header(Shop.TILL, Shop.EPOCH));
            Journal journal = on(mine);
            journal.appendAll(Shop.aMorningOf(3));
            // The kernel gives up on these pages and calls them written.
            mine.failForces(true);
            assertThatThrownBy(() -> journal.append(Shop.sale(4, 1))).isInstanceOf(JournalUnwritable.class);
            mine.failForces(false);

            assertThat(on(mine).lastSequence()).isEqualTo(4);

            assertThat(on(mine.powerCut(new Random(seed))).lastSequence())
                    .as("seed %d", seed)
                    .isEqualTo(4);
        }
    }

    @Test
    void movesTheMarkToTheEndOfWhatItKeeps() throws IOException {
        sold(4);
        FaultyMedium after = withoutMarks(disk.content());

        on(after);

        assertThat(Header.readMark(after, NAME)).isEqualTo(disk.noted().orElseThrow());
        assertThat(after.noted()).isEqualTo(disk.noted());
        assertThat(after.size()).isEqualTo(disk.noted().orElseThrow());
    }

    @Test
    void cutsOffAWholeFrameThatDoesNotFollow() throws IOException {
        sold(3);
        long end = disk.noted().orElseThrow();
        byte[] third = new byte[(int) end - begin(3)];
        System.arraycopy(disk.content(), begin(3), third, 0, third.length);
        disk.write(ByteBuffer.wrap(third), end);

        assertThat(on(disk).lastSequence()).isEqualTo(3);
        assertThat(disk.size()).isEqualTo(end);
    }

    @Test
    void stopsWhereALaterFrameSaysThatTheDamagedOneWasAcknowledged() throws IOException {
        sold(4);
        byte[] content = disk.content();
        damage(content, begin(2));

        assertThatThrownBy(() -> on(withoutMarks(content))).isInstanceOfSatisfying(JournalBroken.class, broken -> {
            assertThat(broken.sequence()).isEqualTo(2);
            assertThat(broken.offset()).isEqualTo(begin(2));
        });
    }

    @Test
    void looksBeyondFramesOfTheSameGroupAndBeyondDamagedOnes() throws IOException {
        Journal journal = sold(1);
        int second = Math.toIntExact(disk.noted().orElseThrow());
        journal.appendAll(List.of(Shop.sale(2, 1), Shop.sale(3, 1)));
        byte[] group = disk.content();
        int third = second + Frame.PREFIX + ByteBuffer.wrap(group).getInt(second);
        journal.append(Shop.sale(4, 1));
        byte[] later = disk.content();

        damage(group, second);
        damage(later, second);
        byte[] both = later.clone();
        damage(both, third);

        assertThat(on(withoutMarks(group)).lastSequence())
                .as("the third record says nothing of its own group")
                .isEqualTo(1);
        assertThatThrownBy(() -> on(withoutMarks(later))).isInstanceOf(JournalBroken.class);
        assertThatThrownBy(() -> on(withoutMarks(both))).isInstanceOf(JournalBroken.class);
    }

    @Test
    void callsAPayloadBrokenThatIsNoTransactionOfThisTill() throws IOException {
        Journal journal = sold(2);
        byte[] letter = "{\"type\":\"letter\"}".getBytes(StandardCharsets.UTF_8);
        Frame stranger = new Frame(
                3,
                20_780,
                new RunningTotals(255, 0),
                journal.headHash(),
                FactChain.link(journal.headHash(), letter),
                Header.SIZE,
                letter);
        assertThat(verdictOn(stranger)).contains("letter");

        Frame late = Frame.of(journal.headHash(), new RunningTotals(255, 0), Header.SIZE, Shop.sale(9, 1));
        Frame misplaced = new Frame(
                3, late.businessDay(), late.totals(), late.previousHash(), late.hash(), Header.SIZE, late.payload());
        assertThat(verdictOn(misplaced)).contains("transaction s1-t1/1/9 where s1-t1/1/3 is due");
    }

    /** Why the journal is broken at record 3 once this frame is acknowledged as such. */
    private String verdictOn(Frame frame) throws IOException {
        FaultyMedium after = FaultyMedium.holding(disk.content());
        long end = disk.noted().orElseThrow();
        ByteBuffer bytes = ByteBuffer.allocate(frame.size(Header.NEWEST_FORMAT));
        frame.encode(bytes, Header.NEWEST_FORMAT);
        after.write(bytes.flip(), end);
        after.note(end + bytes.limit());
        JournalVerification.Broken broken =
                JournalVerification.of(after, NAME).firstBroken().orElseThrow();
        assertThat(broken.sequence()).isEqualTo(3);
        return broken.reason();
    }
}
