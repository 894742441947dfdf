package io.tillstream.peripherals;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a printer says of itself, decoded from the bytes of Epson's TM series: four answers to DLE EOT, or four bytes of
 * automatic status (ASB).
 *
 * @param faults what keeps it from printing, most pressing first
 * @param paperNearEnd the roll will end soon
 * @param drawerPinHigh level of the drawer's switch; which level means open differs by drawer
 * @param offline whether it says it cannot print now
 */
public record PrinterStatus(Set<Fault> faults, boolean paperNearEnd, boolean drawerPinHigh, boolean offline) {
    static final String NO_ANSWER = "Printer does not answer: check its power and its cable.";

    /** What can be wrong, in the order in which a cashier is told. */
    public enum Fault {
        UNRECOVERABLE,
        CUTTER,
        COVER_OPEN,
        PAPER_END,
        AUTO_RECOVERABLE
    }

    public PrinterStatus {
        faults = faults.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(faults));
    }

    /** The fault a cashier is told about. With the cover open the paper sensors may be wrong: the cover goes first. */
    public Optional<Fault> mostPressing() {
        return faults.stream().findFirst();
    }

    public boolean canPrint() {
        return faults.isEmpty() && !offline;
    }

    /** What a cashier does about it, one sentence. */
    public String advice() {
        return mostPressing()
                .map(fault -> switch (fault) {
                    case UNRECOVERABLE -> "Printer fault: switch it off and call support.";
                    case CUTTER -> "Cutter jam: open the cover, free the paper, then print again.";
                    case COVER_OPEN -> "Close the printer cover.";
                    case PAPER_END -> "Load paper.";
                    case AUTO_RECOVERABLE -> "Print head hot: wait a moment.";
                })
                .orElse("Printer says it is offline: press its feed button once.");
    }

    /** Whether a byte is an answer to DLE EOT, and not flow control, GS r or automatic status. */
    public static boolean isRealTimeAnswer(int value) {
        return (value & 0x93) == 0x12;
    }

    /** Whether a byte begins four bytes of automatic status. */
    public static boolean isFirstOfAutomatic(int value) {
        return (value & 0x93) == 0x10;
    }

    /** Whether a byte is an answer to GS r, or one of the last three of automatic status. */
    public static boolean isPaperAnswer(int value) {
        return (value & 0x90) == 0;
    }

    /**
     * Decodes the answers to DLE EOT 1, 2, 3 and 4.
     *
     * @throws IllegalArgumentException when one of them has not the pattern 0xx1xx10
     */
    public static PrinterStatus ofRealTime(int printer, int offlineCause, int errorCause, int paper) {
        for (int answer : new int[] {printer, offlineCause, errorCause, paper}) {
            if (!isRealTimeAnswer(answer)) {
                throw new IllegalArgumentException(
                        "Byte " + String.format(Locale.ROOT, "%02X", answer) + " is no answer to DLE EOT.");
            }
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        addIf(faults, Fault.UNRECOVERABLE, errorCause, 0x20);
        addIf(faults, Fault.CUTTER, errorCause, 0x08);
        addIf(faults, Fault.COVER_OPEN, offlineCause, 0x04);
        addIf(faults, Fault.PAPER_END, offlineCause, 0x20);
        addIf(faults, Fault.PAPER_END, paper, 0x60);
        addIf(faults, Fault.AUTO_RECOVERABLE, errorCause, 0x40);
        return new PrinterStatus(faults, (paper & 0x0C) != 0, (printer & 0x04) != 0, (printer & 0x08) != 0);
    }

    /**
     * Decodes four bytes of automatic status; the fourth is reserved.
     *
     * @throws IllegalArgumentException when the first has not the pattern 0xx1xx00
     */
    public static PrinterStatus ofAutomatic(int first, int second, int third) {
        if (!isFirstOfAutomatic(first)) {
            throw new IllegalArgumentException(
                    "Byte " + String.format(Locale.ROOT, "%02X", first) + " begins no automatic status.");
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        addIf(faults, Fault.UNRECOVERABLE, second, 0x20);
        addIf(faults, Fault.CUTTER, second, 0x08);
        addIf(faults, Fault.COVER_OPEN, first, 0x20);
        addIf(faults, Fault.PAPER_END, third, 0x0C);
        addIf(faults, Fault.AUTO_RECOVERABLE, second, 0x40);
        return new PrinterStatus(faults, (third & 0x03) != 0, (first & 0x04) != 0, (first & 0x08) != 0);
    }

    private static void addIf(Set<Fault> faults, Fault fault, int value, int mask) {
        if ((value & mask) != 0) {
            faults.add(fault);
        }
    }
}
