package io.tillstream.events.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Absent;
import io.tillstream.events.sale.Sale.Channel;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member's order as it stands (ARTS: CustomerOrder). A promise: the sale happens at the till that hands the goods over.
 * Topic {@code fact.customer-order.v1}, key: store and order; a newer record replaces the older one. It holds no name, no
 * address and no phone.
 *
 * <p>Checked here: a quote and what was paid go with everything but {@code RESERVE}, no more was paid than was quoted, no
 * payment counts twice, line numbers 1, 2, 3, …, and the quote has a line for each line of the order, in its order.
 *
 * @param order its number, which is the code it is picked up by, too
 * @param store the store that hands it over
 * @param member whose it is
 * @param channel where it was placed, {@code WEB} or {@code APP}
 * @param placedAt when
 * @param changedAt when it became what it is here; {@code placedAt} or later
 * @param fulfilment how the goods come to the member
 * @param state where it stands
 * @param until until when the goods are kept
 * @param lines what was ordered, at least one line
 * @param quote what was promised for it; absent for {@code RESERVE}
 * @param prepaid what was paid online and not given back
 */
public record CustomerOrder(
        OrderId order,
        StoreId store,
        MemberId member,
        Channel channel,
        Instant placedAt,
        Instant changedAt,
        Fulfilment fulfilment,
        OrderState state,
        Instant until,
        List<OrderLine> lines,
        @Nullable Quote quote,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Prepaid> prepaid) {
    public CustomerOrder {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(fulfilment, "fulfilment");
        Objects.requireNonNull(state, "state");
        lines = List.copyOf(lines);
        prepaid = Absent.orEmpty(prepaid);
        if (channel == Channel.TILL) {
            throw new IllegalArgumentException("Order " + order + " was placed at a TILL; WEB or APP.");
        }
        if (changedAt.isBefore(placedAt) || !placedAt.isBefore(until)) {
            throw new IllegalArgumentException("Order " + order + " of " + placedAt + " changed at " + changedAt
                    + " and is kept until " + until + "; both after it was placed.");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Order " + order + " has no line.");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).line() != i + 1) {
                throw new IllegalArgumentException("Order " + order + " numbers line " + (i + 1) + " as "
                        + lines.get(i).line() + ".");
            }
        }
        if ((quote == null) != (fulfilment == Fulfilment.RESERVE)) {
            throw new IllegalArgumentException("Order " + order + " is to " + fulfilment + " and "
                    + (quote == null ? "has no quote" : "has a quote") + "; all but RESERVE have one.");
        }
        if (quote != null) {
            putAside(order, quote, lines);
        }
        if (prepaid.stream().map(Prepaid::payment).distinct().count() < prepaid.size()) {
            throw new IllegalArgumentException("Order " + order + " counts a payment twice.");
        }
        if (quote == null ? !prepaid.isEmpty() : paid(prepaid, quote).compareTo(quote.total()) > 0) {
            throw new IllegalArgumentException("Order " + order + " was paid more than was quoted: "
                    + prepaid.stream().map(Prepaid::amount).toList() + ".");
        }
    }

    /** The lines of the sale that hands it over, each with the reservation of its goods; none without a quote. */
    public List<SaleLine> quotedLines() {
        return quote == null ? List.of() : putAside(order, quote, lines);
    }

    private static List<SaleLine> putAside(OrderId order, Quote quote, List<OrderLine> lines) {
        List<SaleLine> sold = new ArrayList<>();
        int next = 0;
        for (SaleLine line : quote.lines()) {
            OrderLine ordered = next < lines.size() ? lines.get(next) : null;
            if (ordered != null
                    && ordered.gtin().equals(line.gtin())
                    && ordered.quantity().equals(line.quantity())) {
                sold.add(line.reserved(ordered.reservation()));
                next++;
            } else {
                sold.add(line);
            }
        }
        if (next < lines.size()) {
            throw new IllegalArgumentException("Order " + order + " has no quote for its line " + (next + 1) + ", "
                    + lines.get(next).quantity() + " of " + lines.get(next).gtin() + ".");
        }
        return List.copyOf(sold);
    }

    private static Money paid(List<Prepaid> prepaid, Quote quote) {
        return prepaid.stream()
                .map(Prepaid::amount)
                .reduce(Money.zero(quote.total().currency()), Money::plus);
    }

    /** What is still to be paid of the quote; absent without one. */
    @JsonIgnore
    public @Nullable Money due() {
        return quote == null ? null : quote.total().minus(paid(prepaid, quote));
    }
}
