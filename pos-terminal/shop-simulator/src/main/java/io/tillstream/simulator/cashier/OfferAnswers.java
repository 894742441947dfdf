package io.tillstream.simulator.cashier;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a customer says to an offer on the screen: yes, no, or nothing. */
final class OfferAnswers {
    private static final int YES_PERCENT = 40;
    private static final int NO_PERCENT = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TillScreen screen;
    private final CashierFigures figures;
    private final RandomGenerator random;
    private @Nullable String answered;

    OfferAnswers(TillScreen screen, CashierFigures figures, RandomGenerator random) {
        this.screen = screen;
        this.figures = figures;
        this.random = random;
    }

    /** A new customer has not been asked anything yet. */
    void forget() {
        answered = null;
    }

    /** Answers an offer not answered before, and returns the status after that. */
    TillStatus answer(TillStatus now) throws TillAway, InterruptedException {
        String offer = now.offer();
        if (offer == null || offer.equals(answered)) {
            return now;
        }
        answered = offer;
        figures.offersShown.incrementAndGet();
        int mood = random.nextInt(100);
        if (mood < YES_PERCENT) {
            screen.acceptOffer();
            TillStatus after = Cashier.awaitStatus(screen, PATIENCE, s -> s.hasMovedSince(now));
            if (after.hasMovedSince(now)) {
                figures.offersAccepted.incrementAndGet();
            }
            return after;
        }
        if (mood < YES_PERCENT + NO_PERCENT) {
            screen.dismissOffer();
            return screen.status();
        }
        return now;
    }
}
