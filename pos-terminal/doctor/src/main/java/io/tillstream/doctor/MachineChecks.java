package io.tillstream.doctor;

import static io.tillstream.doctor.Check.sensed;

import io.tillstream.doctor.Outcome.CannotTell;
import io.tillstream.doctor.Outcome.Found;
import io.tillstream.doctor.Outcome.Passed;
import io.tillstream.doctor.Outcome.Reason;
import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Disk;
import io.tillstream.doctor.sense.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The till's own machine: its clock, its disk, its strength. */
final class MachineChecks {
    /** What a journal wants before a payment is taken. */
    private static final long ROOM_BYTES = 4L * 1024 * 1024;

    private static final int SCARCE_PERCENT = 10;
    private static final Duration SLOW_DISK = Duration.ofMillis(500);
    private static final double BUSY = 4.0;
    private static final long LITTLE_MEMORY_BYTES = 64L * 1024 * 1024;
    private static final Duration NOTICEABLE = Duration.ofSeconds(30);
    /** A clock that is put right by a second or two is no clock that was set back. */
    private static final Duration SET_RIGHT = Duration.ofSeconds(5);

    static final List<Check> CLOCK =
            List.of(sensed("clock-journal", MachineChecks::setBack), sensed("clock-head-office", MachineChecks::clock));

    static final List<Check> SLOW = List.of(
            sensed("disk-room", MachineChecks::room),
            sensed("journal-writable", MachineChecks::writable),
            sensed("disk-share", MachineChecks::share),
            sensed("disk-speed", MachineChecks::speed),
            sensed("processor", MachineChecks::processor),
            sensed("memory", MachineChecks::memory));

    private MachineChecks() {}

    /** Our time minus head office's, if it told. */
    static Optional<Duration> drift(Senses senses) {
        return senses.answer() instanceof Answer.Said(int status, boolean ours, Optional<Instant> time)
                ? time.map(theirs -> Duration.between(theirs, senses.now()))
                : Optional.empty();
    }

    /** Language-free: {@code +01:02:03}. */
    static String inWords(Duration drift) {
        Duration size = drift.abs();
        return String.format(
                java.util.Locale.ROOT,
                "%s%02d:%02d:%02d",
                drift.isNegative() ? "-" : "+",
                size.toHours(),
                size.toMinutesPart(),
                size.toSecondsPart());
    }

    private static Outcome setBack(Senses senses) {
        return senses.newestRecord().minus(SET_RIGHT).isAfter(senses.now())
                ? Found.of(Finding.CLOCK_SET_BACK, senses.newestRecord())
                : new Passed(senses.now().toString());
    }

    private static Outcome clock(Senses senses) {
        Optional<Duration> drift = drift(senses);
        if (drift.isEmpty()) {
            return new CannotTell(Reason.NO_CONNECTION);
        }
        Duration off = drift.get().abs();
        if (off.compareTo(LineChecks.CLOCK_TOLERANCE) > 0) {
            return Found.of(Finding.CLOCK_WRONG, inWords(drift.get()));
        }
        return off.compareTo(NOTICEABLE) > 0
                ? Found.of(Finding.CLOCK_DRIFTS, inWords(drift.get()))
                : new Passed(inWords(drift.get()));
    }

    private static Outcome room(Senses senses) {
        Disk disk = senses.disk();
        return disk.freeBytes() < ROOM_BYTES
                ? Found.of(Finding.DISK_FULL, megabytes(disk.freeBytes()))
                : new Passed(megabytes(disk.freeBytes()) + " / " + megabytes(disk.totalBytes()) + " MB");
    }

    private static Outcome writable(Senses senses) {
        return senses.disk().forced().isEmpty() ? Found.of(Finding.JOURNAL_UNWRITABLE) : new Passed("");
    }

    private static Outcome share(Senses senses) {
        Disk disk = senses.disk();
        return disk.freeBytes() < disk.totalBytes() / 100 * SCARCE_PERCENT
                ? Found.of(Finding.DISK_SHORT, megabytes(disk.freeBytes()), megabytes(disk.totalBytes()))
                : new Passed("");
    }

    private static Outcome speed(Senses senses) {
        Duration forced = senses.disk().forced().orElse(Duration.ZERO);
        return forced.compareTo(SLOW_DISK) > 0
                ? Found.of(Finding.DISK_SLOW, forced.toMillis())
                : new Passed(forced.toMillis() + " ms");
    }

    private static Outcome processor(Senses senses) {
        Load load = senses.load();
        String figure = String.format(java.util.Locale.ROOT, "%.1f", load.waitingPerProcessor());
        return load.waitingPerProcessor() > BUSY ? Found.of(Finding.PROCESSOR_BUSY, figure) : new Passed(figure);
    }

    private static Outcome memory(Senses senses) {
        long free = senses.load().freeMemoryBytes();
        return free < LITTLE_MEMORY_BYTES
                ? Found.of(Finding.MEMORY_SHORT, megabytes(free))
                : new Passed(megabytes(free) + " MB");
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }
}
