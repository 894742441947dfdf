package io.tillstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.doctor.Examination.Company;
import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Certificate;
import io.tillstream.doctor.sense.Link;
import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.PrinterAnswer;
import io.tillstream.doctor.sense.PrinterAnswer.Trouble;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Route;
import io.tillstream.doctor.sense.Scans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order in which things are looked at, and where it stops. */
class ExaminationTest {
    private final TillFake till = new TillFake();

    private Examination examine(Complaint complaint, Company company) {
        return Examination.run(complaint, company, check -> check.rule().judge(till, Replies.NONE), step -> {});
    }

    private Finding first(Complaint complaint) {
        return examine(complaint, Company.CASHIER).found().orElseThrow().finding();
    }

    @Test
    void looksAtTheLineBeforeWhatNeedsIt() {
        assertThat(Complaint.SIGN_IN.checks())
                .extracting(Check::id)
                .containsExactly(
                        "link",
                        "signal",
                        "modem-restart",
                        "data-card",
                        "provider",
                        "address",
                        "name",
                        "gateway",
                        "server",
                        "certificate",
                        "time",
                        "status",
                        "login",
                        "role",
                        "grant",
                        "records-taken",
                        "records-sent",
                        "prices");
    }

    @Test
    void looksAtAPrinterFromItsCableToItsHead() {
        assertThat(Complaint.PRINTER.checks())
                .extracting(Check::id)
                .containsExactly(
                        "printer-cable",
                        "printer-port",
                        "printer-address",
                        "printer-answer",
                        "printer-cover",
                        "printer-light",
                        "printer-paper",
                        "printer-cutter",
                        "print-head",
                        "printer-ready",
                        "ribbon");
    }

    @Test
    void stopsAtTheFirstFinding() {
        till.links = List.of(new Link("eth0", Link.Kind.CABLE, false, List.of()));
        till.headOffice = new Reach.Unreachable("198.51.100.7:8443");
        List<String> told = new ArrayList<>();

        Examination examination = Examination.run(
                Complaint.HEAD_OFFICE,
                Company.CASHIER,
                check -> check.rule().judge(till, Replies.NONE),
                step -> told.add(step.check().id()));

        assertThat(told).containsExactly("link");
        assertThat(examination.found()).map(Outcome.Found::finding).contains(Finding.LINK_DOWN);
    }

    /** pos-devices.md, section 2: with the cover open the paper bits may be wrong. */
    @Test
    void blamesTheCoverBeforeThePaper() {
        till.printerSays(Trouble.PAPER_END, Trouble.COVER_OPEN, Trouble.CUTTER);

        assertThat(first(Complaint.PRINTER)).isEqualTo(Finding.PRINTER_COVER);
    }

    @Test
    void tellsOfARollThatEndsSoonOnlyWhenNothingWorseIs() {
        till.printerSays(Trouble.PAPER_NEAR_END, Trouble.CUTTER);

        assertThat(first(Complaint.PRINTER)).isEqualTo(Finding.PRINTER_CUTTER);
    }

    @Test
    void doesNotAskAPrinterThatPrints() {
        till.printer = new PrinterAnswer.Printing();

        Examination examination = examine(Complaint.PRINTER, Company.CASHIER);

        assertThat(examination.found()).isEmpty();
        assertThat(examination.steps())
                .filteredOn(step -> step.check().id().equals("printer-paper"))
                .extracting(Examination.Step::outcome)
                .containsExactly(new Outcome.CannotTell(Outcome.Reason.BUSY));
    }

    @Test
    void blamesTheClockAndNotACertificateThatIsProvedByItsKey() {
        till.certificate =
                new Certificate.Shown(true, TillFake.NOON.plusSeconds(60), TillFake.NOON.plus(Duration.ofDays(365)));
        till.answer = new Answer.Said(401, true, Optional.of(TillFake.NOON.plus(Duration.ofHours(26))));

        Outcome.Found found =
                examine(Complaint.HEAD_OFFICE, Company.CASHIER).found().orElseThrow();

        assertThat(found.finding()).isEqualTo(Finding.CLOCK_WRONG);
        assertThat(found.details()).containsExactly("-26:00:00");
    }

    @Test
    void takesARouterThatDoesNotLikeToBeAskedForInnocent() {
        till.heardRouter = false;

        assertThat(examine(Complaint.HEAD_OFFICE, Company.CASHIER).found()).isEmpty();
    }

    @Test
    void asksACashierWhatOnlyAPersonCanSee() {
        till.links = TillFake.mobile().links();
        till.route = new Route.None();

        assertThat(examine(Complaint.HEAD_OFFICE, Company.CASHIER).asks())
                .contains(new Outcome.Asks(Question.HAS_SIGNAL));
    }

    @Test
    void passesQuestionsOverWhenNobodyIsThere() {
        till.scans = new Scans(0, 0);

        assertThat(examine(Complaint.SCANNER, Company.NOBODY).found()).isEmpty();
        assertThat(examine(Complaint.SCANNER, Company.CASHIER).asks())
                .contains(new Outcome.Asks(Question.SCANNER_BEEPS));
    }

    @Test
    void endsAtADeviceThatIsNotThere() {
        till.scalePort = new Port.NotSet();

        Examination examination = examine(Complaint.SCALE, Company.CASHIER);

        assertThat(examination.isOfNothingHere()).isTrue();
        assertThat(examination.steps()).hasSize(1);
    }
}
