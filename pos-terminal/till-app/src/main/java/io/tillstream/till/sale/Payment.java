package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
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

    Turn next(OpenSale sale, Act.OnPayment act, Language language) {
        return switch (act) {
            case Act.BeginPayment() -> begin(sale);
            case Act.PayCash(Long tenderedMinor) -> cash(sale, tenderedMinor, language);
            case Act.PayTyped(String text) -> typed(sale, text.strip(), language);
        };
    }

    Turn begin(OpenSale sale) {
        return sale.basket().isEmpty()
                ? Turn.told(sale, Notice.Kind.NOTHING_TO_PAY)
                : new Turn.Open(sale.at(new Stage.Paying()));
    }

    /** Cash as it was typed; the exact amount when nothing was. */
    Turn typed(OpenSale sale, String text, Language language) {
        if (text.isEmpty()) {
            return cash(sale, null, language);
        }
        return TypedAmount.minor(text, sale.basket().store().currency())
                .map(minor -> cash(sale, minor, language))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NOT_AN_AMOUNT, text));
    }

    /**
     * Pays the whole basket in cash.
     *
     * @param tenderedMinor what is handed over, or absent for the exact amount
     */
    private Turn cash(OpenSale sale, @Nullable Long tenderedMinor, Language language) {
        Optional<PricedBasket> priced = sale.basket().priced();
        if (priced.isEmpty()) {
            return Turn.told(sale, Notice.Kind.NOTHING_TO_PAY);
        }
        Money due = CashPayment.due(priced.get());
        Money tendered = tenderedMinor == null ? due : Money.ofMinor(tenderedMinor, due.currency());
        return switch (CashPayment.of(priced.get(), tendered)) {
            case CashPayment.TooLittle(Money asked, Money missing) ->
                Turn.told(sale, Notice.Kind.TOO_LITTLE, asked.display(), missing.display());
            case CashPayment.Paid(PaidBasket paid) -> record(sale, paid, language);
        };
    }

    private Turn record(OpenSale sale, PaidBasket paid, Language language) {
        try {
            journal.requireWritable();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            OpenSale complete = offers.chooseForNextVisit(redeemed(sale, paid), now);
            Sale recorded = (Sale) journal.append(source ->
                            paid.sale(source, now, businessDate(sale, now), operator, language, complete.outcomes()))
                    .fact();
            return new Turn.Closed(sale, recorded, complete.offer());
        } catch (JournalUnwritable e) {
            LOG.error("A sale is not recorded, and no money may be taken.", e);
            return Turn.told(sale, Notice.Kind.NOT_RECORDED);
        }
    }

    private static OpenSale redeemed(OpenSale sale, PaidBasket paid) {
        var taken = sale.basket().offer();
        return taken != null && paid.basket().redeemsOffer()
                ? sale.recording(new OfferOutcome(taken.decisionId(), taken.campaign(), OfferOutcome.Kind.REDEEMED))
                : sale;
    }

    /** Records that the basket was given up; an untouched one leaves no trace. */
    Turn cancel(OpenSale sale) {
        if (sale.basket().lines().isEmpty() && sale.outcomes().isEmpty()) {
            return new Turn.Dropped();
        }
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new Turn.Closed(
                    sale,
                    journal.append(source -> sale.basket()
                                    .cancelled(source, now, businessDate(sale, now), operator, sale.outcomes()))
                            .fact(),
                    null);
        } catch (JournalUnwritable e) {
            LOG.error("A cancelled basket is not recorded.", e);
            return Turn.told(sale, Notice.Kind.NOT_RECORDED);
        }
    }

    private static LocalDate businessDate(OpenSale sale, Instant now) {
        Store store = sale.basket().store();
        return now.atZone(store.zone()).toLocalDate();
    }
}
