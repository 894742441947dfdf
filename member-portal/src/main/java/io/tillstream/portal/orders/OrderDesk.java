package io.tillstream.portal.orders;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.Quote;
import io.tillstream.events.reservation.ReservationAsked;
import io.tillstream.events.reservation.ReservationReleased;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.payments.OnlinePayment;
import io.tillstream.portal.payments.OnlinePayments;
import io.tillstream.portal.payments.PaymentChanged;
import io.tillstream.portal.payments.PaymentId;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.PaymentRefused;
import io.tillstream.portal.payments.PaymentState;
import io.tillstream.portal.payments.PaymentWish;
import io.tillstream.portal.payments.SavedMethodId;
import io.tillstream.portal.reservations.ReservationAnswered;
import io.tillstream.portal.reservations.ReservationRequests;
import io.tillstream.portal.shop.Carts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves orders on. Each step is written in one transaction with what follows from it: what is asked of the ledger, what has to go
 * back. Money is asked for and given back outside of it, by keys that make it happen once.
 */
@Service
class OrderDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS_OF_A_NUMBER = 12;
    /** Goods are not kept from others for somebody who does not pay. */
    static final Duration TO_PAY = Duration.ofMinutes(30);
    /** Goods stay put aside for so long after the time that was promised: somebody is late, and a sale is on its way. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private static final String SHORT = "short";
    private static final String WHOLE_ORDER = "order-over";

    private final Orders orders;
    private final Carts carts;
    private final ReservationRequests ledger;
    private final OnlinePayments payments;
    private final Assortment assortment;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Instant startedAt;
    private final SecureRandom random = new SecureRandom();

    OrderDesk(
            Orders orders,
            Carts carts,
            ReservationRequests ledger,
            OnlinePayments payments,
            Assortment assortment,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.carts = carts;
        this.ledger = ledger;
        this.payments = payments;
        this.assortment = assortment;
        this.transaction = transaction;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What a member wants to order.
     *
     * @param member who
     * @param attempt what makes it the same when the button is pressed twice
     * @param priced the cart as it was shown
     * @param fulfilment how
     * @param keptFor for how long
     * @param method by what it is paid; absent for a reservation
     * @param saved the kept method
     * @param language of the names of discounts
     */
    record Wish(
            MemberId member,
            String attempt,
            PricedBasket priced,
            Fulfilment fulfilment,
            Duration keptFor,
            @Nullable PaymentMethod method,
            @Nullable SavedMethodId saved,
            Language language) {}

    /** Writes it down and asks the ledger for its goods; the cart is emptied once everything is put aside. */
    OrderId place(Wish wish) {
        OrderId id = transaction.execute(_ -> begun(wish));
        boolean _ = ledger.publishNow();
        return Objects.requireNonNull(id);
    }

    private OrderId begun(Wish wish) {
        Instant now = now();
        PricedBasket priced = wish.priced();
        List<MemberOrder.Line> lines = new ArrayList<>();
        for (PricedLine line : priced.lines()) {
            if (line.depositOf() == null) {
                lines.add(new MemberOrder.Line(
                        lines.size() + 1,
                        line.line().item().gtin(),
                        line.line().quantity().amount(),
                        null,
                        null,
                        null));
            }
        }
        List<SaleLine> sold =
                priced.lines().stream().map(line -> line.sold(wish.language())).toList();
        MemberOrder order = new MemberOrder(
                fresh(),
                wish.member(),
                priced.basket().store().store(),
                wish.fulfilment(),
                Stage.RESERVING,
                null,
                now,
                now,
                now.plus(wish.keptFor()),
                lines,
                new Quote(sold, priced.taxes(), priced.coupons(), priced.limited(), priced.total()),
                priced.points(),
                wish.method(),
                wish.saved(),
                1,
                null,
                1);
        Optional<OrderId> before = orders.add(order, wish.attempt());
        if (before.isPresent()) {
            return before.get();
        }
        ledger.ask(lines.stream()
                .map(line -> new ReservationAsked(
                        order.reservation(line),
                        order.store(),
                        line.gtin(),
                        Quantity.each(line.pieces()),
                        order.until().plus(GRACE),
                        now))
                .toList());
        return order.id();
    }

    private OrderId fresh() {
        StringBuilder id = new StringBuilder("w");
        for (int i = 0; i < LETTERS_OF_A_NUMBER; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return OrderId.of(id.toString());
    }

    /** What the ledger says of a line. */
    @EventListener
    void on(ReservationAnswered answered) {
        Reservation answer = answered.answer();
        String number = answer.reservation();
        int dash = number.indexOf('-');
        if (dash < 0 || !OrderId.isOne(number.substring(0, dash))) {
            return;
        }
        orders.locked(OrderId.of(number.substring(0, dash)))
                .ifPresent(order -> order.lines().stream()
                        .filter(line -> order.reservation(line).equals(number))
                        .findFirst()
                        .ifPresent(line -> answered(order, line, answer)));
    }

    private void answered(MemberOrder before, MemberOrder.Line line, Reservation answer) {
        if (line.answer() != null && answer.state() == Reservation.State.GRANTED) {
            return; // the log read again: nothing that was over is open again
        }
        orders.answered(
                before.id(),
                line.line(),
                answer.state(),
                Math.max(0, answer.available().amount()));
        MemberOrder order = orders.find(before.id()).orElseThrow();
        switch (order.stage()) {
            case RESERVING -> reserved(order);
            case PAYING, PLACED, READY -> collected(order);
            case CANCELLED, LAPSED -> settled(order);
            case HANDED_OVER -> {
                // What is over stays over.
            }
        }
    }

    private void reserved(MemberOrder order) {
        if (order.lines().stream().anyMatch(line -> line.answer() == null)) {
            return;
        }
        if (order.lines().stream().anyMatch(line -> line.answer() != Reservation.State.GRANTED)) {
            end(order, Stage.CANCELLED, Ending.NOT_GRANTED);
            return;
        }
        boolean isToBePaid = order.isPaidOnline() && order.total().isPositive();
        orders.move(order.id(), isToBePaid ? Stage.PAYING : Stage.PLACED, null, now());
        order.lines().forEach(line -> carts.put(order.member(), order.store(), line.gtin(), 0));
    }

    /** The sale at the till, or the end of what was put aside. */
    private void collected(MemberOrder order) {
        List<Reservation.State> answers = answers(order);
        if (answers.contains(Reservation.State.GRANTED)) {
            return;
        }
        if (answers.contains(Reservation.State.COLLECTED)) {
            orders.move(order.id(), Stage.HANDED_OVER, null, now());
        }
    }

    /** What became of the goods of an order that is over; money follows them. */
    private void settled(MemberOrder order) {
        PaymentId payment = order.payment();
        if (payment == null || orders.goesBack(payment, WHOLE_ORDER)) {
            return;
        }
        List<Reservation.State> answers = answers(order);
        if (answers.contains(Reservation.State.COLLECTED)) {
            orders.move(order.id(), Stage.HANDED_OVER, null, now());
        } else if (!isUndecided(order)) {
            orders.giveBack(order.id(), new Orders.Due(payment, WHOLE_ORDER, null));
        }
    }

    private static List<Reservation.State> answers(MemberOrder order) {
        List<Reservation.State> answers = new ArrayList<>();
        for (MemberOrder.Line line : order.lines()) {
            if (line.isWanted() && line.answer() != null) {
                answers.add(line.answer());
            }
        }
        return answers;
    }

    /** Whether the ledger may still say that goods of it were handed over. */
    private static boolean isUndecided(MemberOrder order) {
        return order.lines().stream()
                .anyMatch(line -> line.answer() == null || line.answer() == Reservation.State.GRANTED);
    }

    /** Its sale at a till. */
    void sold(OrderId id, String receipt) {
        orders.locked(id).ifPresent(order -> {
            PaymentId payment = order.payment();
            if (order.stage() == Stage.HANDED_OVER) {
                return;
            }
            if (payment != null && orders.goesBack(payment, WHOLE_ORDER)) {
                LOG.error(
                        "Order {} was handed over with receipt {}, and its money ({}) goes back: it was {}."
                                + " Ask the member for the goods or the money.",
                        id,
                        receipt,
                        payment,
                        order.stage());
            } else {
                orders.move(id, Stage.HANDED_OVER, null, now());
            }
        });
    }

    /** Begins the payment of an order that waits for one; asked again it is the same payment. */
    void pay(OrderId id) {
        pay(id, payments::open);
    }

    private void pay(OrderId id, Function<PaymentWish, ?> begin) {
        MemberOrder order = orders.find(id).orElseThrow();
        PaymentMethod method = order.method();
        if (order.stage() != Stage.PAYING || method == null || order.payment() != null) {
            return;
        }
        try {
            Object _ = begin.apply(new PaymentWish(
                    id.value(),
                    order.member(),
                    order.store(),
                    order.total(),
                    method,
                    order.saved(),
                    order.paymentKey(),
                    "/orders/" + id));
        } catch (PaymentRefused e) {
            LOG.warn("Order {} has to be paid otherwise: {}", id, e.getMessage());
            transaction.executeWithoutResult(_ -> orders.locked(id)
                    .filter(now -> now.stage() == Stage.PAYING && now.payment() == null)
                    .ifPresent(now -> orders.payBy(id, null, null, now.tries())));
        }
    }

    /** The member chooses another way to pay after one that did not work. */
    void payBy(OrderId id, PaymentMethod method, @Nullable SavedMethodId saved) {
        transaction.executeWithoutResult(_ -> orders.locked(id)
                .filter(order -> order.stage() == Stage.PAYING && order.method() == null)
                .ifPresent(order -> orders.payBy(id, method, saved, order.tries())));
        pay(id);
    }

    /** What became of a payment; in the transaction that wrote it. */
    @EventListener
    void on(PaymentChanged changed) {
        OnlinePayment payment = changed.payment();
        if (!OrderId.isOne(payment.order())) {
            return;
        }
        orders.locked(OrderId.of(payment.order())).ifPresent(order -> changed(order, payment));
    }

    private void changed(MemberOrder order, OnlinePayment payment) {
        boolean isPaid =
                payment.state() == PaymentState.APPROVED && payment.kept().isPositive();
        if (order.stage() == Stage.PAYING
                && (order.payment() == null || order.payment().equals(payment.id()))) {
            if (isPaid && payment.kept().equals(order.total())) {
                orders.paidBy(order.id(), payment.id());
                orders.move(order.id(), Stage.PLACED, null, now());
            } else if (payment.state().isEnded() && !isPaid) {
                if (payment.id().equals(order.payment())) {
                    forget(order);
                }
            } else {
                orders.paidBy(order.id(), payment.id());
            }
        } else if (payment.id().equals(order.payment())
                && (order.stage() == Stage.PLACED || order.stage() == Stage.READY)) {
            // Whoever gave it up: goods are not kept for money that goes back whole.
            if (payment.state() == PaymentState.UNKNOWN || payment.state() == PaymentState.REVERSED) {
                end(order, Stage.CANCELLED, Ending.MONEY_WENT_BACK);
            }
        } else if (!payment.id().equals(order.payment())
                || order.stage() == Stage.CANCELLED
                || order.stage() == Stage.LAPSED) {
            if (!payment.state().isEnded() || isPaid) {
                orders.giveBack(order.id(), new Orders.Due(payment.id(), WHOLE_ORDER, null));
            }
        }
    }

    private void forget(MemberOrder order) {
        orders.forgetPayment(order.id());
        orders.payBy(order.id(), null, null, order.tries() + 1);
    }

    /** Gives up an order that nobody has picked yet; whether it was. */
    boolean cancel(OrderId id, MemberId member) {
        Boolean done = transaction.execute(_ -> {
            Optional<MemberOrder> order = orders.locked(id)
                    .filter(one -> one.member().equals(member))
                    .filter(one -> one.stage() == Stage.RESERVING
                            || one.stage() == Stage.PAYING
                            || one.stage() == Stage.PLACED);
            order.ifPresent(one -> end(one, Stage.CANCELLED, Ending.BY_MEMBER));
            return order.isPresent();
        });
        boolean _ = ledger.publishNow();
        return Boolean.TRUE.equals(done);
    }

    /**
     * Every way out: goods come free, and money goes back; of an order that tills know, once the ledger has said that its goods were
     * not handed over in between.
     */
    private void end(MemberOrder order, Stage stage, Ending why) {
        Instant now = now();
        orders.move(order.id(), stage, why, now);
        ledger.ask(order.lines().stream()
                .filter(line -> line.answer() == null || line.answer() == Reservation.State.GRANTED)
                .map(line -> new ReservationReleased(order.reservation(line), order.store(), line.gtin(), now))
                .toList());
        boolean mayBeHandedOver = order.stage() == Stage.PLACED || order.stage() == Stage.READY;
        if (order.payment() != null && !(mayBeHandedOver && isUndecided(order))) {
            orders.giveBack(order.id(), new Orders.Due(order.payment(), WHOLE_ORDER, null));
        }
    }

    /**
     * What the store found. The first picking counts; one of an order that is ready counts where less of it is there, as when
     * goods that lay ready are broken. Somebody who picked the order that still waited, beside the first one or at a till without
     * a line, found the shelves empty: only a count of the very order that is ready is of what lies ready.
     */
    void picked(OrderPicked picked) {
        orders.locked(picked.order())
                .filter(order -> order.stage() == Stage.PLACED
                        || (order.stage() == Stage.READY && isOfWhatLiesReady(order, picked)))
                .ifPresent(order -> picked(order, picked));
    }

    private static boolean isOfWhatLiesReady(MemberOrder order, OrderPicked picked) {
        List<MemberOrder.Line> wanted = wanted(order);
        if (!order.changedAt().equals(picked.asOf()) || picked.lines().size() != wanted.size()) {
            return false;
        }
        Map<Integer, Long> found = found(picked);
        return IntStream.range(0, wanted.size())
                .anyMatch(i -> found.getOrDefault(i + 1, 0L) < wanted.get(i).kept());
    }

    /** Tills know these only, and number them from 1. */
    private static List<MemberOrder.Line> wanted(MemberOrder order) {
        return order.lines().stream().filter(MemberOrder.Line::isWanted).toList();
    }

    private static Map<Integer, Long> found(OrderPicked picked) {
        Map<Integer, Long> found = new HashMap<>();
        picked.lines().forEach(line -> found.put(line.line(), line.found().amount()));
        return found;
    }

    private void picked(MemberOrder order, OrderPicked picked) {
        Map<Integer, Long> found = found(picked);
        List<Long> kept = new ArrayList<>();
        List<ReservationReleased> gone = new ArrayList<>();
        Instant now = now();
        for (MemberOrder.Line line : wanted(order)) {
            long pieces = Math.min(line.kept(), found.getOrDefault(kept.size() + 1, 0L));
            kept.add(pieces);
            orders.found(order.id(), line.line(), pieces);
            if (pieces == 0) {
                gone.add(new ReservationReleased(order.reservation(line), order.store(), line.gtin(), now));
            }
        }
        if (kept.stream().allMatch(pieces -> pieces == 0)) {
            end(order, Stage.CANCELLED, Ending.NOTHING_FOUND);
            return;
        }
        ledger.ask(gone);
        Store store = assortment.store(order.store()).orElseThrow();
        Quote quote = KeptQuote.of(order.quote(), kept, store);
        Money less = order.total().minus(quote.total());
        orders.quote(
                order.id(),
                quote,
                quote.lines().stream().mapToLong(SaleLine::points).sum());
        if (order.payment() != null && less.isPositive()) {
            orders.giveBack(order.id(), new Orders.Due(order.payment(), shortKey(order, picked), less));
        }
        orders.move(order.id(), Stage.READY, null, now);
    }

    /** Money goes back once for each picking that found less. */
    private static String shortKey(MemberOrder order, OrderPicked picked) {
        return order.stage() == Stage.PLACED
                ? SHORT
                : SHORT + "-" + picked.source().receiptNumber();
    }

    /** Hands over to the payments what has to go back. They see it through; no provider is asked here. */
    void giveBack() {
        for (Orders.Due due : orders.due()) {
            try {
                transaction.executeWithoutResult(_ -> giveBack(due));
            } catch (PaymentRefused e) {
                LOG.error("Payment {} is not given back: {}", due.payment(), e.getMessage());
            }
        }
    }

    private void giveBack(Orders.Due due) {
        Money amount = due.amount();
        if (amount == null) {
            payments.leave(due.payment());
        } else {
            payments.wanted(due.payment(), amount, due.key())
                    .ifPresent(refusal -> LOG.error("Refund {} of {}: {}", due.key(), due.payment(), refusal));
        }
        orders.gaveBack(due);
    }

    /** Ends what nobody paid or collected. */
    void endWhatIsOver() {
        Instant now = now();
        for (MemberOrder order : orders.unpaidSince(now.minus(TO_PAY))) {
            lapse(order.id(), Stage.PAYING, Ending.UNPAID);
        }
        if (now.isBefore(startedAt.plus(GRACE))) {
            // What was handed over while this portal was away has to be heard first.
            return;
        }
        for (MemberOrder order : orders.waitingSince(now.minus(GRACE))) {
            lapse(order.id(), order.stage(), Ending.NOT_COLLECTED);
        }
    }

    private void lapse(OrderId id, Stage stage, Ending why) {
        transaction.executeWithoutResult(_ -> orders.locked(id)
                .filter(order -> order.stage() == stage)
                .ifPresent(order -> end(order, Stage.LAPSED, why)));
    }

    /** Orders that wait for a payment that was not begun. */
    void payWhatWaits() {
        for (MemberOrder order : orders.withoutPayment()) {
            pay(order.id(), payments::begin);
        }
    }
}
