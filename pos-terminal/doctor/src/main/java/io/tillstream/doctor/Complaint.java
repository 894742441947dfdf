package io.tillstream.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cashier says is wrong; each leads through its checks in order, up to the first finding. */
public enum Complaint {
    SIGN_IN,
    HEAD_OFFICE,
    PRINTER,
    FAINT_PRINT,
    SCANNER,
    SCALE,
    CARD_TERMINAL,
    CLOCK,
    SLOW;

    /** What is looked at when somebody wants everything checked; no area depends on another. */
    public static final List<Complaint> EVERYTHING =
            List.of(SLOW, CLOCK, SIGN_IN, PRINTER, SCANNER, SCALE, CARD_TERMINAL);

    public List<Check> checks() {
        return switch (this) {
            case SIGN_IN -> inOrder(List.of(LineChecks.LINE, LineChecks.SIGN_IN, LineChecks.LAG));
            case HEAD_OFFICE -> inOrder(List.of(LineChecks.LINE, LineChecks.LAG));
            case PRINTER -> PrinterChecks.PRINTER;
            case FAINT_PRINT -> inOrder(List.of(PrinterChecks.PRINTER, PrinterChecks.FAINT));
            case SCANNER -> DeviceChecks.SCANNER;
            case SCALE -> DeviceChecks.SCALE;
            case CARD_TERMINAL -> DeviceChecks.CARD_TERMINAL;
            case CLOCK -> MachineChecks.CLOCK;
            case SLOW -> MachineChecks.SLOW;
        };
    }

    private static List<Check> inOrder(List<List<Check>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    public String id() {
        return Finding.kebab(this);
    }

    public static Optional<Complaint> ofId(String id) {
        return Stream.of(values())
                .filter(complaint -> complaint.id().equals(id))
                .findFirst();
    }
}
