package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tillstream.events.Hash;
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

    @Test
    void cutsOffAnUnfinishedRecordWhereverItWasTorn() throws IOException {
        FaultyMedium disk = holding(3);
        byte[] acknowledged = disk.content();
        on(disk).append(Shop.sale(4, 7));
        byte[] all = disk.content();

        for (int torn = acknowledged.length; torn < all.length; torn++) {
            byte[] content = Arrays.copyOf(all, torn);
            // The power went before the mark of the fourth record was written.
            System.arraycopy(acknowledged, 0, content, 0, Header.SIZE);
            FaultyMedium after = FaultyMedium.holding(content);

            Journal recovered = on(after);

            assertThat(recovered.lastSequence()).as("torn at byte %d", torn).isEqualTo(3);
            assertThat(after.content()).isEqualTo(acknowledged);
        }
    }

    @Test
    void keepsAWholeRecordThatWasNotAcknowledgedAnyMore() throws IOException {
        FaultyMedium disk = holding(3);
        byte[] marked = Arrays.copyOf(disk.content(), Header.SIZE);
        JournalRecord fourth = on(disk).append(Shop.sale(4, 7));
        byte[] content = disk.content();
        System.arraycopy(marked, 0, content, 0, Header.SIZE);

        Journal recovered = on(FaultyMedium.holding(content));

        assertThat(recovered.headHash()).isEqualTo(fourth.hash());
    }

    @Test
    void stopsHardAtAnyFlippedByteAndSaysWhere() throws IOException {
        byte[] content = holding(4).content();
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
        byte[] content = holding(4).content();
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
        "100, its hash is not the hash of its content",
    })
    void seesAHandThatRepairsChecksums(int offsetInBody, String reason) throws IOException {
        byte[] content = holding(3).content();
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
    void losesNoAcknowledgedRecordToPowerCuts() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            assertThat(acknowledgedButLost(seed, false)).as("seed %d", seed).isEmpty();
        }
    }

    /** A harness that could not see a disk that lies would prove nothing. */
    @Test
    void seesWhenADiskLiesAboutForces() {
        List<String> seen = new ArrayList<>();
        for (int seed = 0; seed < 50; seed++) {
            try {
                seen.addAll(acknowledgedButLost(seed, true));
            } catch (IOException | JournalBroken | NotAJournal e) {
                seen.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(seen).isNotEmpty();
    }

    /** Appends and power cuts in turn; what was acknowledged and is not there afterwards. */
    private static List<String> acknowledgedButLost(int seed, boolean lying) throws IOException {
        Random random = new Random(seed);
        FaultyMedium disk = formatted();
        List<Hash> acknowledged = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (int life = 0; life < 6; life++) {
            if (lying) {
                disk.lieAboutForces();
            }
            Journal journal = on(disk);
            List<Hash> kept = new JournalReader(disk, "epoch-1.journal")
                    .from(1)
                    .map(JournalRecord::hash)
                    .toList();
            if (kept.size() < acknowledged.size()
                    || !kept.subList(0, acknowledged.size()).equals(acknowledged)) {
                lost.add("seed " + seed + ": " + acknowledged.size() + " acknowledged, " + kept.size() + " kept");
            }
            acknowledged = new ArrayList<>(kept);
            int sales = random.nextInt(4);
            for (int i = 0; i < sales; i++) {
                long next = journal.lastSequence() + 1;
                acknowledged.add(journal.append(next == 1 ? Shop.opening() : Shop.sale(next, 1 + random.nextInt(9)))
                        .hash());
            }
            if (random.nextBoolean()) {
                disk.fillAfter(random.nextInt(900));
                Throwable _ = catchThrowable(() -> journal.append(Shop.sale(journal.lastSequence() + 1, 1)));
            }
            disk = disk.powerCut(random);
        }
        return lost;
    }
}
