package io.tillstream.doctor;

import static io.tillstream.doctor.Check.sensed;

import io.tillstream.doctor.Outcome.CannotTell;
import io.tillstream.doctor.Outcome.Found;
import io.tillstream.doctor.Outcome.NotHere;
import io.tillstream.doctor.Outcome.Passed;
import io.tillstream.doctor.Outcome.Reason;
import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.PrinterAnswer;
import io.tillstream.doctor.sense.PrinterAnswer.Trouble;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Ribbon;
import java.util.List;
import java.util.Set;

/** A printer from its cable to its head, and then what it prints like. With the cover open its other sensors may be wrong. */
final class PrinterChecks {
    static final List<Check> PRINTER = List.of(
            sensed("printer-cable", PrinterChecks::cable),
            sensed("printer-port", PrinterChecks::port),
            sensed("printer-address", PrinterChecks::address),
            sensed("printer-answer", PrinterChecks::answer),
            sensed("printer-cover", senses -> without(senses, Trouble.COVER_OPEN, Finding.PRINTER_COVER)),
            sensed("printer-light", PrinterChecks::light),
            sensed("printer-paper", PrinterChecks::paper),
            sensed("printer-cutter", senses -> without(senses, Trouble.CUTTER, Finding.PRINTER_CUTTER)),
            sensed("print-head", senses -> without(senses, Trouble.HEAD_HOT, Finding.PRINTER_HOT)),
            sensed("printer-ready", PrinterChecks::ready),
            sensed("ribbon", PrinterChecks::ribbon));

    static final List<Check> FAINT = List.of(
            new Check("print-blank", PrinterChecks::blank),
            new Check("print-stripes", PrinterChecks::stripes),
            new Check("print-pale", PrinterChecks::pale));

    private PrinterChecks() {}

    private static Outcome cable(Senses senses) {
        return switch (senses.printerPort()) {
            case Port.NotSet() -> new NotHere();
            case Port.Missing(String place) -> Found.of(Finding.PRINTER_CABLE, place);
            case Port.Taken(String place) -> new Passed(place);
            case Port.Open(String place) -> new Passed(place);
            case Port.Network(Reach reach) -> new Passed(reach.place());
        };
    }

    private static Outcome port(Senses senses) {
        return senses.printerPort() instanceof Port.Taken(String place)
                ? Found.of(Finding.PORT_TAKEN, place)
                : new Passed("");
    }

    private static Outcome address(Senses senses) {
        return switch (senses.printerPort()) {
            case Port.Network(Reach.Refused(String place)) -> Found.of(Finding.PRINTER_ADDRESS, place);
            case Port.Network(Reach.Unreachable(String place)) -> Found.of(Finding.PRINTER_ADDRESS, place);
            case Port.Network(Reach.Reached reached) -> new Passed(reached.place());
            case Port.NotSet(), Port.Missing _, Port.Taken _, Port.Open _ -> new Passed("");
        };
    }

    private static Outcome answer(Senses senses) {
        return switch (senses.printer()) {
            case PrinterAnswer.Silent() -> Found.of(Finding.PRINTER_SILENT, place(senses.printerPort()));
            case PrinterAnswer.Printing() -> new CannotTell(Reason.BUSY);
            case PrinterAnswer.Says _ -> new Passed("");
        };
    }

    private static String place(Port port) {
        return switch (port) {
            case Port.NotSet() -> "";
            case Port.Missing(String place) -> place;
            case Port.Taken(String place) -> place;
            case Port.Open(String place) -> place;
            case Port.Network(Reach reach) -> reach.place();
        };
    }

    private static Outcome without(Senses senses, Trouble trouble, Finding finding) {
        return troubles(senses).contains(trouble) ? Found.of(finding) : ofWhatItSays(senses);
    }

    private static Set<Trouble> troubles(Senses senses) {
        return senses.printer() instanceof PrinterAnswer.Says(Set<Trouble> troubles, boolean online)
                ? troubles
                : Set.of();
    }

    private static Outcome ofWhatItSays(Senses senses) {
        return senses.printer() instanceof PrinterAnswer.Says ? new Passed("") : new CannotTell(Reason.BUSY);
    }

    private static Outcome light(Senses senses) {
        return without(senses, Trouble.FAULT, Finding.PRINTER_LIGHT);
    }

    private static Outcome paper(Senses senses) {
        if (troubles(senses).contains(Trouble.PAPER_END)) {
            return Found.of(Finding.PRINTER_PAPER);
        }
        // A roll that ends soon is told only when nothing worse is: it stops nobody yet.
        boolean alone = troubles(senses).equals(Set.of(Trouble.PAPER_NEAR_END));
        return alone ? Found.of(Finding.PRINTER_PAPER_LOW) : ofWhatItSays(senses);
    }

    private static Outcome ready(Senses senses) {
        return senses.printer() instanceof PrinterAnswer.Says(Set<Trouble> troubles, boolean online) && !online
                ? Found.of(Finding.PRINTER_WAITS)
                : ofWhatItSays(senses);
    }

    /** No printer says that its ribbon is spent: what was printed with it is counted. */
    private static Outcome ribbon(Senses senses) {
        return switch (senses.ribbon()) {
            case Ribbon.None() -> new Passed("");
            case Ribbon.Counted(long lines, long lasts) ->
                lines >= lasts ? Found.of(Finding.RIBBON_SPENT, lines, lasts) : new Passed(lines + " / " + lasts);
        };
    }

    private static Outcome blank(Senses senses, Replies replies) {
        return replies.to(Question.TEST_PRINT_BLANK, reply -> switch (reply) {
            case YES -> Found.of(Finding.PAPER_WRONG_WAY);
            case NO -> new Passed("");
        });
    }

    private static Outcome stripes(Senses senses, Replies replies) {
        return replies.to(Question.TEST_PRINT_STRIPED, reply -> switch (reply) {
            case YES -> afterCleaning(replies, Finding.HEAD_WORN);
            case NO -> new Passed("");
        });
    }

    private static Outcome pale(Senses senses, Replies replies) {
        return replies.to(Question.TEST_PRINT_PALE, reply -> switch (reply) {
            case YES -> afterCleaning(replies, Finding.PAPER_POOR);
            case NO -> new Passed("");
        });
    }

    private static Outcome afterCleaning(Replies replies, Finding whenItDidNotHelp) {
        return replies.to(Question.HEAD_CLEANED, reply -> switch (reply) {
            case YES -> Found.of(whenItDidNotHelp);
            case NO -> Found.of(Finding.HEAD_DIRTY);
        });
    }
}
