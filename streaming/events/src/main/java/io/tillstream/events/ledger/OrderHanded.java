package io.tillstream.events.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.sale.Absent;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The sales that handed a member's order over. Topic {@code aggregate.order-handed.v1}, key: store and order; only orders
 * of which there is such a sale are in it. More than one sale means that goods went out more than once: tills that were cut
 * off could not know of each other.
 *
 * <p>Checked here: at least one sale, each of them once, all in one currency.
 *
 * @param order the order
 * @param store the store that handed it over
 * @param sales the sales, earliest first
 */
public record OrderHanded(OrderId order, StoreId store, List<Handing> sales) {
    public OrderHanded {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(store, "store");
        sales = List.copyOf(sales);
        Set<Source> receipts = new HashSet<>();
        sales.forEach(sale -> receipts.add(sale.receipt()));
        if (sales.isEmpty() || receipts.size() < sales.size()) {
            throw new IllegalArgumentException(
                    "Order " + order + " was handed over by " + receipts + "; some sales, each of them once.");
        }
        if (sales.stream().map(sale -> sale.total().currency()).distinct().count() > 1) {
            throw new IllegalArgumentException("Order " + order + " was sold in more than one currency.");
        }
    }

    /**
     * One sale of it.
     *
     * @param receipt its number
     * @param happenedAt when
     * @param total what it came to
     * @param online what stands in it as paid online, by payment
     */
    public record Handing(
            Source receipt,
            Instant happenedAt,
            Money total,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Prepaid> online) {
        public Handing {
            Objects.requireNonNull(receipt, "receipt");
            Objects.requireNonNull(happenedAt, "happenedAt");
            Objects.requireNonNull(total, "total");
            online = Absent.orEmpty(online);
        }
    }

    /** Whether its goods went out more than once. */
    @JsonIgnore
    public boolean isDouble() {
        return sales.size() > 1;
    }

    /**
     * What these sales count of online payments beyond what each of them brought in: a payment was taken once, in whichever
     * sale most of it stands. Nobody paid this.
     */
    @JsonIgnore
    public Money countedTwice() {
        Money zero = Money.zero(sales.getFirst().total().currency());
        Map<String, Money> most = new HashMap<>();
        Money all = zero;
        for (Handing sale : sales) {
            for (Prepaid paid : sale.online()) {
                all = all.plus(paid.amount());
                most.merge(paid.payment(), paid.amount(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        return all.minus(most.values().stream().reduce(zero, Money::plus));
    }
}
