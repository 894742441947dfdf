package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.SuspensionSlip;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Failpoint;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.settings.InvalidSettings;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counter of one till: acts come in from scanner, keys and browser, and are done one after the other on one thread, so
 * that two scans never overtake each other.
 */
public final class SaleDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SaleDesk.class);

    private static final long LOOK_SECONDS = 5;
    private static final long LEASES_SECONDS = 15;

    /** How long a till that is switched off waits for head office. */
    private static final Duration SWITCH_OFF = Duration.ofSeconds(3);

    private final Catalogue catalogue;
    private final TillJournal journal;
    private final Clock clock;
    private final OfferDesk offers;
    private final Errands errands;
    private final HeldLeases leases;
    private final PromotionLeases promotionLeases;
    private final Attendance attendance;
    private final Bookkeeping books;
    private volatile LongSupplier unsent = () -> 0;
    private volatile CounterTrace trace = CounterTrace.none();
    private final CounterWork work;
    private final Receipts receipts;
    private final Kitchen kitchen;
    private final List<String> tables;
    private final OpenSaleFile file;
    private final @Nullable SaleDesk till;
    private final ExecutorService actor;
    private final ExecutorService searching = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("receipt-search").factory());
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("idle-watch").daemon().factory());
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile LiveSettings live;
    private volatile @Nullable Language chosenLanguage;
    private volatile Standing standing = Standing.EMPTY;
    /** What people see: how it stands between two acts, never in the middle of one. */
    private volatile Standing shown = Standing.EMPTY;

    private volatile Runnable afterActs = () -> {};
    private volatile boolean closed;
    private final AtomicLong goodScans = new AtomicLong();
    private final AtomicLong badScans = new AtomicLong();

    public SaleDesk(
            TillSettings settings,
            Catalogue catalogue,
            TillJournal journal,
            HeadOffice headOffice,
            ReceiptPrinter printer,
            Scale scale,
            Clock clock) {
        this(
                settings,
                catalogue,
                journal,
                headOffice,
                printer,
                KitchenPrinter.none(),
                scale,
                PaymentHosts.none(),
                clock);
    }

    /** A desk that takes cards and wallets too, and may have a kitchen. */
    public SaleDesk(
            TillSettings settings,
            Catalogue catalogue,
            TillJournal journal,
            HeadOffice headOffice,
            ReceiptPrinter printer,
            KitchenPrinter kitchenPrinter,
            Scale scale,
            PaymentHosts hosts,
            Clock clock) {
        this(
                settings,
                catalogue,
                journal,
                headOffice,
                printer,
                kitchenPrinter,
                scale,
                hosts,
                later -> new ErrandThreads(clock, later),
                clock);
    }

    SaleDesk(
            TillSettings settings,
            Catalogue catalogue,
            TillJournal journal,
            HeadOffice headOffice,
            ReceiptPrinter printer,
            KitchenPrinter kitchenPrinter,
            Scale scale,
            PaymentHosts hosts,
            Errands.Runner runner,
            Clock clock) {
        this(null, settings, catalogue, journal, headOffice, printer, kitchenPrinter, scale, hosts, runner, clock);
    }

    /**
     * A desk whose records are practice, where a till's is given.
     *
     * @param till the desk it stands in for: acts of both are done on one thread, the same people stand at both, and it is the
     *     till's journal that knows who signed in
     */
    SaleDesk(
            @Nullable SaleDesk till,
            TillSettings settings,
            Catalogue catalogue,
            TillJournal journal,
            HeadOffice headOffice,
            ReceiptPrinter printer,
            KitchenPrinter kitchenPrinter,
            Scale scale,
            PaymentHosts hosts,
            Errands.Runner runner,
            Clock clock) {
        this.till = till;
        this.actor = till == null
                ? Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("sale-desk").factory())
                : till.actor;
        this.catalogue = catalogue;
        this.journal = journal;
        this.clock = clock;
        this.live = LiveSettings.of(settings);
        this.offers = new OfferDesk(catalogue, journal.newestAtOpening());
        this.errands = runner.running(this::later);
        this.attendance = till == null
                ? new Attendance(
                        catalogue, clock, settings.operator(), () -> settings().idleLock())
                : till.attendance;
        this.books = new Bookkeeping(
                journal,
                clock,
                () -> attendance.duty().code(),
                () -> standing.soFar().period());
        this.leases = new HeldLeases(settings.data(), headOffice, journal.till(), errands, clock, this::later);
        this.promotionLeases = new PromotionLeases(
                settings.data(), catalogue, headOffice, journal.till(), errands, clock, this::later);
        this.work = CounterWork.at(
                catalogue,
                books,
                new ReceiptSearch(journal, headOffice, searching, this::later),
                clock,
                settings,
                this::settings,
                offers,
                scale,
                hosts,
                errands,
                headOffice::isOnline,
                () -> unsent.getAsLong(),
                till == null ? PracticeWork.atTheTill(books) : PracticeWork.insteadOf(till, books),
                leases,
                promotionLeases,
                new OrderClaims(headOffice, this::later),
                this::later);
        this.receipts = new Receipts(
                settings.data(),
                catalogue,
                printer,
                () -> settings().receipts(),
                till == null ? UnaryOperator.identity() : ReceiptDocument::asPractice,
                this::changed);
        this.tables = settings.counter().tables();
        this.kitchen = new Kitchen(settings.data(), catalogue, kitchenPrinter, receipts, this::changed);
        this.file = new OpenSaleFile(settings.data(), catalogue::segments, promotionLeases::parts);
    }

    /** Takes up what a restart interrupted: the open basket, and a receipt that had not come out. */
    public void start() {
        SoFar soFar;
        try {
            soFar = SoFar.in(journal.earlierEpochs(), journal.file());
        } catch (IOException | UnreadableFact e) {
            throw new InvalidSettings("Journal " + journal.file() + " cannot be read: " + e.getMessage() + ".", e);
        }
        promotionLeases.takeUp(soFar.spent());
        standing = catalogue
                .store()
                .map(store -> work.interrupted(file, store, soFar, opening()))
                .map(taken -> taken.recorded(resumed(taken), taken.sale()))
                .map(this::firstSeen)
                .orElse(new Standing(null, soFar));
        shown = standing;
        lookAtLeases();
        Sale last = soFar.tally().lastSale();
        Store here = catalogue.store().orElse(null);
        if (last == null || here == null) {
            receipts.start();
        } else {
            receipts.recall(last, here, language());
        }
        if (here != null) {
            kitchen.start(soFar.suspended().values(), here, language());
        }
        if (till == null) {
            var _ = watch.scheduleWithFixedDelay(this::lockWhenIdle, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
            var _ = watch.scheduleWithFixedDelay(
                    this::lookAtPromotions, LEASES_SECONDS, LEASES_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** A restaurant begins with its tables. */
    private Standing firstSeen(Standing taken) {
        return taken.sale() == null && !tables.isEmpty()
                ? catalogue
                        .store()
                        .map(store -> taken.with(fresh(store).at(new Stage.AtTables())))
                        .orElse(taken)
                : taken;
    }

    private List<PaymentAttempted> resumed(Standing taken) {
        return catalogue
                .store()
                .map(store -> work.resume(store, taken.soFar(), taken.sale()))
                .orElseGet(List::of);
    }

    /** Goes by these from now on, and takes what head office wants of them between two sales. */
    public void settledBy(LiveSettings settings) {
        live = settings;
    }

    /** What holds now; a practice desk goes by the till's. */
    private LiveSettings.Now settings() {
        return till == null ? live.now() : till.settings();
    }

    /** Head office wants other settings: they are taken at once where nobody is being served, else after that. */
    public void adoptSettings() {
        if (!actor.isShutdown()) {
            actor.execute(this::adoptBetweenSales);
        }
    }

    private void adoptBetweenSales() {
        OpenSale sale = standing.sale();
        if (till == null && (sale == null || sale.basket().liveLines().isEmpty())) {
            live.adopt();
        }
    }

    /**
     * Does something in its turn if nothing is open then: nobody is served, pays or gives back, is signed in or practises. Else it is
     * not done at all.
     */
    public void whereNothingIsOpen(Runnable deed) {
        if (!actor.isShutdown()) {
            actor.execute(() -> {
                if (isNothingOpen()) {
                    deed.run();
                }
            });
        }
    }

    private boolean isNothingOpen() {
        OpenSale sale = standing.sale();
        boolean served = sale != null
                && (!sale.basket().liveLines().isEmpty()
                        || !(sale.stage() instanceof Stage.Selling || sale.stage() instanceof Stage.AtTables));
        return !served && attendance.duty().operator() == null && practice().isEmpty();
    }

    /** Lets reports say how many records head office has not acknowledged. */
    public void countUnsentBy(LongSupplier counter) {
        unsent = counter;
    }

    /** Tells of its acts and of what they were recorded as. */
    public void followedBy(CounterTrace teller) {
        journal.onKept(teller::kept);
        trace = teller;
    }

    /** Calls back after everything that may change what the screen shows. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The catalogue or the line to head office changed: screens look again. */
    public void refresh() {
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Queues an act; completes when it is done. */
    public CompletableFuture<Void> submit(Act act) {
        return CompletableFuture.runAsync(() -> perform(act), actor);
    }

    /** A scanner read a code; it is queued, and whatever comes of it is on the screen. */
    public void scanned(String raw) {
        actor.execute(() -> perform(new Act.Scanned(raw)));
    }

    /** What nobody at the counter does, and nobody waits for. */
    private void later(Act act) {
        actor.execute(() -> perform(act));
    }

    private void lookAtPromotions() {
        if (!catalogue.promotions().limited().isEmpty() || promotionLeases.holdsAny()) {
            later(new Act.LookAtLeases());
        }
    }

    private void lockWhenIdle() {
        if (attendance.isIdle()) {
            later(new Act.LockTill());
        }
    }

    void perform(Act act) {
        if (closed) {
            LOG.debug("Practice is over: {} comes too late.", act.getClass().getSimpleName());
            return;
        }
        ActDone done = ActDone.begun(act);
        trace.begin();
        try {
            Optional<OpenSale> open = openSale();
            if (open.isEmpty()) {
                LOG.warn("Nothing can be sold yet: this till has no catalogue.");
                badScans.incrementAndGet();
                return;
            }
            if (act instanceof Act.Scanned) {
                Failpoint.SCAN.reached();
            }
            Turn turn = turn(open.get(), act);
            Failpoint.PRICE.reached();
            OpenSale after = take(turn, open.get().basket().store());
            lookAtLeases();
            if (act instanceof Act.Scanned) {
                (after.notice() == null ? goodScans : badScans).incrementAndGet();
            }
        } catch (RuntimeException e) {
            // The actor must live: one bad act must not end the day.
            LOG.error(
                    "An act at the counter failed and was left out: {}",
                    act.getClass().getSimpleName(),
                    e);
        } finally {
            shown = standing;
            done.commit();
            trace.done(act, standing.sale());
            adoptBetweenSales();
            afterActs.run();
            changed();
        }
    }

    /** Promotions may want something; and where nobody pays, what was lent for a payment is not needed any more. */
    private void lookAtLeases() {
        OpenSale sale = standing.sale();
        promotionLeases.look(sale, standing.soFar().spent());
        if (sale == null || !(sale.stage() instanceof Stage.Paying)) {
            leases.giveBack(standing.soFar().spent());
        }
    }

    private Turn turn(OpenSale open, Act act) {
        SaleDesk known = till == null ? this : till;
        return switch (attendance.next(open, act, known.standing.soFar(), known.books)) {
            case Attendance.Outcome.Done(Turn turn) -> till == null ? turn : till.noted(turn);
            case Attendance.Outcome.ToDo(Act toDo, Persons by) -> {
                Turn turn = isHeldUpByTheDrawer(open, toDo)
                        ? Turn.told(open, Notice.Kind.DRAWER_OPEN)
                        : work.next(open, toDo, new CounterWork.Now(language(), standing.soFar(), by));
                if (turn instanceof Turn.Asks(var _, var atLeast)) {
                    attendance.awaitLeave(toDo, atLeast);
                }
                yield turn;
            }
        };
    }

    /** Who came and went while somebody practised is a record of the till's, and none of practice. */
    private Turn noted(Turn turn) {
        if (turn instanceof Turn.Open(OpenSale practised, List<TillTransaction> noted)) {
            standing = standing.recorded(noted, standing.sale());
            shown = standing;
            return new Turn.Open(practised);
        }
        return turn;
    }

    /** The record by which practice began, as long as it goes on. */
    Optional<OperatorSession> practice() {
        return standing.soFar().practice();
    }

    /** Practice is over; absent when that is not recorded, and so goes on. */
    Optional<OperatorSession> practised(Store store, long sales) {
        Optional<OperatorSession> ended =
                PracticeWork.recorded(books, store, OperatorSession.Change.PRACTICE_ENDED, null, sales);
        ended.ifPresent(fact -> standing = standing.recorded(List.of(fact), standing.sale()));
        shown = standing;
        return ended;
    }

    /** Practice cannot go on. */
    void endPractice() {
        catalogue.store().ifPresent(store -> practised(store, 0));
    }

    /** Does something where acts are done, between two of them. */
    CompletableFuture<Void> inTurn(Runnable deed) {
        return CompletableFuture.runAsync(deed, actor);
    }

    /** Is run after each act, where acts are done. */
    void afterActs(Runnable deed) {
        afterActs = deed;
    }

    /** No customer is begun with while the money of the one before lies open. */
    private boolean isHeldUpByTheDrawer(OpenSale open, Act act) {
        return act instanceof Act.Entry
                && open.isUntouched()
                && receipts.printer().drawerOpen();
    }

    /** The open sale, or the next one by the rules of the store as they are now. */
    private Optional<OpenSale> openSale() {
        OpenSale open = standing.sale();
        return open != null && !open.isUntouched()
                ? Optional.of(open)
                : catalogue
                        .store()
                        .filter(store -> catalogue.isReady())
                        .map(store -> open == null ? fresh(store) : open.untouchedIn(store, opening()));
    }

    private OpenSale take(Turn turn, Store store) {
        return switch (turn) {
            case Turn.Open(OpenSale sale, List<TillTransaction> noted) -> stands(sale, noted);
            case Turn.OnPaper(OpenSale sale, List<TillTransaction> noted, var paper) -> {
                OpenSale after = stands(sale, noted);
                receipts.slip(paper);
                yield after;
            }
            case Turn.Asks(OpenSale sale, var _) -> stands(sale.telling(null), List.of());
            case Turn.Dropped() -> stands(next(store), List.of());
            case Turn.Closed closed -> {
                OpenSale fresh = stands(after(closed, store), closed.facts());
                switch (closed.facts().getLast()) {
                    case Sale sale -> {
                        promotionLeases.sold(sale);
                        sold(closed, sale, store);
                    }
                    case BasketSuspended basket when basket.table() != null -> kitchen.tell(basket, store, language());
                    case BasketSuspended basket -> receipts.slip(SuspensionSlip.of(basket, store, language()));
                    case TillTransaction _ -> {}
                }
                yield fresh;
            }
        };
    }

    /** Whoever leaves a table sees them all; after a payment its change is on the screen. */
    private OpenSale after(Turn.Closed closed, Store store) {
        OpenSale next = next(store);
        return closed.facts().getLast() instanceof BasketSuspended basket && basket.table() != null
                ? next.at(new Stage.AtTables())
                : next.at(new Stage.Selling());
    }

    private OpenSale stands(OpenSale sale, List<TillTransaction> noted) {
        // On the disk before anybody sees it: what was counted must be counted again after a restart.
        file.keep(sale, journal.lastSequence() + 1);
        standing = standing.recorded(noted, sale);
        if (noted.stream().anyMatch(Closing.class::isInstance)) {
            promotionLeases.dayIsOver();
        }
        return sale;
    }

    private void sold(Turn.Closed closed, Sale sale, Store store) {
        offers.count(closed.sale(), sale);
        ShownOffer nextVisit = closed.nextVisit();
        Instant since = trace.now();
        receipts.print(
                sale, store, language(), nextVisit == null ? null : OfferDesk.asNextVisit(nextVisit, store.zone()));
        trace.printed(since);
    }

    private OpenSale next(Store store) {
        return fresh(catalogue.store().orElse(store));
    }

    private OpenSale fresh(Store store) {
        return OpenSale.fresh(store, opening()).at(work.first());
    }

    /** The promotions of this moment. */
    private Opening opening() {
        return RememberedSavings.opening(
                catalogue.promotions(), catalogue::segments, promotionLeases::parts, clock.instant());
    }

    /** Prints the last receipt again, as a copy when the first came out whole. */
    public CompletableFuture<Void> reprint() {
        return inTurn(this::printAgain);
    }

    void printAgain() {
        openSale()
                .filter(open -> !receipts.reprint(open.basket().store(), language()))
                .ifPresent(open -> standing = standing.with(open.telling(Notice.of(Notice.Kind.NOTHING_PRINTED))));
        shown = standing;
        changed();
    }

    /** The language of screen and receipt from now on. */
    public void speak(Language newLanguage) {
        chosenLanguage = newLanguage;
        changed();
    }

    /** What somebody at the counter has chosen since the start. */
    public Optional<Language> chosenLanguage() {
        return till == null ? Optional.ofNullable(chosenLanguage) : till.chosenLanguage();
    }

    /** What was chosen, else what the store speaks: the language of receipts. */
    public Language language() {
        return chosenLanguage().orElse(settings().language());
    }

    /** Everything about the counter at this moment. */
    public CounterView view() {
        Standing now = shown;
        OpenSale open = now.sale() == null && work.first() instanceof Stage.Parcels
                ? openSale().orElse(null)
                : now.sale();
        Optional<PricedBasket> priced = open == null ? Optional.empty() : open.priced();
        return new CounterView(
                open,
                priced.orElse(null),
                receipts.last(),
                receipts.printer(),
                now.soFar().tally(),
                offers.counts(),
                receipts.printed(),
                goodScans.get(),
                badScans.get(),
                clock.instant(),
                attendance.duty(),
                now.soFar().suspended().values().stream()
                        .filter(basket -> !CounterWork.isAt(basket, tables))
                        .toList(),
                now.soFar().reversals(),
                tables.isEmpty() ? null : tables(now),
                now.soFar().parcels(),
                now.soFar().orders(),
                priced.map(PricedBasket::withheld)
                        .map(promotionLeases::notGiven)
                        .orElse(List.of()),
                till != null);
    }

    private TablesView tables(Standing now) {
        OpenSale open = now.sale();
        return new TablesView(
                tables,
                now.soFar().suspended().values().stream()
                        .filter(basket -> CounterWork.isAt(basket, tables))
                        .toList(),
                kitchen.trouble().orElse(null),
                kitchen.waiting(),
                open == null ? null : work.split(open, now.soFar()).orElse(null));
    }

    /** Nobody knows when this till sells again. A basket that is open keeps what it was promised. */
    private void giveBackPromotions() {
        OpenSale sale = standing.sale();
        if (!promotionLeases.holdsAny() || (sale != null && !sale.isUntouched())) {
            return;
        }
        CompletableFuture<Void> answered = new CompletableFuture<>();
        actor.execute(() -> promotionLeases.switchOff(standing.soFar().spent(), answered));
        try {
            answered.get(SWITCH_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Parts of promotions may still be lent to this till; its next start gives them back.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        if (till == null) {
            giveBackPromotions();
        }
        // First, for what it finds becomes an act.
        searching.close();
        errands.close();
        if (till == null) {
            actor.close();
        } else {
            closed = true;
        }
        kitchen.close();
        receipts.close();
        file.close();
        LOG.info("Offers since the start: {}", offers.counts());
    }
}
