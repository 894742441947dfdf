package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tillstream.journal.FaultyMedium.Fault;
import io.tillstream.journal.Shift.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Crashes, at every operation of a scripted shift and by seed. The first seed is {@code journal.seed}, how many follow is
 * {@code journal.schedules}; the profile {@code nightly} asks for more.
 */
class CrashHarnessTest {
    private static final long FIRST_SEED = Long.getLong("journal.seed", 20261126);
    private static final int SCHEDULES = Integer.getInteger("journal.schedules", 2000);
    private static final int SEEDS_PER_OPERATION = Integer.getInteger("journal.seeds", 8);
    /** How many schedules a planted bug may survive unseen; each must be seen long before. */
    private static final int PATIENCE = 400;

    private static final List<Step> SCRIPT = List.of(
            Step.SALE,
            Step.SALE,
            Step.DRAWER_OPENED,
            Step.SEND,
            Step.SALE,
            Step.BASKET_CANCELLED,
            Step.BULK_IMPORT,
            Step.SEND,
            Step.SALE,
            Step.SALE);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyOperationOfAShiftMayFail(Fault fault) throws IOException {
        Shift whole = new Shift(0, PlantedBug.NONE);
        whole.live(SCRIPT);
        int operations = whole.disk().operations();
        List<String> failures = new ArrayList<>();

        for (int k = 0; k < operations; k++) {
            for (int seed = 0; seed < SEEDS_PER_OPERATION; seed++) {
                Shift shift = new Shift(seed, PlantedBug.NONE);
                // The formatting of the disk is no part of the shift.
                shift.disk().failAfter(k, fault);
                shift.live(SCRIPT);
                shift.crash();
                shift.live(List.of(Step.SEND, Step.SALE, Step.THREE_CASHIERS));
                shift.crash();
                shift.end();
                for (String violation : shift.violations()) {
                    failures.add(fault + " at operation " + k + ", seed " + seed + ": " + violation);
                }
            }
        }

        assertThat(operations).isGreaterThan(30);
        assertThat(failures).isEmpty();
    }

    @Test
    void noScheduleOfFaultsBreaksAPromise() throws IOException {
        System.out.println("Crash harness: " + SCHEDULES + " schedules from seed " + FIRST_SEED
                + "; repeat one with -Djournal.seed=SEED -Djournal.schedules=1.");

        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
            assertThat(Shift.random(seed, PlantedBug.NONE)).as("seed %d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = PlantedBug.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aPlantedBugIsSeen(PlantedBug bug) throws IOException {
        boolean seen = false;

        for (long seed = FIRST_SEED; !seen && seed < FIRST_SEED + PATIENCE; seed++) {
            seen = Shift.random(seed, bug).stream().anyMatch(bug::isSeenIn);
        }

        assertThat(seen).as("the harness sees %s", bug).isTrue();
    }

    /** Also when the power took every mark but those in the frames. */
    @ParameterizedTest
    @EnumSource(MarksLeft.class)
    void damageOfAcknowledgedBytesIsAHardStopThatNamesTheRecord(MarksLeft left) throws IOException {
        Random random = new Random(FIRST_SEED);
        FaultyMedium disk = FaultyMedium.blank();
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        Journal journal = new Journal(disk, "epoch-1.journal", () -> {}, 2048);
        List<Long> begins = new ArrayList<>();
        for (int sequence = 1; sequence <= 12; sequence++) {
            begins.add(disk.noted().orElseThrow());
            journal.append(Shop.aMorningOf(12).get(sequence - 1));
        }
        long last = disk.noted().orElseThrow();
        // The newest record is known as acknowledged by the marks outside the frames only.
        long sure = left == MarksLeft.ALL ? last : begins.getLast();
        byte[] content = disk.content();

        for (int run = 0; run < 500 * SEEDS_PER_OPERATION; run++) {
            int at = Header.SIZE + random.nextInt((int) sure - Header.SIZE);
            byte[] damaged = content.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            FaultyMedium after = FaultyMedium.holding(damaged);
            left.leaveOn(after, last);
            long due = begins.stream().filter(begin -> begin <= at).count();

            JournalVerification verification = JournalVerification.of(after, "epoch-1.journal");
            Throwable refusal = catchThrowable(() -> new Journal(after, "epoch-1.journal", () -> {}, 2048));

            assertThat(verification.firstBroken())
                    .as("byte %d", at)
                    .hasValueSatisfying(broken -> assertThat(broken.sequence()).isEqualTo(due));
            assertThat(refusal).as("byte %d", at).isInstanceOfSatisfying(JournalBroken.class, broken -> {
                assertThat(broken.sequence()).isEqualTo(due);
                assertThat(broken.offset()).isEqualTo(begins.get((int) due - 1));
            });
            assertThat(after.content()).as("nothing is repaired").isEqualTo(damaged);
        }
    }

    enum MarksLeft {
        ALL,
        IN_FRAMES_ONLY;

        void leaveOn(FaultyMedium disk, long mark) throws IOException {
            if (this == ALL) {
                disk.note(mark);
            } else {
                Header.writeMark(disk, Header.SIZE);
            }
        }
    }
}
