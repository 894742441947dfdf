package io.tillstream.till.sale;

import io.tillstream.events.sale.OperatorSession;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.practice.PracticeHeadOffice;
import io.tillstream.till.practice.PracticeHost;
import io.tillstream.till.practice.PracticePrinter;
import io.tillstream.till.settings.InvalidSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where practice goes on: a desk with a journal of its own in a folder of its own, which bears the number of the record by
 * which practice began and is deleted when it ends. After a kill it is gone on with, as a till would.
 */
public final class PracticeRoom {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeRoom.class);

    private final Path folder;
    private final TillSettings settings;
    private final Identity identity;
    private final Catalogue catalogue;
    private final PracticePrinter printer;
    private final Scale scale;
    private final PaymentHosts hosts;
    private final Clock clock;

    public PracticeRoom(
            TillSettings settings,
            Identity identity,
            Catalogue catalogue,
            ReceiptPrinter printer,
            Scale scale,
            PaymentHosts hosts,
            Clock clock) {
        this.folder = settings.data().resolve("practice");
        this.settings = settings;
        this.identity = new Identity(
                identity.till(),
                PracticeWork.EPOCH,
                identity.privateKey(),
                identity.certificate(),
                identity.memberLookupKey(),
                identity.decisionKey());
        this.catalogue = catalogue;
        this.printer = new PracticePrinter(printer);
        this.scale = scale;
        this.hosts = PracticeHost.insteadOf(hosts, clock);
        this.clock = clock;
    }

    /**
     * Practice that goes on.
     *
     * @param desk where
     * @param journal what is thrown away with it
     */
    record Practice(SaleDesk desk, TillJournal journal) {
        void close() {
            desk.close();
            try {
                journal.close();
            } catch (IOException e) {
                LOG.warn("A journal of practice was not closed well: {}", e.getMessage());
            }
        }
    }

    /** Opens the room of the practice that began by this record; what another left behind is cleared away. */
    Practice open(SaleDesk till, OperatorSession began) {
        Path here = folder.resolve(began.source().epoch() + "-" + began.source().sequence());
        clearBut(here);
        try {
            return open(till, here);
        } catch (InvalidSettings e) {
            LOG.warn("Practice that was interrupted cannot be gone on with and begins anew: {}", e.getMessage());
            delete(here);
            return open(till, here);
        }
    }

    private Practice open(SaleDesk till, Path here) {
        TillJournal journal = TillJournal.open(here, identity, clock);
        SaleDesk desk = new SaleDesk(
                till,
                settings.in(here),
                catalogue,
                journal,
                new PracticeHeadOffice(),
                printer,
                KitchenPrinter.none(),
                scale,
                hosts,
                later -> new ErrandThreads(clock, later),
                clock);
        Practice practice = new Practice(desk, journal);
        try {
            desk.start();
        } catch (InvalidSettings e) {
            practice.close();
            throw e;
        }
        return practice;
    }

    /** Nobody practises: nothing of it is left. */
    void clear() {
        printer.close();
        clearBut(folder);
    }

    private void clearBut(Path kept) {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> rooms = Files.list(folder)) {
                rooms.filter(room -> !room.equals(kept)).forEach(PracticeRoom::delete);
            } catch (IOException e) {
                LOG.warn("Folder {} of practice cannot be cleared: {}", folder, e.getMessage());
            }
        }
    }

    private static void delete(Path room) {
        try (Stream<Path> files = Files.walk(room)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Folder {} of practice cannot be deleted: {}", room, e.getMessage());
        }
    }
}
