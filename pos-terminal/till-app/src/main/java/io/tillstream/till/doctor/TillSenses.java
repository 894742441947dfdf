package io.tillstream.till.doctor;

import io.tillstream.doctor.Senses;
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
import io.tillstream.till.headoffice.LineProbe;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What this till senses, each thing once per examination. */
final class TillSenses implements Senses {
    private final NetworkSense network;
    private final Once<List<Link>> links;
    private final Once<NameAnswer> name;
    private final Once<Route> route;
    private final Once<Reach> reach;
    private final Once<Certificate> certificate;
    private final Once<Answer> answer;
    private final Once<PrinterAnswer> printer;
    private final Once<ScaleState> scale;
    private final Once<Port> terminal;
    private final Once<Disk> disk;
    private final Once<Load> load;
    private final DeviceSense devices;
    private final BooksSense books;
    private final Supplier<Instant> now;

    TillSenses(
            NetworkSense network,
            LineProbe line,
            MachineSense machine,
            DeviceSense devices,
            BooksSense books,
            Supplier<Instant> now) {
        this.network = network;
        this.links = new Once<>(network::links);
        this.name = new Once<>(line::name);
        this.route = new Once<>(() -> network.route(name.get()));
        this.reach = new Once<>(line::reach);
        this.certificate = new Once<>(line::certificate);
        this.answer = new Once<>(line::answer);
        this.printer = new Once<>(devices::printer);
        this.scale = new Once<>(devices::scale);
        this.terminal = new Once<>(devices::terminalPort);
        this.disk = new Once<>(machine::disk);
        this.load = new Once<>(MachineSense::load);
        this.devices = devices;
        this.books = books;
        this.now = now;
    }

    @Override
    public List<Link> links() {
        return links.get();
    }

    @Override
    public Route route() {
        return route.get();
    }

    @Override
    public boolean hasHeard(String router) {
        return network.hasHeard(router);
    }

    @Override
    public NameAnswer name() {
        return name.get();
    }

    @Override
    public Reach headOffice() {
        return reach.get();
    }

    @Override
    public Certificate certificate() {
        return certificate.get();
    }

    @Override
    public Answer answer() {
        return answer.get();
    }

    @Override
    public SignIn signIn() {
        return books.signIn();
    }

    @Override
    public Backlog backlog() {
        return books.backlog();
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public Instant newestRecord() {
        return books.newestRecord();
    }

    @Override
    public Port printerPort() {
        return devices.printerPort();
    }

    @Override
    public PrinterAnswer printer() {
        return printer.get();
    }

    @Override
    public Ribbon ribbon() {
        return books.ribbon();
    }

    @Override
    public Port scannerPort() {
        return devices.scannerPort();
    }

    @Override
    public Scans scans() {
        return books.scans();
    }

    @Override
    public Port scalePort() {
        return devices.scalePort();
    }

    @Override
    public ScaleState scale() {
        return scale.get();
    }

    @Override
    public Port terminalPort() {
        return terminal.get();
    }

    @Override
    public Disk disk() {
        return disk.get();
    }

    @Override
    public Load load() {
        return load.get();
    }
}
