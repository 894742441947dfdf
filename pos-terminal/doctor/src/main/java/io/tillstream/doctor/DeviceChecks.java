package io.tillstream.doctor;

import static io.tillstream.doctor.Check.sensed;

import io.tillstream.doctor.Outcome.CannotTell;
import io.tillstream.doctor.Outcome.Found;
import io.tillstream.doctor.Outcome.NotHere;
import io.tillstream.doctor.Outcome.Passed;
import io.tillstream.doctor.Outcome.Reason;
import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Scans;
import java.util.List;

/** Scanner, scale and card terminal: plugged in, opened, heard. */
final class DeviceChecks {
    /** Below this many codes a share of bad ones says nothing. */
    private static final long ENOUGH_SCANS = 10;

    static final List<Check> SCANNER = List.of(
            sensed("scanner-cable", senses -> plugged(senses.scannerPort(), Finding.SCANNER_CABLE)),
            sensed("scanner-port", senses -> opened(senses.scannerPort())),
            sensed("scanner-codes", DeviceChecks::codes),
            new Check("scanner-reads", DeviceChecks::reads));

    static final List<Check> SCALE = List.of(
            sensed("scale-cable", senses -> plugged(senses.scalePort(), Finding.SCALE_CABLE)),
            sensed("scale-port", senses -> opened(senses.scalePort())),
            sensed("scale-weighs", DeviceChecks::weighs));

    static final List<Check> CARD_TERMINAL = List.of(
            sensed(
                    "terminal-set",
                    senses -> senses.terminalPort() instanceof Port.NotSet ? new NotHere() : new Passed("")),
            sensed("terminal-address", DeviceChecks::terminal));

    private DeviceChecks() {}

    private static Outcome plugged(Port port, Finding finding) {
        return switch (port) {
            case Port.NotSet() -> new NotHere();
            case Port.Missing(String place) -> Found.of(finding, place);
            case Port.Taken(String place) -> new Passed(place);
            case Port.Open(String place) -> new Passed(place);
            case Port.Network(Reach reach) -> new Passed(reach.place());
        };
    }

    private static Outcome opened(Port port) {
        return port instanceof Port.Taken(String place) ? Found.of(Finding.PORT_TAKEN, place) : new Passed("");
    }

    private static Outcome codes(Senses senses) {
        Scans scans = senses.scans();
        long all = scans.good() + scans.bad();
        return all >= ENOUGH_SCANS && scans.bad() > scans.good()
                ? Found.of(Finding.SCANNER_MISREADS, scans.bad(), all)
                : new Passed(scans.good() + " + " + scans.bad());
    }

    /** A scanner only sends: until it has sent something, only a person can say whether it reads. */
    private static Outcome reads(Senses senses, Replies replies) {
        if (senses.scans().good() > 0) {
            return new Passed("");
        }
        return replies.to(Question.SCANNER_BEEPS, reply -> switch (reply) {
            // It reads, and nothing arrives: it is set to be a keyboard, or its cable is half in.
            case YES, NO -> Found.of(Finding.SCANNER_READS_NOTHING);
        });
    }

    private static Outcome weighs(Senses senses) {
        return switch (senses.scale()) {
            case WORKS -> new Passed("");
            case SILENT -> Found.of(Finding.SCALE_SILENT);
            case OVERLOADED -> Found.of(Finding.SCALE_OVERLOADED);
            case OFF_ZERO -> Found.of(Finding.SCALE_ZERO);
            case NEVER_AT_REST -> Found.of(Finding.SCALE_MOVING);
        };
    }

    private static Outcome terminal(Senses senses) {
        return switch (senses.terminalPort()) {
            case Port.Network(Reach.Refused(String place)) -> Found.of(Finding.TERMINAL_REFUSES, place);
            case Port.Network(Reach.Unreachable(String place)) -> Found.of(Finding.TERMINAL_UNREACHABLE, place);
            case Port.Missing(String place) -> Found.of(Finding.TERMINAL_UNREACHABLE, place);
            case Port.Taken(String place) -> Found.of(Finding.PORT_TAKEN, place);
            case Port.Network(Reach.Reached reached) -> new Passed(reached.place());
            case Port.Open(String place) -> new Passed(place);
            case Port.NotSet() -> new CannotTell(Reason.NOT_SENSED);
        };
    }
}
