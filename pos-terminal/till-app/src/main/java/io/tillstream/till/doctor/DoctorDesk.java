package io.tillstream.till.doctor;

import io.tillstream.events.till.TillHealth;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.RibbonCount;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.counter.ScannerLine;
import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.headoffice.HealthLine;
import io.tillstream.till.headoffice.LineProbe;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.program.OwnProgram;
import io.tillstream.till.sale.SaleDesk;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the doctor of this till together. */
@Configuration(proxyBeanMethods = false)
class DoctorDesk {
    @Bean(destroyMethod = "close")
    Rounds rounds(
            TillSettings settings,
            Identity identity,
            TillJournal journal,
            Outbox outbox,
            Catalogue catalogue,
            SaleDesk desk,
            ReceiptPrinter printer,
            ScannerLine scanner,
            Scale scale,
            RibbonCount ribbon,
            Clock clock) {
        Clock wall = Clock.systemUTC();
        NetworkSense network = new NetworkSense();
        LineProbe line = new LineProbe(settings.gateway(), identity);
        MachineSense machine = new MachineSense(settings.data());
        DeviceSense devices = new DeviceSense(settings, scanner, scale, printer);
        BooksSense books = new BooksSense(journal, outbox, catalogue, desk, ribbon, clock);
        return new Rounds(() -> new TillSenses(network, line, machine, devices, books, wall::instant), wall);
    }

    @Bean
    NowWrong nowWrong(
            TillSettings settings,
            TillJournal journal,
            Connection connection,
            ReceiptPrinter printer,
            ScannerLine scanner) {
        return new NowWrong(settings, journal, connection, printer, scanner);
    }

    /** What this till says of itself, for whoever else tells it. */
    @Bean
    Supplier<TillHealth> ownHealth(HealthNews news) {
        return news::health;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    HealthNews healthNews(
            TillSettings settings,
            Identity identity,
            TillJournal journal,
            Outbox outbox,
            ReceiptPrinter printer,
            Catalogue catalogue,
            LiveSettings live,
            OwnProgram program,
            Rounds rounds) {
        return new HealthNews(
                identity,
                journal,
                outbox,
                printer,
                catalogue,
                live,
                program,
                rounds,
                new HealthLine(settings.gateway(), identity),
                Clock.systemUTC());
    }
}
