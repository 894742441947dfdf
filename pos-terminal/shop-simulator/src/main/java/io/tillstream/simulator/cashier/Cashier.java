package io.tillstream.simulator.cashier;

import io.tillstream.events.TillId;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.PlannedOperator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the customers of one till, one after the other. A till that goes away is waited for; the basket it lost is given
 * up there and begun again.
 */
final class Cashier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);
    private static final Duration NEXT_LOOK = Duration.ofMillis(500);
    private static final Duration RECEIPT_PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_LOOK_MILLIS = 100;

    private enum Outcome {
        SOLD,
        GIVEN_UP,
        SHOP_CLOSED
    }

    private final TillId till;
    private final List<LiveBasket> baskets;
    private final TillScreen screen;
    private final ScannerLine scanner;
    private final PaperTray paper;
    private final Positions positions;
    private final CashierFigures figures;
    private final Pace pace;
    private final ShopClosing closing;
    private final Staff staff;
    private final RandomGenerator random;
    private final Instant firstArrival;
    private final OfferAnswers offers;
    private final ItemScans items;
    private final Paying paying;

    /**
     * A cashier at a till.
     *
     * @param counter the till and what stands around it
     * @param baskets all baskets of the till in planned order
     * @param shift what all cashiers share
     */
    Cashier(Counter counter, List<LiveBasket> baskets, Shift shift) {
        this.till = counter.till();
        this.baskets = List.copyOf(baskets);
        this.screen = counter.screen();
        this.scanner = counter.scanner();
        this.paper = counter.paper();
        this.figures = counter.figures();
        this.positions = shift.positions();
        this.pace = shift.pace();
        this.closing = shift.closing();
        this.staff = shift.staff();
        this.firstArrival = shift.firstArrival();
        this.random = counter.random();
        this.offers = new OfferAnswers(screen, figures, random);
        this.items = new ItemScans(screen, scanner, figures);
        this.paying = new Paying(screen, scanner, counter.phone(), random);
    }

    @Override
    public void run() {
        long startedNanos = System.nanoTime();
        try {
            for (int i = positions.of(till); i < baskets.size() && !closing.isClosed(); i++) {
                LiveBasket basket = baskets.get(i);
                Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
                closing.pause(pace.arrival(firstArrival, basket.plannedAt()).minus(elapsed));
                if (serve(basket) == Outcome.SHOP_CLOSED) {
                    break;
                }
                figures.baskets.incrementAndGet();
                positions.advance(till);
            }
            awaitPaper();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("Till {}: the position cannot be kept, so this cashier stops: {}", till, e.getMessage());
        } finally {
            scanner.close();
        }
    }

    /** The printer is left on until the till has heard that the last receipt is out. */
    private void awaitPaper() throws InterruptedException {
        long until = System.nanoTime() + RECEIPT_PATIENCE.toNanos();
        while (isPrinting() && System.nanoTime() < until) {
            Thread.sleep(NEXT_LOOK);
        }
    }

    private boolean isPrinting() throws InterruptedException {
        try {
            return screen.status().documentsWaiting() > 0;
        } catch (TillAway e) {
            LOG.info("Till {}: {}; nobody knows of its last receipt", till, e.getMessage());
            return false;
        }
    }

    private Outcome serve(LiveBasket basket) throws InterruptedException {
        while (true) {
            TillStatus before = awaitIdleTill(basket).orElse(null);
            if (before == null) {
                return Outcome.SHOP_CLOSED;
            }
            try {
                return ringUp(basket, before);
            } catch (TillAway | IOException e) {
                LOG.info("Till {}: {}; the basket is begun again once it is back", till, e.getMessage());
                if (soldBeforeItWent(before)) {
                    finish(0);
                    return Outcome.SOLD;
                }
                figures.basketsRestarted.incrementAndGet();
            }
        }
    }

    private Outcome ringUp(LiveBasket basket, TillStatus before) throws TillAway, IOException, InterruptedException {
        paper.clearArrivals();
        offers.forget();
        int taken = 0;
        TillStatus now = basket.card() == null ? before : items.card(basket.card(), before);
        for (LiveBasket.Line line : basket.lines()) {
            closing.pause(pace.beforeScan(random));
            if (closing.isClosed()) {
                screen.cancel();
                figures.basketsCancelled.incrementAndGet();
                return Outcome.SHOP_CLOSED;
            }
            TillStatus after = items.scan(line, now);
            taken += after.hasMovedSince(now) ? 1 : 0;
            now = offers.answer(after);
        }
        closing.pause(pace.handOver());
        if (now.basketLines() == 0 || !pay(before)) {
            screen.cancel();
            figures.basketsCancelled.incrementAndGet();
            return Outcome.GIVEN_UP;
        }
        finish(taken);
        return Outcome.SOLD;
    }

    private boolean pay(TillStatus before) throws TillAway, IOException, InterruptedException {
        return paying.pay(before).hasSoldSince(before);
    }

    private void finish(int taken) throws InterruptedException {
        figures.sales.incrementAndGet();
        figures.lines.addAndGet(taken);
        if (!paper.awaitReceipt(RECEIPT_PATIENCE)) {
            figures.receiptsMissed.incrementAndGet();
        }
    }

    private boolean soldBeforeItWent(TillStatus before) throws InterruptedException {
        while (!closing.isClosed()) {
            try {
                return screen.status().hasSoldSince(before);
            } catch (TillAway e) {
                closing.pause(NEXT_LOOK);
            }
        }
        return false;
    }

    /** The till once it is ready and idle, a basket left over from before given up; nothing when the shop closes first. */
    private Optional<TillStatus> awaitIdleTill(LiveBasket basket) throws InterruptedException {
        while (!closing.isClosed()) {
            try {
                TillStatus status = signedIn(basket, screen.status());
                if (status.ready() && status.isIdle()) {
                    return Optional.of(status);
                }
                if (status.ready() && !status.wantsSignIn()) {
                    if (status.isCharging()) {
                        screen.back();
                    }
                    screen.cancel();
                }
            } catch (TillAway e) {
                LOG.debug("Till {} is away: {}", till, e.getMessage());
            }
            closing.pause(NEXT_LOOK);
        }
        return Optional.empty();
    }

    /** Whoever's shift it is sits at the till; nobody signs in where nobody has to. */
    private TillStatus signedIn(LiveBasket basket, TillStatus status) throws TillAway, InterruptedException {
        PlannedOperator wanted = staff.at(till, basket.plannedAt()).orElse(null);
        if (wanted == null) {
            return status;
        }
        boolean isAnother = status.signedIn() && !status.operator().equals(wanted.operator());
        if (!status.wantsSignIn() && !isAnother) {
            return status;
        }
        screen.signIn(wanted.operator(), wanted.pin());
        return screen.status();
    }

    /** The first status that satisfies, or the last one before patience ran out. */
    static TillStatus awaitStatus(TillScreen screen, Duration patience, Predicate<TillStatus> satisfied)
            throws TillAway, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long look = 5;
        while (true) {
            TillStatus status = screen.status();
            if (satisfied.test(status) || System.nanoTime() > deadline) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(look);
            look = Math.min(LONGEST_LOOK_MILLIS, look * 2);
        }
    }
}
