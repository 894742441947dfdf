package io.tillstream.topologies.order;

import io.tillstream.events.OrderId;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.ledger.Posting;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Every accepted sale that hands a member's order over stands under its order: the gateway tells tills by it that the order
 * is gone, and a second sale is an order that went out twice.
 *
 * <pre>
 * in   s1  sale s1-t1/1/41 of wk7…, ONLINE 7.00 of pay-1    out  s1|wk7…  s1-t1/1/41
 * in   s1  sale s1-t1/1/42 of no order                      out  –
 * in   s1  sale s1-t2/1/17 of wk7…, ONLINE 7.00 of pay-1    out  s1|wk7…  s1-t1/1/41 and s1-t2/1/17, 7.00 counted twice
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: a sale of a till that was cut off joins whenever it comes;
 * the sales stand in the order in which they happened.
 */
public final class OrdersHanded {
    /** The state store, {@code store|order} → {@link OrderHanded}. */
    static final String STORE = "orders-handed";

    private static final Comparator<OrderHanded.Handing> EARLIEST_FIRST =
            Comparator.comparing(OrderHanded.Handing::happenedAt).thenComparing(OrderHanded.Handing::receipt);

    private OrdersHanded() {}

    public static void build(StreamsBuilder builder) {
        Ledger<OrderHanded> ledger = new Ledger<>(STORE, Topics.ORDER_HANDED.values(), OrdersHanded::merge);
        builder.addStateStore(ledger.store());
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .process(new Posting<>(ledger, OrdersHanded::entries), Named.as("book-orders-handed"), STORE)
                .to(
                        Topics.ORDER_HANDED.name(),
                        Produced.with(Topics.ORDER_HANDED.keys(), Serdes.ByteArray())
                                .withName("orders-handed-out"));
    }

    private static List<Entry<OrderHanded>> entries(JournalRecord accepted) {
        return accepted.fact() instanceof Sale sale && sale.order() != null
                ? List.of(entry(sale, sale.order()))
                : List.of();
    }

    private static Entry<OrderHanded> entry(Sale sale, OrderId order) {
        StoreId store = sale.source().till().store();
        List<Prepaid> online = sale.tenders().stream()
                .filter(tender -> tender.type() == Tender.TenderType.ONLINE
                        && tender.net().isPositive())
                .map(tender -> new Prepaid(Objects.requireNonNullElse(tender.attempt(), ""), tender.net()))
                .toList();
        return new Entry<>(
                Keys.storeOrder(store, order),
                new OrderHanded(
                        order,
                        store,
                        List.of(new OrderHanded.Handing(sale.source(), sale.happenedAt(), sale.total(), online))));
    }

    static OrderHanded merge(OrderHanded one, OrderHanded other) {
        return new OrderHanded(
                one.order(),
                one.store(),
                Stream.concat(one.sales().stream(), other.sales().stream())
                        .distinct()
                        .sorted(EARLIEST_FIRST)
                        .toList());
    }
}
