package io.tillstream.doctor;

import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Backlog;
import io.tillstream.doctor.sense.Certificate;
import io.tillstream.doctor.sense.Disk;
import io.tillstream.doctor.sense.Link;
import io.tillstream.doctor.sense.Load;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.PrinterAnswer;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Ribbon;
import io.tillstream.doctor.sense.Route;
import io.tillstream.doctor.sense.ScaleState;
import io.tillstream.doctor.sense.Scans;
import io.tillstream.doctor.sense.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A till with nothing wrong, until a test breaks something. */
final class TillFake implements Senses {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    List<Link> links = List.of(new Link("eth0", Link.Kind.CABLE, true, List.of("192.0.2.20")));
    Route route = new Route.Through("192.0.2.1");
    boolean heardRouter = true;
    NameAnswer name = new NameAnswer.Known("office.example", "198.51.100.7");
    Reach headOffice = new Reach.Reached("198.51.100.7:8443", Duration.ofMillis(12));
    Certificate certificate =
            new Certificate.Shown(true, NOON.minus(Duration.ofDays(9)), NOON.plus(Duration.ofDays(9)));
    Answer answer = new Answer.Said(200, true, Optional.of(NOON));
    SignIn signIn = new SignIn.Accepted();
    Backlog backlog = new Backlog(0, Optional.empty(), Optional.empty(), true);
    Instant newestRecord = NOON.minusSeconds(60);
    Port printerPort = new Port.Open("/dev/printer");
    PrinterAnswer printer = new PrinterAnswer.Says(Set.of(), true);
    Ribbon ribbon = new Ribbon.None();
    Port scannerPort = new Port.Open("/dev/scanner");
    Scans scans = new Scans(200, 3);
    Port scalePort = new Port.Open("/dev/scale");
    ScaleState scale = ScaleState.WORKS;
    Port terminalPort = new Port.Network(new Reach.Reached("192.0.2.30:20007", Duration.ofMillis(3)));
    Disk disk = new Disk(50_000_000_000L, 100_000_000_000L, Optional.of(Duration.ofMillis(4)));
    Load load = new Load(0.5, 2_000_000_000L);

    static TillFake mobile() {
        TillFake till = new TillFake();
        till.links = List.of(new Link("wwan0", Link.Kind.MOBILE, false, List.of()));
        till.route = new Route.None();
        return till;
    }

    TillFake printerSays(PrinterAnswer.Trouble... troubles) {
        printer = new PrinterAnswer.Says(Set.of(troubles), false);
        return this;
    }

    @Override
    public List<Link> links() {
        return links;
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public boolean hasHeard(String router) {
        return heardRouter;
    }

    @Override
    public NameAnswer name() {
        return name;
    }

    @Override
    public Reach headOffice() {
        return headOffice;
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }

    @Override
    public Answer answer() {
        return answer;
    }

    @Override
    public SignIn signIn() {
        return signIn;
    }

    @Override
    public Backlog backlog() {
        return backlog;
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Override
    public Instant newestRecord() {
        return newestRecord;
    }

    @Override
    public Port printerPort() {
        return printerPort;
    }

    @Override
    public PrinterAnswer printer() {
        return printer;
    }

    @Override
    public Ribbon ribbon() {
        return ribbon;
    }

    @Override
    public Port scannerPort() {
        return scannerPort;
    }

    @Override
    public Scans scans() {
        return scans;
    }

    @Override
    public Port scalePort() {
        return scalePort;
    }

    @Override
    public ScaleState scale() {
        return scale;
    }

    @Override
    public Port terminalPort() {
        return terminalPort;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Load load() {
        return load;
    }
}
