package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Opening;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what the end of the process interrupted. What the journal says was taken belongs to the basket that is still
 * open; where that is lost, it goes back, so that every payment ends in a sale or a reversal.
 */
final class Interrupted {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupted.class);

    private final OpenSaleFile file;
    private final Payment payment;
    private final PuttingAside aside;
    private final Returning returning;

    Interrupted(OpenSaleFile file, Payment payment, PuttingAside aside, Returning returning) {
        this.file = file;
        this.payment = payment;
        this.aside = aside;
        this.returning = returning;
    }

    Standing takenUp(Store store, SoFar soFar, Opening opening) {
        List<PaymentAttempted> approved = soFar.attempts().values().stream()
                .filter(attempt -> attempt.result() == Result.APPROVED && !attempt.paysOut())
                .toList();
        Optional<Stage.Paying.Awaited> awaited = soFar.attempts().values().stream()
                .filter(attempt -> attempt.result() == Result.CREATED || attempt.result() == Result.UNKNOWN)
                .filter(attempt -> attempt.host() != null && !attempt.paysOut() && soFar.isOfOpenBasket(attempt))
                .reduce((_, newer) -> newer)
                .map(Interrupted::awaited);
        Optional<OpenSale> open = file.restore(soFar, returning, opening)
                .or(() -> Optional.ofNullable(soFar.takenUp()).map(basket -> aside.again(basket, store, opening)));
        if (approved.isEmpty() && awaited.isEmpty()) {
            return new Standing(open.orElse(null), soFar);
        }
        List<Tender> taken = approved.stream().map(StoredTender::tender).toList();
        Optional<OpenSale> paying = open.map(sale -> sale.at(
                        new Stage.Paying(taken, Stage.Paying.of(sale).cash(), null, awaited.orElse(null), null)))
                .filter(Interrupted::isNotOverpaid);
        return paying.isPresent()
                ? new Standing(paying.get(), soFar)
                : new Standing(open.orElse(null), soFar).recorded(givenBack(store, approved), open.orElse(null));
    }

    private static Stage.Paying.Awaited awaited(PaymentAttempted attempt) {
        Charge charge = Charge.restarted(attempt);
        return new Stage.Paying.Awaited(charge.attempt(), charge.way(), attempt.happenedAt(), null, false);
    }

    /** After a power cut the file may be older than the journal, and hold less than was paid for. */
    private static boolean isNotOverpaid(OpenSale sale) {
        if (!(ToPay.of(sale) instanceof ToPay.Due(DuePayment due))) {
            return false;
        }
        Stage.Paying.Awaited awaited = due.paying().awaited();
        return !due.payment().cashDue().isNegative()
                && (awaited == null || awaited.attempt().amount().compareTo(due.cardDue()) <= 0);
    }

    /** Gift cards and points; what a host took goes back by the host, which takes longer. */
    private List<TillTransaction> givenBack(Store store, List<PaymentAttempted> approved) {
        LOG.warn("The basket of {} payments is lost; they are given back.", approved.size());
        List<TillTransaction> reversed = new ArrayList<>();
        for (PaymentAttempted attempt : approved) {
            if (attempt.host() == null) {
                payment.reversed(store, attempt).ifPresent(reversed::add);
            }
        }
        return reversed;
    }
}
