package io.tillstream.till.sale;

import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this epoch's journal holds, counted.
 *
 * @param sales finished sales
 * @param lines their lines
 * @param offersShown offers shown in any transaction
 * @param lastSale the newest sale, if any
 */
public record Tally(
        long sales, long lines, long offersShown, @Nullable Sale lastSale) {
    static final Tally NOTHING = new Tally(0, 0, 0, null);

    Tally plus(TillTransaction fact) {
        return switch (fact) {
            case Sale sale ->
                new Tally(sales + 1, lines + sale.lines().size(), offersShown + shown(sale.offers()), sale);
            case BasketCancelled cancelled ->
                new Tally(sales, lines, offersShown + shown(cancelled.offers()), lastSale);
            case BasketSuspended suspended ->
                new Tally(sales, lines, offersShown + shown(suspended.offers()), lastSale);
            case BasketResumed _,
                    PaymentAttempted _,
                    EpochOpened _,
                    NoSale _,
                    OperatorSession _,
                    TenderControl _,
                    TillSettlement _,
                    Closing _,
                    ParcelIn _,
                    ParcelOut _,
                    ParcelLock _,
                    ParcelSettlement _,
                    OrderPicked _ -> this;
        };
    }

    /** A basket that is open again counts for itself. */
    Tally withoutOffersOf(BasketSuspended resumed) {
        return new Tally(sales, lines, offersShown - shown(resumed.offers()), lastSale);
    }

    private static long shown(List<OfferOutcome> offers) {
        return offers.stream()
                .filter(outcome -> outcome.kind() == OfferOutcome.Kind.SHOWN)
                .count();
    }
}
