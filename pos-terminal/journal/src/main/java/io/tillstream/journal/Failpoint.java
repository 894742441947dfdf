package io.tillstream.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Steps of a sale at which a till can be told to die, so that tests see what a kill leaves behind: {@code
 * -Dfp=journal-write:3} halts the process, as kill -9 would, when that step is reached for the third time. Without the
 * property nothing happens.
 */
public enum Failpoint {
    /** A code was read and nothing done with it. */
    SCAN,
    /** The basket has changed and is not kept. */
    PRICE,
    /** Money was handed over and nothing recorded. */
    TENDER,
    /** A payment attempt is on the disk, and nothing counts on it yet. */
    PAY_SENT,
    /** A payment or its giving back was granted, and that is not recorded. */
    PAY_OK,
    /** The record has its number and is not written. */
    NUMBER,
    /** Bytes were written and not forced. */
    JOURNAL_WRITE,
    /** The record is on the disk, and nobody was told. */
    FSYNC,
    /** The receipt is about to be put among those that wait. */
    PRINT,
    /** It waits on the disk, and nothing went to the printer. */
    PRINT_WAITS,
    /** It is written down that its first byte may be out. */
    PRINT_BEGINS,
    /** It came out, and that was not noted. */
    PRINTED,
    /** Records are about to go to head office. */
    SEND,
    /** Head office has them, and that was not noted. */
    ACK;

    /** The exit code of a process ended by signal 9. */
    public static final int EXIT = 137;

    /** What the property asks for. */
    private record Plan(Failpoint step, AtomicInteger left) {
        /** Read once; the enum itself is not ready any sooner. */
        private static final Optional<Plan> ASKED =
                Optional.ofNullable(System.getProperty("fp")).map(Plan::parse);

        private static Plan parse(String text) {
            String[] parts = text.split(":", -1);
            try {
                return new Plan(
                        valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                        new AtomicInteger(Integer.parseInt(parts[1])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "Property fp is \"" + text
                                + "\"; it is a step and a count, such as journal-write:1; the steps are "
                                + Arrays.stream(values()).map(Failpoint::text).collect(Collectors.joining(", ")) + ".",
                        e);
            }
        }
    }

    /** As the property names it, {@code journal-write}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The step is reached; ends the process if that was asked for. */
    public void reached() {
        Plan.ASKED.ifPresent(plan -> {
            if (plan.step() == this && plan.left().decrementAndGet() == 0) {
                Runtime.getRuntime().halt(EXIT);
            }
        });
    }
}
