package io.tillstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.doctor.Question.Reply;
import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Backlog;
import io.tillstream.doctor.sense.Certificate;
import io.tillstream.doctor.sense.Disk;
import io.tillstream.doctor.sense.Link;
import io.tillstream.doctor.sense.Load;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.PrinterAnswer.Trouble;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Ribbon;
import io.tillstream.doctor.sense.Route;
import io.tillstream.doctor.sense.ScaleState;
import io.tillstream.doctor.sense.Scans;
import io.tillstream.doctor.sense.SignIn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One fault of a till without any other, and what the doctor makes of it. */
class EveryFindingTest {
    /** Made by whoever asks a till, not by the till; and what a complaint about an absent device comes to. */
    private static final Set<Finding> MADE_ELSEWHERE =
            EnumSet.of(Finding.TILL_NOT_RUNNING, Finding.TILL_SILENT, Finding.DEVICE_NOT_SET);

    record Fault(Finding finding, Complaint complaint, TillFake till, Map<Question, Reply> replies) {
        @Override
        public String toString() {
            return finding.id();
        }
    }

    private static Fault fault(Finding finding, Complaint complaint, Consumer<TillFake> breaks) {
        TillFake till = new TillFake();
        breaks.accept(till);
        return new Fault(finding, complaint, till, Map.of());
    }

    private static Fault mobile(Finding finding, Map<Question, Reply> replies) {
        return new Fault(finding, Complaint.HEAD_OFFICE, TillFake.mobile(), replies);
    }

    private static Fault print(Finding finding, Map<Question, Reply> replies) {
        return new Fault(finding, Complaint.FAINT_PRINT, new TillFake(), replies);
    }

    static Stream<Fault> faults() {
        return Stream.of(line(), office(), people(), printers(), devices(), machine())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> line() {
        return Stream.of(
                fault(
                        Finding.LINK_DOWN,
                        Complaint.HEAD_OFFICE,
                        till -> till.links = List.of(new Link("eth0", Link.Kind.CABLE, false, List.of()))),
                mobile(Finding.NO_SIGNAL, Map.of(Question.HAS_SIGNAL, Reply.NO)),
                mobile(
                        Finding.MOBILE_RESTART,
                        Map.of(Question.HAS_SIGNAL, Reply.YES, Question.WAS_RESTARTED, Reply.NO)),
                mobile(
                        Finding.DATA_CARD,
                        Map.of(
                                Question.HAS_SIGNAL,
                                Reply.YES,
                                Question.WAS_RESTARTED,
                                Reply.YES,
                                Question.DATA_CARD_IN_PLACE,
                                Reply.NO)),
                mobile(
                        Finding.MOBILE_PROVIDER,
                        Map.of(
                                Question.HAS_SIGNAL,
                                Reply.YES,
                                Question.WAS_RESTARTED,
                                Reply.YES,
                                Question.DATA_CARD_IN_PLACE,
                                Reply.YES)),
                fault(
                        Finding.NO_ADDRESS,
                        Complaint.HEAD_OFFICE,
                        till -> till.links = List.of(new Link("eth0", Link.Kind.CABLE, true, List.of()))),
                fault(
                        Finding.NAME_UNKNOWN,
                        Complaint.HEAD_OFFICE,
                        till -> till.name = new NameAnswer.Unknown("ofice.example")),
                fault(
                        Finding.NAME_SERVICE_SILENT,
                        Complaint.HEAD_OFFICE,
                        till -> till.name = new NameAnswer.Silent("office.example")),
                fault(Finding.NO_GATEWAY, Complaint.HEAD_OFFICE, till -> till.route = new Route.None()),
                fault(Finding.GATEWAY_SILENT, Complaint.HEAD_OFFICE, till -> {
                    till.heardRouter = false;
                    till.headOffice = new Reach.Unreachable("198.51.100.7:8443");
                }),
                fault(
                        Finding.HEAD_OFFICE_REFUSES,
                        Complaint.HEAD_OFFICE,
                        till -> till.headOffice = new Reach.Refused("198.51.100.7:8443")),
                fault(
                        Finding.HEAD_OFFICE_UNREACHABLE,
                        Complaint.HEAD_OFFICE,
                        till -> till.headOffice = new Reach.Unreachable("198.51.100.7:8443")));
    }

    private static Stream<Fault> office() {
        return Stream.of(
                fault(
                        Finding.HEAD_OFFICE_SILENT,
                        Complaint.HEAD_OFFICE,
                        till -> till.certificate = new Certificate.Silent()),
                fault(
                        Finding.SOMEBODY_ELSE_ANSWERS,
                        Complaint.HEAD_OFFICE,
                        till -> till.certificate = new Certificate.NotTls()),
                fault(
                        Finding.OTHER_CERTIFICATE,
                        Complaint.HEAD_OFFICE,
                        till -> till.certificate = new Certificate.Shown(
                                false, TillFake.NOON.minusSeconds(9), TillFake.NOON.plusSeconds(9))),
                fault(
                        Finding.CERTIFICATE_DATES,
                        Complaint.HEAD_OFFICE,
                        till -> till.certificate = new Certificate.Shown(
                                true, TillFake.NOON.minusSeconds(9), TillFake.NOON.minusSeconds(1))),
                said(Finding.TILL_NOT_PROVED, 401),
                said(Finding.TILL_REVOKED, 403),
                said(Finding.TILL_LOCKED, 423),
                said(Finding.HEAD_OFFICE_TROUBLE, 503),
                fault(
                        Finding.RECORDS_REFUSED,
                        Complaint.HEAD_OFFICE,
                        till -> till.backlog = new Backlog(3, Optional.empty(), Optional.of("422"), true)),
                fault(
                        Finding.RECORDS_WAIT,
                        Complaint.HEAD_OFFICE,
                        till -> till.backlog =
                                new Backlog(3, Optional.of(Duration.ofMinutes(11)), Optional.empty(), true)),
                fault(
                        Finding.CATALOGUE_MISSING,
                        Complaint.HEAD_OFFICE,
                        till -> till.backlog = new Backlog(0, Optional.empty(), Optional.empty(), false)),
                drift(Finding.CLOCK_WRONG, Duration.ofMinutes(6)),
                drift(Finding.CLOCK_DRIFTS, Duration.ofSeconds(-45)),
                fault(
                        Finding.CLOCK_SET_BACK,
                        Complaint.CLOCK,
                        till -> till.newestRecord = TillFake.NOON.plusSeconds(60)));
    }

    private static Fault said(Finding finding, int status) {
        return fault(
                finding,
                Complaint.HEAD_OFFICE,
                till -> till.answer = new Answer.Said(status, true, Optional.of(TillFake.NOON)));
    }

    private static Fault drift(Finding finding, Duration ours) {
        return fault(
                finding,
                Complaint.CLOCK,
                till -> till.answer = new Answer.Said(200, true, Optional.of(TillFake.NOON.minus(ours))));
    }

    private static Stream<Fault> people() {
        return Stream.of(
                signIn(Finding.PIN_WRONG, new SignIn.WrongPin()),
                signIn(Finding.ROLE_MISSING, new SignIn.NoRole()),
                signIn(Finding.SIGN_IN_LOCKED, new SignIn.Locked(TillFake.NOON.plusSeconds(900))),
                signIn(Finding.GRANT_EXPIRED, new SignIn.NoGrant()));
    }

    private static Fault signIn(Finding finding, SignIn last) {
        return fault(finding, Complaint.SIGN_IN, till -> till.signIn = last);
    }

    private static Stream<Fault> printers() {
        return Stream.of(
                fault(
                        Finding.PRINTER_CABLE,
                        Complaint.PRINTER,
                        till -> till.printerPort = new Port.Missing("/dev/printer")),
                fault(Finding.PORT_TAKEN, Complaint.PRINTER, till -> till.printerPort = new Port.Taken("/dev/printer")),
                fault(
                        Finding.PRINTER_ADDRESS,
                        Complaint.PRINTER,
                        till -> till.printerPort = new Port.Network(new Reach.Refused("192.0.2.40:9100"))),
                fault(
                        Finding.PRINTER_SILENT,
                        Complaint.PRINTER,
                        till -> till.printer = new io.tillstream.doctor.sense.PrinterAnswer.Silent()),
                fault(Finding.PRINTER_COVER, Complaint.PRINTER, till -> till.printerSays(Trouble.COVER_OPEN)),
                fault(Finding.PRINTER_LIGHT, Complaint.PRINTER, till -> till.printerSays(Trouble.FAULT)),
                fault(Finding.PRINTER_WAITS, Complaint.PRINTER, till -> till.printerSays()),
                fault(Finding.PRINTER_PAPER, Complaint.PRINTER, till -> till.printerSays(Trouble.PAPER_END)),
                fault(Finding.PRINTER_PAPER_LOW, Complaint.PRINTER, till -> till.printerSays(Trouble.PAPER_NEAR_END)),
                fault(Finding.PRINTER_CUTTER, Complaint.PRINTER, till -> till.printerSays(Trouble.CUTTER)),
                fault(Finding.PRINTER_HOT, Complaint.PRINTER, till -> till.printerSays(Trouble.HEAD_HOT)),
                fault(Finding.RIBBON_SPENT, Complaint.PRINTER, till -> till.ribbon = new Ribbon.Counted(3000, 3000)),
                print(Finding.PAPER_WRONG_WAY, Map.of(Question.TEST_PRINT_BLANK, Reply.YES)),
                print(
                        Finding.HEAD_DIRTY,
                        Map.of(
                                Question.TEST_PRINT_BLANK,
                                Reply.NO,
                                Question.TEST_PRINT_STRIPED,
                                Reply.YES,
                                Question.HEAD_CLEANED,
                                Reply.NO)),
                print(
                        Finding.HEAD_WORN,
                        Map.of(
                                Question.TEST_PRINT_BLANK,
                                Reply.NO,
                                Question.TEST_PRINT_STRIPED,
                                Reply.YES,
                                Question.HEAD_CLEANED,
                                Reply.YES)),
                print(
                        Finding.PAPER_POOR,
                        Map.of(
                                Question.TEST_PRINT_BLANK,
                                Reply.NO,
                                Question.TEST_PRINT_STRIPED,
                                Reply.NO,
                                Question.TEST_PRINT_PALE,
                                Reply.YES,
                                Question.HEAD_CLEANED,
                                Reply.YES)));
    }

    private static Stream<Fault> devices() {
        TillFake quiet = new TillFake();
        quiet.scans = new Scans(0, 0);
        return Stream.of(
                fault(
                        Finding.SCANNER_CABLE,
                        Complaint.SCANNER,
                        till -> till.scannerPort = new Port.Missing("/dev/scanner")),
                new Fault(
                        Finding.SCANNER_READS_NOTHING,
                        Complaint.SCANNER,
                        quiet,
                        Map.of(Question.SCANNER_BEEPS, Reply.YES)),
                fault(Finding.SCANNER_MISREADS, Complaint.SCANNER, till -> till.scans = new Scans(4, 8)),
                fault(Finding.SCALE_CABLE, Complaint.SCALE, till -> till.scalePort = new Port.Missing("/dev/scale")),
                fault(Finding.SCALE_SILENT, Complaint.SCALE, till -> till.scale = ScaleState.SILENT),
                fault(Finding.SCALE_OVERLOADED, Complaint.SCALE, till -> till.scale = ScaleState.OVERLOADED),
                fault(Finding.SCALE_ZERO, Complaint.SCALE, till -> till.scale = ScaleState.OFF_ZERO),
                fault(Finding.SCALE_MOVING, Complaint.SCALE, till -> till.scale = ScaleState.NEVER_AT_REST),
                fault(
                        Finding.TERMINAL_REFUSES,
                        Complaint.CARD_TERMINAL,
                        till -> till.terminalPort = new Port.Network(new Reach.Refused("192.0.2.30:20007"))),
                fault(
                        Finding.TERMINAL_UNREACHABLE,
                        Complaint.CARD_TERMINAL,
                        till -> till.terminalPort = new Port.Network(new Reach.Unreachable("192.0.2.30:20007"))));
    }

    private static Stream<Fault> machine() {
        Optional<Duration> quick = Optional.of(Duration.ofMillis(4));
        return Stream.of(
                fault(Finding.DISK_FULL, Complaint.SLOW, till -> till.disk = new Disk(1_000_000, 64_000_000, quick)),
                fault(Finding.DISK_SHORT, Complaint.SLOW, till -> till.disk = new Disk(5_000_000, 64_000_000, quick)),
                fault(
                        Finding.JOURNAL_UNWRITABLE,
                        Complaint.SLOW,
                        till -> till.disk = new Disk(50_000_000, 64_000_000, Optional.empty())),
                fault(
                        Finding.DISK_SLOW,
                        Complaint.SLOW,
                        till -> till.disk = new Disk(50_000_000, 64_000_000, Optional.of(Duration.ofMillis(900)))),
                fault(Finding.PROCESSOR_BUSY, Complaint.SLOW, till -> till.load = new Load(9.0, 2_000_000_000L)),
                fault(Finding.MEMORY_SHORT, Complaint.SLOW, till -> till.load = new Load(0.1, 20_000_000L)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isMadeOfItsFault(Fault fault) {
        Replies replies = new Replies(fault.replies());

        Examination examination = Examination.run(
                fault.complaint(),
                Examination.Company.CASHIER,
                check -> check.rule().judge(fault.till(), replies),
                step -> {});

        assertThat(examination.found()).map(Outcome.Found::finding).contains(fault.finding());
    }

    @Test
    void hasAFaultThatLeadsToIt() {
        Set<Finding> reached =
                faults().map(Fault::finding).collect(Collectors.toCollection(() -> EnumSet.noneOf(Finding.class)));

        assertThat(reached).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(MADE_ELSEWHERE)));
    }

    @Test
    void isNotMadeOfATillWithNothingWrong() {
        for (Complaint complaint : Complaint.EVERYTHING) {
            Examination examination = Examination.run(
                    complaint,
                    Examination.Company.CASHIER,
                    check -> check.rule().judge(new TillFake(), Replies.NONE),
                    step -> {});

            assertThat(examination.steps())
                    .as(complaint.id())
                    .hasSameSizeAs(complaint.checks())
                    .allMatch(step -> step.outcome() instanceof Outcome.Passed);
        }
    }
}
