package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.journal.JournalUnwritable;
import io.tillstream.till.journal.TillJournal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the basket to the journal. Nothing is printed or forgotten before the record is on the disk. */
final class Payment {
    private static final Logger LOG = LoggerFactory.getLogger(Payment.class);

    private final TillJournal journal;
    private final OfferDesk offers;
    private final Clock clock;
    private final String operator;

    Payment(TillJournal journal, OfferDesk offers, Clock clock, String operator) {
        this.journal = journal;
        this.offers = offers;
        this.clock = clock;
        this.operator = operator;
    }

    /** What came of a payment. */
    sealed interface Outcome {
        /**
         * The sale is recorded.
         *
         * @param sale as recorded
         * @param nextVisit the offer its receipt carries, or absent
         */
        record Recorded(Sale sale, @Nullable ShownOffer nextVisit) implements Outcome {}

        /** Nothing happened; the notice says why. */
        record NotYet(Notice notice) implements Outcome {}
    }

    /** What came of giving a basket up. */
    sealed interface GivenUp {
        /** It is a numbered record. */
        record Recorded(BasketCancelled cancelled) implements GivenUp {}

        /** There was nothing in it and nothing was shown: it leaves no trace. */
        record WithoutTrace() implements GivenUp {}

        /** It is still open; the notice says why. */
        record NotYet(Notice notice) implements GivenUp {}
    }

    /**
     * Pays the whole basket in cash.
     *
     * @param tenderedMinor what is handed over, or absent for the exact amount
     */
    Outcome cash(OpenSale sale, @Nullable Long tenderedMinor, Language language) {
        Optional<PricedBasket> priced = sale.basket().priced();
        if (priced.isEmpty()) {
            return new Outcome.NotYet(Notice.of(Notice.Kind.NOTHING_TO_PAY));
        }
        Money due = CashPayment.due(priced.get());
        Money tendered = tenderedMinor == null ? due : Money.ofMinor(tenderedMinor, due.currency());
        return switch (CashPayment.of(priced.get(), tendered)) {
            case CashPayment.TooLittle(Money asked, Money missing) ->
                new Outcome.NotYet(Notice.of(Notice.Kind.TOO_LITTLE, asked.display(), missing.display()));
            case CashPayment.Paid(PaidBasket paid) -> record(sale, paid, language);
        };
    }

    private Outcome record(OpenSale sale, PaidBasket paid, Language language) {
        try {
            journal.requireWritable();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            OpenSale complete = offers.chooseForNextVisit(redeemed(sale, paid), now);
            Sale recorded = (Sale) journal.append(source ->
                            paid.sale(source, now, businessDate(sale, now), operator, language, complete.outcomes()))
                    .fact();
            return new Outcome.Recorded(recorded, complete.offer());
        } catch (JournalUnwritable e) {
            LOG.error("A sale is not recorded, and no money may be taken.", e);
            return new Outcome.NotYet(Notice.of(Notice.Kind.NOT_RECORDED));
        }
    }

    private static OpenSale redeemed(OpenSale sale, PaidBasket paid) {
        var taken = sale.basket().offer();
        return taken != null && paid.basket().redeemsOffer()
                ? sale.recording(new OfferOutcome(taken.decisionId(), taken.campaign(), OfferOutcome.Kind.REDEEMED))
                : sale;
    }

    /** Records that the basket was given up; an untouched one leaves no trace. */
    GivenUp cancel(OpenSale sale) {
        if (sale.basket().lines().isEmpty() && sale.outcomes().isEmpty()) {
            return new GivenUp.WithoutTrace();
        }
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new GivenUp.Recorded((BasketCancelled) journal.append(source ->
                            sale.basket().cancelled(source, now, businessDate(sale, now), operator, sale.outcomes()))
                    .fact());
        } catch (JournalUnwritable e) {
            LOG.error("A cancelled basket is not recorded.", e);
            return new GivenUp.NotYet(Notice.of(Notice.Kind.NOT_RECORDED));
        }
    }

    private static LocalDate businessDate(OpenSale sale, Instant now) {
        Store store = sale.basket().store();
        return now.atZone(store.zone()).toLocalDate();
    }
}
