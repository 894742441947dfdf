package io.tillstream.topologies.sales;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.ledger.Posting;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Every accepted sale is added to its store's hour, by the time it happened. Lines that load a gift card are no sale and
 * left out; a receipt of nothing else is a transaction of no sales.
 *
 * <pre>
 * in   s1  sale 10:05, 2 lines, net 3.00, tax 0.50     out  s1|…T10:00:00Z  1 transaction,  net 3.00, tax 0.50
 * in   s1  sale 11:59, 1 line,  net 1.20, tax 0.20     out  s1|…T11:00:00Z  1 transaction,  net 1.20, tax 0.20
 * in   s1  return 10:40, net -1.00, tax -0.17 (late)   out  s1|…T10:00:00Z  2 transactions, net 2.00, tax 0.33
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: added to the hour in which they happened, however old;
 * there is no window and no grace, so a replayed backlog loses nothing.
 */
public final class SalesByStoreHour {
    /** The state store, {@code store|hour} → {@link StoreHourSales}. */
    public static final String STORE = "sales-by-store-hour";

    private SalesByStoreHour() {}

    public static void build(StreamsBuilder builder) {
        Ledger<StoreHourSales> ledger =
                new Ledger<>(STORE, Topics.SALES_BY_STORE_HOUR.values(), SalesByStoreHour::merge);
        builder.addStateStore(ledger.store());
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .process(new Posting<>(ledger, SalesByStoreHour::entries), Named.as("book-sales-by-store-hour"), STORE)
                .to(
                        Topics.SALES_BY_STORE_HOUR.name(),
                        Produced.with(Topics.SALES_BY_STORE_HOUR.keys(), Serdes.ByteArray())
                                .withName("sales-by-store-hour-out"));
    }

    static List<Entry<StoreHourSales>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        List<SaleLine> goods =
                sale.lines().stream().filter(line -> !line.loadsGiftCard()).toList();
        Money zero = Money.zero(sale.currency());
        Money net = zero;
        Money discount = zero;
        for (SaleLine line : goods) {
            net = net.plus(line.net());
            for (Discount given : line.discounts()) {
                discount = discount.plus(given.amount());
            }
        }
        Money tax = zero;
        for (TaxTotal total : sale.taxes()) {
            tax = tax.plus(total.tax());
        }
        StoreId store = sale.source().till().store();
        Instant hour = sale.happenedAt().truncatedTo(ChronoUnit.HOURS);
        return List.of(new Entry<>(
                Keys.storeHour(store, hour), new StoreHourSales(store, hour, 1, goods.size(), net, tax, discount)));
    }

    static StoreHourSales merge(StoreHourSales one, StoreHourSales other) {
        return new StoreHourSales(
                one.store(),
                one.hour(),
                one.transactions() + other.transactions(),
                one.lines() + other.lines(),
                one.net().plus(other.net()),
                one.tax().plus(other.tax()),
                one.discount().plus(other.discount()));
    }
}
