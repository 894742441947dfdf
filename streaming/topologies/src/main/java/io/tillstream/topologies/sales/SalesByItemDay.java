package io.tillstream.topologies.sales;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.ledger.Posting;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Every line of an accepted sale is added to its item's business date in its store; a line that loads a gift card is no
 * sale and left out.
 *
 * <pre>
 * in   s1  sale 2011-11-08: 3 ea of …457 net 3.00, 1 ea of …457 net 1.00
 * out  s1|…457|2011-11-08   2 lines, 4 ea, net 4.00          (one record for the whole sale)
 * in   s1  return 2011-11-08: -1 ea of …457 net -1.00
 * out  s1|…457|2011-11-08   3 lines, 3 ea, net 3.00
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: added to their own business date, however old.
 */
public final class SalesByItemDay {
    /** The state store, {@code store|gtin|date} → {@link ItemDaySales}. */
    public static final String STORE = "sales-by-item-day";

    private SalesByItemDay() {}

    public static void build(StreamsBuilder builder) {
        Ledger<ItemDaySales> ledger = new Ledger<>(STORE, Topics.SALES_BY_ITEM_DAY.values(), SalesByItemDay::merge);
        builder.addStateStore(ledger.store());
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .process(new Posting<>(ledger, SalesByItemDay::entries), Named.as("book-sales-by-item-day"), STORE)
                .to(
                        Topics.SALES_BY_ITEM_DAY.name(),
                        Produced.with(Topics.SALES_BY_ITEM_DAY.keys(), Serdes.ByteArray())
                                .withName("sales-by-item-day-out"));
    }

    static List<Entry<ItemDaySales>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        StoreId store = sale.source().till().store();
        return sale.lines().stream()
                .filter(line -> !line.loadsGiftCard())
                .map(line -> new Entry<>(
                        Keys.storeItemDay(store, line.gtin(), sale.businessDate()),
                        new ItemDaySales(store, line.gtin(), sale.businessDate(), 1, line.quantity(), line.net())))
                .toList();
    }

    static ItemDaySales merge(ItemDaySales one, ItemDaySales other) {
        return new ItemDaySales(
                one.store(),
                one.gtin(),
                one.businessDate(),
                one.lines() + other.lines(),
                one.quantity().plus(other.quantity()),
                one.net().plus(other.net()));
    }
}
