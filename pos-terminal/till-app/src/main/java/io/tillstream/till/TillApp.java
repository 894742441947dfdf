package io.tillstream.till;

import io.tillstream.payments.terminal.TcpCardTerminal;
import io.tillstream.payments.wallet.HttpWallet;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.catalogue.DecisionArrivals;
import io.tillstream.till.counter.CustomerDisplay;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.PrinterSetting;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.RibbonCount;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.counter.ScannerLine;
import io.tillstream.till.display.DisplayFeed;
import io.tillstream.till.firstrun.FirstRun;
import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.headoffice.Gateway;
import io.tillstream.till.headoffice.GatewayEnrolment;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.identity.Enrolment;
import io.tillstream.till.identity.EnrolmentDesk;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.identity.IdentityFile;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.Counter;
import io.tillstream.till.sale.CounterTrace;
import io.tillstream.till.sale.PracticeRoom;
import io.tillstream.till.sale.SaleDesk;
import io.tillstream.till.search.ItemSearch;
import io.tillstream.till.settings.InvalidSettings;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import io.tillstream.till.shortage.OtherStores;
import io.tillstream.till.shortage.Shortages;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** One till: its screen, its sale, its journal and its line to head office, put together. */
@SpringBootApplication
public class TillApp {
    /** Starts the till; ends with exit code 2 and one line when it cannot work with what it was given. */
    public static void main(String[] args) {
        try {
            application().run(args);
        } catch (RuntimeException e) {
            complaint(e).ifPresent(line -> {
                System.err.println(line);
                System.exit(2);
            });
            throw e;
        }
    }

    /** What whoever started the till can mend, in one line; empty for anything else. */
    static Optional<String> complaint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InvalidSettings invalid -> {
                    return Optional.of(String.valueOf(invalid.getMessage()));
                }
                case PortInUseException taken -> {
                    return Optional.of("Port " + taken.getPort() + " is taken; set server.port to a free one.");
                }
                case ConnectorStartFailedException taken -> {
                    return Optional.of("Port " + taken.getPort()
                            + " cannot be opened, most likely because it is taken; set till.https.port to a free one.");
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** The till with what comes before it: a new device is first asked who it is. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(TillApp.class);
        application.addListeners(new FirstRun());
        return application;
    }

    @Bean
    TillSettings settings(ConfigurableEnvironment environment) {
        return TillSettings.from(environment);
    }

    @Bean
    LiveSettings liveSettings(TillSettings settings) {
        return LiveSettings.kept(settings);
    }

    @Bean
    Clock clock(TillSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clockOffset());
    }

    @Bean
    Identity identity(TillSettings settings) {
        String certificate = settings.certificate();
        EnrolmentDesk desk = new GatewayEnrolment(settings.gateway(), certificate == null ? "" : certificate);
        return new Enrolment(new IdentityFile(settings.data()), settings, desk).identity();
    }

    @Bean
    Connection connection() {
        return new Connection(Clock.systemUTC());
    }

    @Bean
    HeadOffice headOffice(TillSettings settings, Identity identity, Connection connection) {
        return HeadOffice.aside(new Gateway(settings.gateway(), identity, connection));
    }

    @Bean(destroyMethod = "close")
    Traces traces(TillSettings settings, Identity identity) {
        return Traces.of(settings.traces(), Teller.till(identity.till()));
    }

    @Bean(destroyMethod = "close")
    TillJournal journal(TillSettings settings, Identity identity, Clock clock) {
        return TillJournal.open(settings.data(), identity, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Outbox outbox(TillSettings settings, TillJournal journal, HeadOffice headOffice, Clock clock, Traces traces) {
        return new Outbox(settings.data(), journal, headOffice, clock, traces);
    }

    @Bean
    Catalogue catalogue(Identity identity, Clock clock) {
        return new Catalogue(identity, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CatalogueFeed catalogueFeed(
            TillSettings settings, Catalogue catalogue, HeadOffice headOffice, Clock clock, Traces traces) {
        CatalogueFeed feed = new CatalogueFeed(settings.data(), catalogue, headOffice, clock);
        feed.followedBy(new DecisionArrivals(traces));
        return feed;
    }

    @Bean(destroyMethod = "close")
    ReceiptPrinter printer(TillSettings settings, RibbonCount ribbon, Clock clock) {
        return settings.printer().start(clock, ribbon);
    }

    @Bean
    RibbonCount ribbonCount(TillSettings settings) {
        return new RibbonCount(settings.data(), settings.printer().ribbonLines());
    }

    @Bean(destroyMethod = "close")
    KitchenPrinter kitchenPrinter(TillSettings settings, Clock clock) {
        PrinterSetting setting = settings.counter().kitchenPrinter();
        return new KitchenPrinter(Optional.ofNullable(setting.line()).map(line -> setting.start(clock)));
    }

    @Bean(destroyMethod = "close")
    Scale scale(TillSettings settings) {
        return Scale.on(settings.scale());
    }

    @Bean(destroyMethod = "")
    PaymentHosts paymentHosts(TillSettings settings, Identity identity) {
        return new PaymentHosts(
                Optional.ofNullable(settings.payments().terminal())
                        .map(address ->
                                new TcpCardTerminal(address, identity.till().toString(), TcpCardTerminal.Limits.USUAL)),
                Optional.ofNullable(settings.payments().wallet())
                        .map(address -> new HttpWallet(address, identity.till().toString(), Duration.ofSeconds(8))));
    }

    @Bean(destroyMethod = "close")
    CustomerDisplay customerDisplay(TillSettings settings, Clock clock) {
        return settings.display().start(clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    DisplayFeed displayFeed(Counter desk, Catalogue catalogue, CustomerDisplay display) {
        return new DisplayFeed(desk, catalogue, display);
    }

    /** After the feed: the last receipt is recalled with the store and the names of the kept catalogue. */
    @Bean(initMethod = "start", destroyMethod = "close")
    SaleDesk saleDesk(
            TillSettings settings,
            LiveSettings live,
            Catalogue catalogue,
            CatalogueFeed feed,
            TillJournal journal,
            HeadOffice headOffice,
            ReceiptPrinter printer,
            KitchenPrinter kitchenPrinter,
            Scale scale,
            PaymentHosts hosts,
            Outbox outbox,
            Clock clock,
            Traces traces) {
        SaleDesk desk =
                new SaleDesk(settings, catalogue, journal, headOffice, printer, kitchenPrinter, scale, hosts, clock);
        desk.countUnsentBy(outbox::waiting);
        desk.followedBy(new CounterTrace(traces, Clock.systemUTC()));
        desk.settledBy(live);
        Runnable asWanted = () -> {
            live.want(catalogue.wantedSettings().orElse(null));
            desk.adoptSettings();
        };
        Runnable onceKnown = () -> {
            if (catalogue.isReady()) {
                asWanted.run();
            }
        };
        feed.onChange(onceKnown);
        onceKnown.run();
        feed.onChange(desk::refresh);
        return desk;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Counter counter(
            SaleDesk desk,
            TillSettings settings,
            Identity identity,
            Catalogue catalogue,
            ReceiptPrinter printer,
            Scale scale,
            PaymentHosts hosts,
            Clock clock) {
        return new Counter(desk, new PracticeRoom(settings, identity, catalogue, printer, scale, hosts, clock));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ItemSearch itemSearch(Catalogue catalogue, CatalogueFeed feed) {
        ItemSearch search = new ItemSearch(catalogue);
        feed.onChange(search::start);
        return search;
    }

    @Bean
    OtherStores otherStores(HeadOffice headOffice, Counter desk) {
        return new OtherStores(headOffice, Clock.systemUTC(), desk::refresh);
    }

    @Bean
    Shortages shortages(Catalogue catalogue, OtherStores otherStores) {
        return new Shortages(catalogue, otherStores, Clock.systemUTC());
    }

    /** Last of all: a code scanned before the desk is there would be lost. */
    @Bean(destroyMethod = "close")
    ScannerLine scanner(TillSettings settings, Counter desk, Clock clock) {
        return new ScannerLine(settings.scanner(), desk::scanned, clock);
    }
}
