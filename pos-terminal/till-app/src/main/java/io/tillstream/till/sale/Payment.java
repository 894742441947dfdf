package io.tillstream.till.sale;

import io.tillstream.checkout.order.HandedOrder;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Failpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From the basket to the journal. Nothing is printed or forgotten before the record is on the disk. */
final class Payment {
    private final Bookkeeping books;
    private final OfferDesk offers;
    private final StoredTender stored;
    private final Predicate<OrderId> isWaiting;

    /**
     * The payment of one counter.
     *
     * @param isWaiting whether an order is still to be handed over, as far as this till knows
     */
    Payment(Bookkeeping books, OfferDesk offers, StoredTender stored, Predicate<OrderId> isWaiting) {
        this.books = books;
        this.offers = offers;
        this.stored = stored;
        this.isWaiting = isWaiting;
    }

    Turn next(OpenSale sale, Act.OnPayment act, CounterWork.Now now) {
        return switch (act) {
            case Act.BeginPayment() -> begin(sale);
            case Act.PayCash(Long tenderedMinor) -> cash(sale, tenderedMinor, now);
            case Act.PayTyped(String text) -> typed(sale, text.strip(), now);
            case Act.AwaitGiftCard(String text) -> awaitGiftCard(sale, text.strip());
            case Act.PayPoints(String text) -> points(sale, text.strip(), now);
            case Act.TakeBack(String text) -> takeBack(sale, text.strip(), now);
        };
    }

    Turn begin(OpenSale sale) {
        return whenDue(sale, due -> new Turn.Open(sale.at(due.paying().awaiting(null))));
    }

    private Turn whenDue(OpenSale sale, Function<DuePayment, Turn> then) {
        return switch (ToPay.of(sale.asOf(books.now()))) {
            case ToPay.Due(DuePayment due) -> then.apply(due);
            case ToPay.NotYet(Notice notice) -> new Turn.Open(sale.telling(notice));
        };
    }

    /** Cash as it was typed; the exact rest when nothing was. */
    Turn typed(OpenSale sale, String text, CounterWork.Now now) {
        if (text.isEmpty()) {
            return cash(sale, null, now);
        }
        return switch (TypedAmount.of(text, sale.basket().store().currency())) {
            case TypedAmount.Read(Money amount) -> cash(sale, amount.minor(), now);
            case TypedAmount.Refused(Notice notice) -> new Turn.Open(sale.telling(notice));
        };
    }

    /**
     * Takes cash; when it is not enough it stays on the counter and the rest is asked for.
     *
     * @param tenderedMinor what is handed over, or absent for the exact rest
     */
    private Turn cash(OpenSale sale, @Nullable Long tenderedMinor, CounterWork.Now now) {
        return whenDue(sale, due -> cash(sale, due, tenderedMinor, now));
    }

    private Turn cash(OpenSale sale, DuePayment due, @Nullable Long tenderedMinor, CounterWork.Now now) {
        Money rest = due.cashDue();
        Money part = tenderedMinor == null ? rest : Money.ofMinor(tenderedMinor, rest.currency());
        if (part.compareTo(TypedAmount.most(rest.currency())) > 0) {
            return new Turn.Open(sale.telling(TypedAmount.tooLarge(part.display(), rest.currency())));
        }
        if (part.isNegative() || (part.isZero() && rest.isPositive())) {
            return Turn.told(sale, Notice.Kind.NOT_AN_AMOUNT, part.display());
        }
        Stage.Paying paying = due.paying().awaiting(null);
        return settle(sale.at(part.isZero() ? paying : paying.with(part)), sale, true, List.of(), now);
    }

    /** The next gift card that is scanned pays the amount that was typed, or as much as it can. */
    private Turn awaitGiftCard(OpenSale sale, String text) {
        if (text.isEmpty()) {
            return awaitGiftCard(sale, new Stage.Paying.NextCard(null));
        }
        return switch (TypedAmount.of(text, sale.basket().store().currency())) {
            case TypedAmount.Read(Money amount) -> awaitGiftCard(sale, new Stage.Paying.NextCard(amount));
            case TypedAmount.Refused(Notice notice) -> new Turn.Open(sale.telling(notice));
        };
    }

    private Turn awaitGiftCard(OpenSale sale, Stage.Paying.NextCard card) {
        return whenDue(sale, due -> new Turn.Open(sale.at(due.paying().awaiting(card))));
    }

    /** A gift card was scanned: it pays as much as was asked of it, or as it can. */
    Turn giftCard(OpenSale sale, String account, CounterWork.Now now) {
        return whenDue(
                sale,
                due -> stored.asks(due, account)
                        ? new Turn.Open(sale.at(due.paying()).telling(Notice.of(Notice.Kind.CARD_ASKED_FOR, account)))
                        : counted(
                                sale,
                                stored.giftCard(sale, due, account, now.soFar().spent()),
                                now));
    }

    /** Head office said what a gift card or a member's points may pay: they pay, if somebody still waits for it. */
    Turn lent(OpenSale sale, HeldLeases.Answered answer, CounterWork.Now now) {
        if (!(sale.stage() instanceof Stage.Paying paying) || paying.awaited() != null) {
            return new Turn.Open(sale);
        }
        return switch (answer) {
            case HeldLeases.Answered.Lent(HeldLeases.Held lease) ->
                lease.account() == null
                        ? lentPoints(sale, Optional.ofNullable(lease.wanted()), now)
                        : giftCard(sale, lease.account(), now);
            case HeldLeases.Answered.Refused(HeldLeases.Held lease) ->
                lease.account() == null
                        ? Turn.told(sale, Notice.Kind.POINTS_NOTHING)
                        : Turn.told(sale, Notice.Kind.CARD_HAS_NOTHING, lease.account());
            case HeldLeases.Answered.Silent(HeldLeases.Held lease) ->
                lease.account() == null
                        ? Turn.told(sale, Notice.Kind.POINTS_UNANSWERED)
                        : Turn.told(sale, Notice.Kind.CARD_UNANSWERED, lease.account());
        };
    }

    /** So many points, or as many as are of use when none are named. */
    private Turn points(OpenSale sale, String text, CounterWork.Now now) {
        if (text.matches("\\d{10,}")) {
            return Turn.told(sale, Notice.Kind.AMOUNT_TOO_LARGE, text, Long.toString(TypedAmount.MOST_UNITS));
        }
        if (!text.isEmpty() && !text.matches("\\d{1,9}")) {
            return Turn.told(sale, Notice.Kind.NOT_A_NUMBER, text);
        }
        return points(sale, text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text)), now);
    }

    private Turn points(OpenSale sale, Optional<Long> named, CounterWork.Now now) {
        Spent spent = now.soFar().spent();
        return whenDue(
                sale,
                due -> stored.asksForPoints(sale, named, spent)
                        ? new Turn.Open(sale.at(due.paying()).telling(Notice.of(Notice.Kind.POINTS_ASKED_FOR)))
                        : counted(sale, stored.points(sale, due, named, spent), now));
    }

    private Turn lentPoints(OpenSale sale, Optional<Long> named, CounterWork.Now now) {
        return whenDue(
                sale,
                due -> counted(sale, stored.points(sale, due, named, now.soFar().spent()), now));
    }

    /** A card or wallet has paid. */
    Turn paid(OpenSale sale, Stage.Paying paying, List<TillTransaction> noted, CounterWork.Now now) {
        return settle(sale.at(paying), sale.at(paying), false, noted, now);
    }

    private Turn counted(OpenSale sale, StoredTender.Outcome outcome, CounterWork.Now now) {
        return switch (outcome) {
            case StoredTender.Outcome.Refused(Notice notice) -> new Turn.Open(sale.telling(notice));
            case StoredTender.Outcome.Taken(Stage.Paying paying, PaymentAttempted attempt) ->
                settle(sale.at(paying), sale.at(paying), false, List.of(attempt), now);
        };
    }

    /**
     * Ends the payment when everything is paid; otherwise the rest is asked for.
     *
     * @param otherwise how the sale stands when it cannot be recorded: no cash is taken then
     */
    private Turn settle(
            OpenSale sale, OpenSale otherwise, boolean cashOffered, List<TillTransaction> noted, CounterWork.Now now) {
        return whenDue(
                sale,
                due -> due.isCovered(cashOffered)
                        ? settle(sale, otherwise, due, noted, now)
                        : new Turn.Open(sale, noted));
    }

    private Turn settle(
            OpenSale sale, OpenSale otherwise, DuePayment due, List<TillTransaction> noted, CounterWork.Now now) {
        CustomerOrder order = sale.order();
        if (order != null && sale.isQuoted() && !isWaiting.test(order.order())) {
            // Handed over or given up elsewhere while it was paid here; what was handed over last is not taken.
            return new Turn.Open(
                    otherwise.telling(Notice.of(Notice.Kind.ORDER_NOT_HERE, OrderList.code(order.order()))), noted);
        }
        return switch (due.payment().cash(due.handed())) {
            case TenderStep.Paid(PaidBasket paid) ->
                record(sale, due, paid, noted, now)
                        .orElseGet(() -> new Turn.Open(otherwise.telling(Notice.of(Notice.Kind.NOT_RECORDED)), noted));
            case TenderStep.Refused(var reason) -> new Turn.Open(sale.telling(Notice.of(reason)), noted);
            case TenderStep.StillDue _, TenderStep.Waiting _ ->
                throw new IllegalStateException("Cash covers the rest of a payment or is refused.");
        };
    }

    private Optional<Turn> record(
            OpenSale sale, DuePayment due, PaidBasket paid, List<TillTransaction> noted, CounterWork.Now now) {
        CustomerOrder order = sale.order();
        Failpoint.TENDER.reached();
        OpenSale complete = offers.chooseForNextVisit(redeemed(sale, paid), books.now());
        Optional<Sale> recorded = books.money(sale.basket().store(), (source, at, businessDate, operator) -> {
            Sale rung = due.exchange()
                    .map(back ->
                            back.sale(paid, source, at, businessDate, operator, now.language(), complete.outcomes()))
                    .orElseGet(
                            () -> paid.sale(source, at, businessDate, operator, now.language(), complete.outcomes()));
            return order != null && (sale.isQuoted() || isWaiting.test(order.order()))
                    ? HandedOrder.sale(order, rung)
                    : rung;
        });
        return recorded.map(fact -> {
            List<TillTransaction> facts = new ArrayList<>(noted);
            facts.add(fact);
            return new Turn.Closed(sale, facts, complete.offer());
        });
    }

    private static OpenSale redeemed(OpenSale sale, PaidBasket paid) {
        var taken = sale.basket().offer();
        return taken != null && paid.basket().redeemsOffer()
                ? sale.recording(new OfferOutcome(
                        taken.decisionId(), taken.campaign(), OfferOutcome.Kind.REDEEMED, taken.gtin()))
                : sale;
    }

    /** Gives a part back: the one of that place on the screen, or the newest. */
    private Turn takeBack(OpenSale sale, String text, CounterWork.Now now) {
        Stage.Paying paying = Stage.Paying.of(sale);
        int parts = paying.taken().size() + paying.cash().size();
        int place = text.isEmpty() ? parts : text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (place < 1 || place > parts) {
            return Turn.told(sale, Notice.Kind.NOTHING_TAKEN);
        }
        if (place > paying.taken().size()) {
            return new Turn.Open(
                    sale.at(paying.withoutCash(place - paying.taken().size() - 1)));
        }
        return stored.takeBack(sale, paying, paying.taken().get(place - 1), now.soFar());
    }

    /** Gives back what was taken for a basket that is lost. */
    Optional<PaymentAttempted> reversed(Store store, PaymentAttempted attempt) {
        return stored.reversed(store, attempt);
    }

    /** Records that the basket was given up; an untouched one leaves no trace. */
    Turn cancel(OpenSale sale) {
        if (sale.isQuoted()) {
            // The order goes on waiting, and no basket was abandoned.
            return new Turn.Dropped();
        }
        boolean isSeated = sale.table() != null && !sale.isUntouched();
        if (sale.basket().lines().isEmpty() && sale.outcomes().isEmpty() && !isSeated) {
            return new Turn.Dropped();
        }
        return books.other(
                        sale.basket().store(),
                        (source, at, businessDate, operator) ->
                                sale.basket().cancelled(source, at, businessDate, operator, sale.outcomes()))
                .<Turn>map(fact -> new Turn.Closed(sale, List.of(fact), null))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NOT_RECORDED));
    }
}
