package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.PrinterFake;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The desk of a till in {@link Shop}, with what it needs, which can be closed and opened again over the same folder. */
final class Desk implements AutoCloseable {
    private final Path data;
    private final Identity identity = Shop.identity();
    private final PrinterFake printer = new PrinterFake();
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable SaleDesk desk;

    private Desk(Path data) {
        this.data = data;
    }

    /** Opens a till that was told these lines beyond the shop's own. */
    static Desk open(Path data, String... moreLines) {
        Desk opened = new Desk(data);
        opened.start(Shop.settings(data), Shop.AT_NOON, moreLines);
        return opened;
    }

    /** As after the end of the process; the journal and the kept files are all that is left. */
    void restart(String... moreLines) {
        restart(Shop.AT_NOON, moreLines);
    }

    void restart(Clock clock, String... moreLines) {
        stop();
        start(Shop.settings(data), clock, moreLines);
    }

    private void start(TillSettings settings, Clock clock, String... moreLines) {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(moreLines));
        int asked = headOffice.cursors().size();
        headOffice.answer("c1", true, false, lines);
        Catalogue catalogue = new Catalogue(identity, clock);
        CatalogueFeed feed = new CatalogueFeed(data, catalogue, headOffice, clock);
        feed.start();
        open.add(feed);
        Await.until(() -> headOffice.cursors().size() > asked + 1 && catalogue.isReady());
        TillJournal journal = TillJournal.open(data, identity, clock);
        open.add(journal);
        SaleDesk started = new SaleDesk(settings, catalogue, journal, headOffice, printer, clock);
        started.start();
        open.add(started);
        desk = started;
    }

    void stop() {
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("Something of the till cannot be closed.", e);
            }
        }
        open.clear();
    }

    Desk act(Act... acts) {
        for (Act act : acts) {
            Objects.requireNonNull(desk).submit(act).join();
        }
        // What head office answers at once comes as an act of its own, right behind.
        Await.until(() -> headOffice.isHesitating() || !(view().returning() instanceof ReturnStep.Asking));
        return this;
    }

    HeadOfficeFake headOffice() {
        return headOffice;
    }

    CounterView view() {
        return Objects.requireNonNull(desk).view();
    }

    OpenSale sale() {
        return Objects.requireNonNull(view().sale());
    }

    Notice notice() {
        return Objects.requireNonNull(sale().notice());
    }

    DuePayment due() {
        return view().due().orElseThrow();
    }

    List<ReceiptDocument> receipts() {
        return printer.jobs();
    }

    List<TillTransaction> facts() throws IOException {
        try (JournalReader reader = JournalReader.open(data.resolve("journal/epoch-1.journal"))) {
            return reader.from(1).<TillTransaction>map(record -> record.fact()).toList();
        }
    }

    TillTransaction lastFact() throws IOException {
        return facts().getLast();
    }

    @Override
    public void close() {
        stop();
    }
}
