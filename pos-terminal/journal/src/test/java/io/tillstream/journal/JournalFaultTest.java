package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalFaultTest {
    private static Journal on(FaultyMedium disk) throws IOException {
        return new Journal(disk, "epoch-1.journal", () -> {});
    }

    private static FaultyMedium formatted() throws IOException {
        FaultyMedium disk = FaultyMedium.blank();
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        return disk;
    }

    private static FaultyMedium holding(int records) throws IOException {
        FaultyMedium disk = formatted();
        on(disk).appendAll(Shop.aMorningOf(records));
        return disk;
    }

    /** A disk with these bytes on which records up to {@code mark} were acknowledged. */
    private static FaultyMedium disk(byte[] content, long mark) throws IOException {
        FaultyMedium disk = FaultyMedium.holding(content);
        disk.note(mark);
        return disk;
    }

    private static FaultyMedium closed(int records) throws IOException {
        FaultyMedium disk = holding(records);
        on(disk).close();
        return FaultyMedium.holding(disk.content());
    }

    @Test
    void cutsOffAnUnfinishedRecordWhereverItWasTorn() throws IOException {
        FaultyMedium disk = closed(3);
        byte[] acknowledged = disk.content();
        on(disk).appendAll(List.of(Shop.sale(4, 7)));
        byte[] all = disk.content();

        for (int torn = acknowledged.length; torn < all.length; torn++) {
            // The power went before the mark of the fourth record was written.
            FaultyMedium after = disk(Arrays.copyOf(all, torn), acknowledged.length);

            Journal recovered = on(after);

            assertThat(recovered.lastSequence()).as("torn at byte %d", torn).isEqualTo(3);
            assertThat(after.content()).isEqualTo(acknowledged);
        }
    }

    @Test
    void keepsAWholeRecordThatWasNotAcknowledgedAnyMore() throws IOException {
        FaultyMedium disk = closed(3);
        long mark = disk.size();
        JournalRecord fourth = on(disk).append(Shop.sale(4, 7));

        Journal recovered = on(disk(disk.content(), mark));

        assertThat(recovered.headHash()).isEqualTo(fourth.hash());
    }

    @Test
    void stopsHardAtAnyFlippedByteAndSaysWhere() throws IOException {
        byte[] content = closed(4).content();
        Random random = new Random(4);
        for (int at = 0; at < content.length; at++) {
            byte[] damaged = content.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            FaultyMedium disk = FaultyMedium.holding(damaged);

            JournalVerification verification = JournalVerification.of(disk, "epoch-1.journal");
            Throwable refused = catchThrowable(() -> on(disk));

            assertThat(verification.isValid()).as("byte %d", at).isFalse();
            assertThat(refused).as("byte %d", at).isInstanceOfAny(JournalBroken.class, NotAJournal.class);
            if (refused instanceof JournalBroken broken) {
                assertThat(broken.offset()).isLessThanOrEqualTo(at).isGreaterThanOrEqualTo(Header.SIZE);
                assertThat(verification.firstBroken().orElseThrow().sequence()).isEqualTo(broken.sequence());
            }
            assertThat(disk.content()).as("nothing is repaired").isEqualTo(damaged);
        }
    }

    @Test
    void noticesThatAcknowledgedRecordsAreMissingAtTheEnd() throws IOException {
        byte[] content = closed(4).content();
        FaultyMedium disk = FaultyMedium.holding(Arrays.copyOf(content, content.length - 1));

        assertThatThrownBy(() -> on(disk))
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("broken at record 4")
                .hasMessageContaining("records up to byte " + content.length + " were acknowledged");
    }

    /** Someone who knows the format and repairs the checksum behind himself. */
    @ParameterizedTest
    @CsvSource({
        "0, sequence 5 follows 1",
        "10, its business date is not the one in its content",
        "19, its running totals are",
        "27, its running totals are",
        "40, its previous hash is not the hash of record 1",
        "70, its hash is not the hash of its content",
        "94, 'its mark, byte '",
        "100, its hash is not the hash of its content",
    })
    void seesAHandThatRepairsChecksums(int offsetInBody, String reason) throws IOException {
        byte[] content = closed(3).content();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int second = Header.SIZE + Frame.PREFIX + bytes.getInt(Header.SIZE);
        int body = second + Frame.PREFIX;
        int length = bytes.getInt(second);
        if (offsetInBody == 0) {
            bytes.putLong(body, 5);
        } else {
            content[body + offsetInBody] ^= 1;
        }
        bytes.putInt(second + 4, Header.crc(content, body, length));

        JournalVerification verification = JournalVerification.of(FaultyMedium.holding(content), "epoch-1.journal");

        assertThat(verification.records()).isEqualTo(1);
        assertThat(verification.firstBroken()).hasValueSatisfying(broken -> {
            assertThat(broken.sequence()).isEqualTo(2);
            assertThat(broken.offset()).isEqualTo(second);
            assertThat(broken.reason()).contains(reason);
        });
    }

    @Test
    void refusesEverythingOnceAForceHasFailed() throws IOException {
        FaultyMedium disk = holding(2);
        Journal journal = on(disk);
        disk.failForces(true);

        assertThatThrownBy(() -> journal.append(Shop.sale(3, 1)))
                .isInstanceOfSatisfying(
                        JournalUnwritable.class,
                        it -> assertThat(it.isLatched()).isTrue())
                .hasMessageContaining("Input/output error")
                .hasMessageContaining("no sale can be recorded");
        disk.failForces(false);
        int forces = disk.forces();

        assertThatThrownBy(() -> journal.append(Shop.sale(4, 1))).isInstanceOf(JournalUnwritable.class);
        assertThatThrownBy(() -> journal.appendAll(List.of(Shop.sale(4, 1)))).isInstanceOf(JournalUnwritable.class);
        assertThatThrownBy(() -> journal.requireWritable(1)).isInstanceOf(JournalUnwritable.class);
        assertThat(disk.forces()).as("no retry").isEqualTo(forces);
        assertThat(new JournalReader(disk, "epoch-1.journal").lastSequence())
                .as("what was never acknowledged is not read")
                .isEqualTo(2);
    }

    @Test
    void needsNoRepairAfterAFullDisk() throws IOException {
        FaultyMedium disk = holding(2);
        Journal journal = on(disk);
        disk.fillAfter(100);

        assertThatThrownBy(() -> journal.append(Shop.sale(3, 1)))
                .isInstanceOfSatisfying(
                        JournalUnwritable.class,
                        it -> assertThat(it.isLatched()).isFalse())
                .hasMessageContaining("free some space");
        assertThatThrownBy(() -> journal.requireWritable(4096))
                .isInstanceOf(JournalUnwritable.class)
                .hasMessageContaining("4096 are needed");
        disk.fillAfter(Integer.MAX_VALUE);

        journal.requireWritable(4096);
        journal.append(Shop.sale(3, 1));
        assertThat(JournalVerification.of(disk, "epoch-1.journal").records()).isEqualTo(3);
    }

    @Test
    void sharesOneForceAmongThoseWhoWait() throws Exception {
        FaultyMedium disk = holding(1);
        Journal journal = on(disk);
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        disk.whileForcing(() -> {
            forcing.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        int before = disk.forces();

        try (ExecutorService cashiers = Executors.newFixedThreadPool(4)) {
            List<Future<JournalRecord>> sales = new ArrayList<>();
            sales.add(cashiers.submit(() -> journal.appendNext(source -> Shop.sale(source, 1, "c01"))));
            // A journal that never forces must fail this test, not stop it.
            assertThat(forcing.await(60, TimeUnit.SECONDS)).as("forces").isTrue();
            for (int i = 0; i < 3; i++) {
                sales.add(cashiers.submit(() -> journal.appendNext(source -> Shop.sale(source, 1, "c02"))));
            }
            while (journal.lastSequence() < 5) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            for (Future<JournalRecord> sale : sales) {
                sale.get();
            }
        }

        assertThat(disk.forces() - before).isEqualTo(2);
        assertThat(JournalVerification.of(disk, "epoch-1.journal").records()).isEqualTo(5);
    }

    @Test
    void takesZerosBehindTheLastRecordForUnusedSpace() throws IOException {
        FaultyMedium disk = closed(3);
        long end = disk.size();
        Journal journal = on(disk);
        journal.append(Shop.sale(4, 1));

        JournalVerification verification = JournalVerification.of(disk, "epoch-1.journal");

        assertThat(disk.size()).as("space is reserved").isGreaterThan(end + 1024 * 1024);
        assertThat(verification.isValid()).isTrue();
        assertThat(verification.records()).isEqualTo(4);
        assertThat(verification.unfinishedBytes()).isZero();
        assertThat(new JournalReader(disk, "epoch-1.journal").lastSequence()).isEqualTo(4);
    }

    @Test
    void givesReservedSpaceBackWhenItCloses() throws IOException {
        FaultyMedium disk = closed(3);
        Journal journal = on(disk);
        journal.append(Shop.sale(4, 1));
        long end = disk.noted().orElseThrow();

        journal.close();

        assertThat(disk.size()).isEqualTo(end);
        assertThat(Header.readMark(disk, "epoch-1.journal")).isEqualTo(end);
    }

    @Test
    void doesNotTakeZerosWhereRecordsWereAcknowledgedForUnusedSpace() throws IOException {
        byte[] content = closed(4).content();
        byte[] zeroed = Arrays.copyOf(Arrays.copyOf(content, content.length - 200), content.length);
        Arrays.fill(zeroed, content.length - 900, content.length, (byte) 0);
        FaultyMedium disk = FaultyMedium.holding(zeroed);

        assertThatThrownBy(() -> on(disk)).isInstanceOf(JournalBroken.class);
        assertThatThrownBy(() -> new JournalReader(disk, "epoch-1.journal").lastSequence())
                .isInstanceOf(JournalBroken.class);
    }

    @Test
    void forcesNothingButRecordsWhileReservedSpaceLasts() throws IOException {
        FaultyMedium disk = closed(1);
        Journal journal = on(disk);
        journal.append(Shop.sale(2, 1));
        int before = disk.operations();

        journal.append(Shop.sale(3, 1));

        // One write, one force, and the mark noted beside the file.
        assertThat(disk.operations() - before).isEqualTo(3);
    }

    @Test
    void leavesTheLastSpaceOfADiskToRecords() throws IOException {
        FaultyMedium disk = closed(1);
        Journal journal = on(disk);
        disk.fillAfter(10_000);

        journal.append(Shop.sale(2, 1));

        assertThat(disk.size()).isEqualTo(disk.noted().orElseThrow());
    }

    @Test
    void cutsOffAGroupThatAPowerCutToreInItsMiddle() throws IOException {
        FaultyMedium disk = closed(2);
        long mark = disk.size();
        on(disk).appendAll(List.of(Shop.sale(3, 1), Shop.sale(4, 1)));
        byte[] content = disk.content();
        content[(int) mark + 40] ^= 1;

        Journal recovered = on(disk(content, mark));

        assertThat(recovered.lastSequence()).isEqualTo(2);
    }

    @Test
    void leavesAMarkInTheHeaderNowAndThen() throws IOException {
        FaultyMedium disk = holding(1);
        Journal journal = on(disk);
        List<Long> marks = new ArrayList<>(List.of(Header.readMark(disk, "epoch-1.journal")));
        List<Long> ends = new ArrayList<>();

        for (int sequence = 2; sequence <= 100; sequence++) {
            journal.append(Shop.sale(sequence, 1));
            ends.add(disk.noted().orElseThrow());
            marks.add(Header.readMark(disk, "epoch-1.journal"));
        }

        // ADR 0018: every sixteenth force carries it, so it is never more than a few dozen records behind the truth.
        assertThat(marks.stream().distinct().count()).isBetween(5L, 7L);
        assertThat(ends.subList(80, 99)).contains(marks.getLast());
    }

    @Test
    void takesABatchOfAnySize() throws IOException {
        FaultyMedium disk = holding(1);
        Journal journal = on(disk);
        List<TillTransaction> facts = List.of(
                Shop.drawerOpened(2, "a".repeat(2_500_000)),
                Shop.drawerOpened(3, "b".repeat(2_500_000)),
                Shop.drawerOpened(4, "c".repeat(5_000_000)),
                Shop.sale(5, 1));

        journal.appendAll(facts);

        assertThat(new JournalReader(disk, "epoch-1.journal").from(2).map(JournalRecord::fact))
                .containsExactlyElementsOf(facts);
        assertThat(JournalVerification.of(disk, "epoch-1.journal").isValid()).isTrue();
    }

    @Test
    void needsNoRepairWhenTheDiskIsFullInTheMiddleOfABatch() throws IOException {
        FaultyMedium disk = holding(1);
        Journal journal = on(disk);
        long end = disk.size();
        disk.fillAfter(700);

        assertThatThrownBy(() -> journal.appendAll(List.of(Shop.sale(2, 1), Shop.sale(3, 1))))
                .isInstanceOf(JournalUnwritable.class);
        assertThat(disk.size()).isEqualTo(end);
        assertThat(journal.lastSequence()).isEqualTo(1);
        disk.fillAfter(Integer.MAX_VALUE);

        journal.appendAll(List.of(Shop.sale(2, 1), Shop.sale(3, 1)));
        assertThat(JournalVerification.of(disk, "epoch-1.journal").records()).isEqualTo(3);
    }

    @Test
    void asksForNotOneByteMoreThanIsNeeded() throws IOException {
        FaultyMedium disk = closed(1);
        Journal journal = on(disk);
        disk.fillAfter(5000);

        journal.requireWritable(5000);

        assertThatThrownBy(() -> journal.requireWritable(5001))
                .isInstanceOf(JournalUnwritable.class)
                .hasMessageContaining("the disk has 5000 bytes left, 5001 are needed");
    }

    @Test
    void countsReservedSpaceAsFree() throws IOException {
        FaultyMedium disk = closed(1);
        Journal journal = on(disk);
        journal.append(Shop.sale(2, 1));
        disk.fillAfter(0);

        assertThat(journal.room().freeBytes())
                .isEqualTo(disk.size() - disk.noted().orElseThrow());
    }

    @Test
    void doesNothingWhenThereIsNothingToRecord() throws IOException {
        FaultyMedium disk = holding(1);
        Journal journal = on(disk);
        int before = disk.operations();

        journal.appendAll(List.of());

        assertThat(disk.operations()).isEqualTo(before);
    }

    @Test
    void leavesTheFileAloneWhenItClosesAfterAFailedForce() throws IOException {
        FaultyMedium disk = holding(2);
        Journal journal = on(disk);
        disk.failForces(true);
        assertThatThrownBy(() -> journal.append(Shop.sale(3, 1))).isInstanceOf(JournalUnwritable.class);
        int before = disk.operations();

        journal.close();

        assertThat(disk.operations()).as("nobody can say what is on the disk").isEqualTo(before);
    }
}
