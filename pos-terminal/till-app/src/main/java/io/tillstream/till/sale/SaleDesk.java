package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Language;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.settings.InvalidSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counter of one till: acts come in from scanner, keys and browser, and are done one after the other on one thread, so
 * that two scans never overtake each other.
 */
public final class SaleDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SaleDesk.class);
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,4})\\s*[*x×]\\s*(.*)");

    private final Catalogue catalogue;
    private final TillJournal journal;
    private final Clock clock;
    private final OfferDesk offers;
    private final Selling selling;
    private final Payment payment;
    private final Returning returning;
    private final Receipts receipts;
    private final OpenSaleFile file;
    private final ExecutorService actor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sale-desk").factory());
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile Language language;
    private volatile Standing standing = Standing.EMPTY;
    private final AtomicLong goodScans = new AtomicLong();
    private final AtomicLong badScans = new AtomicLong();

    public SaleDesk(
            TillSettings settings, Catalogue catalogue, TillJournal journal, ReceiptPrinter printer, Clock clock) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.clock = clock;
        this.language = settings.language();
        this.offers = new OfferDesk(catalogue);
        this.selling = new Selling(catalogue, offers, clock);
        this.payment = new Payment(journal, offers, clock, settings.operator());
        this.returning = new Returning(journal, clock, settings.operator());
        this.receipts = new Receipts(settings.data(), catalogue, printer, this::changed);
        this.file = new OpenSaleFile(settings.data());
    }

    /** Takes up what a restart interrupted: the open basket, and a receipt that had not come out. */
    public void start() {
        Tally tally;
        try {
            tally = Tally.in(journal.file());
        } catch (IOException | UnreadableFact e) {
            throw new InvalidSettings("Journal " + journal.file() + " cannot be read: " + e.getMessage() + ".", e);
        }
        standing =
                new Standing(file.restore(journal.lastSequence() + 1, opening()).orElse(null), tally);
        Sale last = tally.lastSale();
        if (last != null) {
            catalogue.store().ifPresent(store -> receipts.recall(last, store, language));
        }
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

    private void perform(Act act) {
        try {
            Optional<OpenSale> open = openSale();
            if (open.isEmpty()) {
                LOG.warn("Nothing can be sold yet: this till has no catalogue.");
                badScans.incrementAndGet();
                return;
            }
            OpenSale before = open.get();
            OpenSale after = next(before, act);
            // On the disk before anybody sees it: what was counted must be counted again after a restart.
            file.keep(after, journal.lastSequence() + 1);
            standing = standing.with(after);
            if (act instanceof Act.Scanned) {
                sound(after);
            }
        } catch (RuntimeException e) {
            // The actor must live: one bad act must not end the day.
            LOG.error(
                    "An act at the counter failed and was left out: {}",
                    act.getClass().getSimpleName(),
                    e);
        } finally {
            changed();
        }
    }

    private void sound(OpenSale after) {
        if (after.notice() == null) {
            goodScans.incrementAndGet();
        } else {
            badScans.incrementAndGet();
        }
    }

    private Optional<OpenSale> openSale() {
        OpenSale open = standing.sale();
        return open != null && !open.isUntouched()
                ? Optional.of(open)
                : catalogue
                        .store()
                        .filter(store -> catalogue.isReady())
                        .map(this::fresh)
                        .map(fresh -> open == null ? fresh : fresh.withNextQuantity(open.nextQuantity()));
    }

    private OpenSale next(OpenSale open, Act act) {
        return switch (act) {
            case Act.Scanned(String raw) -> scanned(open, raw);
            case Act.Typed(String text) -> typed(open, text.strip());
            case Act.BeginReturn() -> returning.begin(open);
            case Act.ReturnPieces(int line, long quantity) -> returning.choose(open, line, quantity);
            case Act.ReturnEverything() -> returning.chooseEverything(open);
            case Act.ConfirmReturn() -> finish(open, returning.confirm());
            case Act.Picked(var gtin) ->
                returning.step() == null ? selling.picked(open, gtin) : scanned(open, gtin.ean13());
            case Act.NextQuantity(long pieces) -> selling.counted(open, pieces);
            case Act.VoidLine(int line) -> selling.voided(open, line);
            case Act.AcceptOffer() -> selling.accepted(open);
            case Act.DismissOffer() -> selling.dismissed(open);
            case Act.BeginPayment() -> beginPayment(open);
            case Act.Back() -> back(open);
            case Act.PayCash(var tenderedMinor) -> pay(open, tenderedMinor);
            case Act.PayTyped(String text) -> typedAmount(open, text.strip());
            case Act.Cancel() -> cancel(open);
            case Act.Reprint() ->
                receipts.reprint(open.basket().store(), language)
                        ? open
                        : open.telling(Notice.of(Notice.Kind.NOTHING_PRINTED));
        };
    }

    /** A receipt opens a return; anything else that is scanned while one is open is left out, and said so. */
    private OpenSale scanned(OpenSale open, String text) {
        Optional<Source> receipt = Returning.receipt(text);
        if (receipt.isPresent()) {
            return returning.find(open, receipt.get());
        }
        return returning.step() == null
                ? selling.scanned(open, text)
                : open.telling(Notice.of(Notice.Kind.NOT_A_RECEIPT, text));
    }

    /** A message is read before anything is left. */
    private OpenSale back(OpenSale open) {
        if (open.notice() == null) {
            returning.leave();
        }
        return open.paying(false);
    }

    private OpenSale typed(OpenSale open, String text) {
        if (returning.step() != null) {
            return text.isEmpty() ? finish(open, returning.confirm()) : scanned(open, text);
        }
        if (open.paying()) {
            return typedAmount(open, text);
        }
        if (text.isEmpty()) {
            return beginPayment(open);
        }
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            return scanned(open, text);
        }
        OpenSale counted = selling.counted(open, Long.parseLong(quantity.group(1)));
        return quantity.group(2).isEmpty() || counted.notice() != null
                ? counted
                : selling.scanned(counted, quantity.group(2));
    }

    private OpenSale typedAmount(OpenSale open, String text) {
        if (text.isEmpty()) {
            return pay(open, null);
        }
        return TypedAmount.minor(text, open.basket().store().currency())
                .map(minor -> pay(open, minor))
                .orElseGet(() -> open.telling(Notice.of(Notice.Kind.NOT_AN_AMOUNT, text)));
    }

    private static OpenSale beginPayment(OpenSale open) {
        return open.basket().isEmpty() ? open.telling(Notice.of(Notice.Kind.NOTHING_TO_PAY)) : open.paying(true);
    }

    private OpenSale pay(OpenSale open, @Nullable Long tenderedMinor) {
        return finish(open, payment.cash(open, tenderedMinor, language));
    }

    private OpenSale finish(OpenSale open, Payment.Outcome outcome) {
        return switch (outcome) {
            case Payment.Outcome.NotYet(Notice notice) -> open.telling(notice);
            case Payment.Outcome.Recorded(Sale recorded, ShownOffer nextVisit) -> {
                Store store = open.basket().store();
                OpenSale fresh = close(recorded, store);
                offers.count(open, recorded);
                receipts.print(
                        recorded,
                        store,
                        language,
                        nextVisit == null ? null : OfferDesk.asNextVisit(nextVisit, store.zone()));
                yield fresh;
            }
        };
    }

    private OpenSale cancel(OpenSale open) {
        returning.leave();
        Store store = open.basket().store();
        return switch (payment.cancel(open)) {
            case Payment.GivenUp.Recorded(BasketCancelled cancelled) -> close(cancelled, store);
            case Payment.GivenUp.WithoutTrace() -> next(store);
            case Payment.GivenUp.NotYet(Notice notice) -> open.telling(notice);
        };
    }

    /** The basket is a record now, and the next customer's turn. */
    private OpenSale close(TillTransaction fact, Store store) {
        OpenSale fresh = next(store);
        standing = standing.recorded(fact, fresh);
        return fresh;
    }

    private OpenSale next(Store store) {
        return fresh(catalogue.store().orElse(store));
    }

    private OpenSale fresh(Store store) {
        return OpenSale.fresh(store, opening());
    }

    /** The promotions of this moment. */
    private Opening opening() {
        return RememberedSavings.opening(catalogue.promotions(), clock.instant());
    }

    /** The language of screen and receipt from now on. */
    public void speak(Language newLanguage) {
        language = newLanguage;
        changed();
    }

    public Language language() {
        return language;
    }

    /** Everything about the counter at this moment. */
    public CounterView view() {
        Standing now = standing;
        OpenSale open = now.sale();
        Optional<PricedBasket> priced =
                open == null ? Optional.empty() : open.basket().priced();
        return new CounterView(
                open,
                priced.orElse(null),
                receipts.last(),
                receipts.trouble(),
                now.tally(),
                offers.counts(),
                receipts.printed(),
                goodScans.get(),
                badScans.get(),
                clock.instant(),
                returning.step());
    }

    @Override
    public void close() {
        actor.close();
        LOG.info("Offers since the start: {}", offers.counts());
    }
}
