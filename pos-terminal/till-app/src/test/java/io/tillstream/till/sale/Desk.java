package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.PrinterFake;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.settings.CounterSettings;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import io.tillstream.traces.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The desk of a till in {@link Shop}, with what it needs, which can be closed and opened again over the same folder. As a
 * test's extension it is opened before each test, in a folder of its own, and closed after it.
 */
final class Desk implements AutoCloseable, BeforeEachCallback, AfterEachCallback {
    private final Path data;
    private final CounterSettings counter;
    private final String[] told;
    private final Identity identity = Shop.identity();
    private final PrinterFake printer = new PrinterFake();
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private final ScaleFake scale = new ScaleFake();
    private final HostsFake hosts = new HostsFake();
    private final MovableClock clock = new MovableClock(Shop.NOON);
    private final ErrandsFake errands = new ErrandsFake(clock);
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable Counter desk;
    private @Nullable SaleDesk till;

    private Desk(Path data, CounterSettings counter, String... told) {
        this.data = data;
        this.counter = counter;
        this.told = told.clone();
    }

    private TillSettings settings() {
        return Shop.settings(data, counter);
    }

    /** Opens a till that was told these lines beyond the shop's own. */
    static Desk open(Path data, String... moreLines) {
        Desk opened = new Desk(data, CounterSettings.RETAIL, moreLines);
        opened.start(opened.settings(), opened.clock, moreLines);
        return opened;
    }

    /** A till for every test of a class, told these lines beyond the shop's own. */
    static Desk forEachTest(String... moreLines) {
        return forEachTest(CounterSettings.RETAIL, moreLines);
    }

    /** The same with another kind of counter. */
    static Desk forEachTest(CounterSettings counter, String... moreLines) {
        try {
            return new Desk(Files.createTempDirectory("desk"), counter, moreLines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        start(settings(), clock, told);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The same till, told these lines beyond the shop's own instead. */
    Desk told(String... moreLines) {
        restart(moreLines);
        return this;
    }

    /** What is done from now on is told. */
    Desk followedBy(Traces traces) {
        Objects.requireNonNull(till).followedBy(new CounterTrace(traces, Clock.systemUTC()));
        return this;
    }

    /** Goes by these from now on. */
    Desk settledBy(LiveSettings settings) {
        Objects.requireNonNull(till).settledBy(settings);
        return this;
    }

    /** Head office wants other settings. */
    Desk adoptsSettings() {
        Objects.requireNonNull(till).adoptSettings();
        return settled();
    }

    /** Whether something may be done that wants nothing to be open. */
    boolean isNothingOpen() {
        AtomicBoolean done = new AtomicBoolean();
        Objects.requireNonNull(till).whereNothingIsOpen(() -> done.set(true));
        settled();
        return done.get();
    }

    /** Where the till keeps everything. */
    Path data() {
        return data;
    }

    /** As after the end of the process; the journal and the kept files are all that is left. */
    void restart(String... moreLines) {
        restart(clock, moreLines);
    }

    void restart(Clock clock, String... moreLines) {
        stop();
        start(settings(), clock, moreLines);
    }

    private void start(TillSettings settings, Clock tillClock, String... moreLines) {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(moreLines));
        int asked = headOffice.cursors().size();
        headOffice.answer("c1", true, false, lines);
        Catalogue catalogue = new Catalogue(identity, tillClock);
        CatalogueFeed feed = new CatalogueFeed(data, catalogue, headOffice, tillClock);
        feed.start();
        open.add(feed);
        Await.until(() -> headOffice.cursors().size() > asked + 1 && catalogue.isReady());
        TillJournal journal = TillJournal.open(data, identity, tillClock);
        open.add(journal);
        SaleDesk started = new SaleDesk(
                settings,
                catalogue,
                journal,
                headOffice,
                printer,
                KitchenPrinter.none(),
                scale,
                hosts.both(),
                errands,
                tillClock);
        started.start();
        till = started;
        open.add(started);
        Counter opened = new Counter(
                started, new PracticeRoom(settings, identity, catalogue, printer, scale, hosts.both(), tillClock));
        opened.start();
        open.add(opened);
        desk = opened;
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
        errands.forget(false);
    }

    Desk act(Act... acts) {
        awaitReceipt();
        for (Act act : acts) {
            Objects.requireNonNull(desk).submit(act).join();
            awaitReceipt();
        }
        return this;
    }

    private boolean isAskingForAnOrder() {
        OpenSale open = view().sale();
        return open != null && open.stage() instanceof Stage.Orders(OrderStep step) && step instanceof OrderStep.Asking;
    }

    /** Head office says these lines of the protocol, too. */
    Desk learns(String... moreLines) {
        int asked = headOffice.cursors().size();
        headOffice.answer("c2", false, false, List.of(moreLines));
        Await.until(() -> headOffice.cursors().size() > asked);
        return this;
    }

    /** What is found of a receipt comes as an act of its own. */
    private void awaitReceipt() {
        Await.until(() -> headOffice.isHesitating() || !(view().returning() instanceof ReturnStep.Asking));
        Await.until(() -> headOffice.isHesitatingWithOrders() || !isAskingForAnOrder());
    }

    /** Everything that was asked answers, and what that leads to answers as well. */
    Desk answered() {
        while (errands.waiting() > 0) {
            errands.answer();
            settled();
        }
        return this;
    }

    /** Time goes by, and what comes due is done. */
    Desk after(Duration time) {
        clock.advance(time);
        while (errands.keepAppointments()) {
            settled();
        }
        return this;
    }

    /** Everything that came in beside the counter is done. */
    Desk settled() {
        return act(new Act.PaymentDue("s1-t1/1/999999"));
    }

    HostsFake hosts() {
        return hosts;
    }

    ErrandsFake errands() {
        return errands;
    }

    MovableClock clock() {
        return clock;
    }

    void speak(Language language) {
        Objects.requireNonNull(desk).speak(language);
    }

    ScaleFake scale() {
        return scale;
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
