package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tillstream.events.sale.JournalRecord;
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
            forcing.await();
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
}
