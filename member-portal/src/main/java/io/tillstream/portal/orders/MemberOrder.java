package io.tillstream.portal.orders;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.OrderState;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.payments.PaymentId;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.SavedMethodId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as the portal keeps it.
 *
 * @param id its number
 * @param member whose
 * @param store which store hands it over
 * @param fulfilment how
 * @param stage how far it is
 * @param ending why it ended without its goods; absent while it has not
 * @param placedAt when it was wished for
 * @param changedAt when it became what it is here
 * @param until until when the goods are kept
 * @param lines what was ordered
 * @param quote what it costs; of a reservation, what it would cost by today's prices
 * @param points to be earned
 * @param method by what it is paid; absent for a reservation, and while the member has to choose again
 * @param saved the kept method
 * @param tries how many payments were begun or are to be
 * @param payment the one underway or taken
 * @param version counts what changed
 */
record MemberOrder(
        OrderId id,
        MemberId member,
        StoreId store,
        Fulfilment fulfilment,
        Stage stage,
        @Nullable Ending ending,
        Instant placedAt,
        Instant changedAt,
        Instant until,
        List<Line> lines,
        Quote quote,
        long points,
        @Nullable PaymentMethod method,
        @Nullable SavedMethodId saved,
        int tries,
        @Nullable PaymentId payment,
        int version) {
    MemberOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param line 1, 2, 3, …
     * @param gtin what
     * @param pieces how many
     * @param answer what the ledger said last; absent before it did
     * @param available how many were left where it refused
     * @param found how many the store found; absent before it looked
     */
    record Line(
            int line,
            Gtin gtin,
            long pieces,
            Reservation.@Nullable State answer,
            @Nullable Long available,
            @Nullable Long found) {
        /** Whether the goods are still expected to be handed over. */
        boolean isWanted() {
            return found == null || found > 0;
        }

        long kept() {
            return found == null ? pieces : found;
        }
    }

    String reservation(Line line) {
        return id + "-" + line.line();
    }

    public Money total() {
        return quote.total();
    }

    public boolean isPaidOnline() {
        return fulfilment != Fulfilment.RESERVE;
    }

    /** What makes a payment the same when it is asked for again. */
    String paymentKey() {
        return id + "-" + tries;
    }

    /** What everybody else hears of it; nothing before it stands. */
    Optional<CustomerOrder> fact() {
        Optional<OrderState> state = stage.told();
        if (state.isEmpty()) {
            return Optional.empty();
        }
        List<OrderLine> told = new ArrayList<>();
        for (Line line : lines) {
            if (line.isWanted()) {
                told.add(new OrderLine(told.size() + 1, line.gtin(), Quantity.each(line.kept()), reservation(line)));
            }
        }
        PaymentId paid = payment;
        boolean isPaid = isPaidOnline()
                && paid != null
                && (stage == Stage.PLACED || stage == Stage.READY || stage == Stage.HANDED_OVER);
        return Optional.of(new CustomerOrder(
                id,
                store,
                member,
                Sale.Channel.WEB,
                placedAt,
                changedAt,
                fulfilment,
                state.get(),
                until,
                told.isEmpty() ? all() : told,
                isPaidOnline() ? quote : null,
                isPaid && paid != null && total().isPositive()
                        ? List.of(new Prepaid(paid.value(), total()))
                        : List.of()));
    }

    private List<OrderLine> all() {
        return lines.stream()
                .map(line -> new OrderLine(line.line(), line.gtin(), Quantity.each(line.pieces()), reservation(line)))
                .toList();
    }
}
