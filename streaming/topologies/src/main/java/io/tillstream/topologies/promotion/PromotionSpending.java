package io.tillstream.topologies.promotion;

import io.tillstream.events.Money;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * How often promotions with a limit beyond one basket were given, and how much, in all stores.
 *
 * <pre>
 * in   s1  sale: free-bag once, 2.00 off                      out  free-bag|GBP  1 use, 2.00 given
 * in   s2  sale: free-bag twice, 4.00 off                     out  free-bag|GBP  3 uses, 6.00 given
 * in   s2  return of half of it: 2.00 of free-bag             out  free-bag|GBP  3 uses, 6.00 given, 2.00 given back
 * in   s2  return of the rest: 2 uses, 2.00 of free-bag       out  free-bag|GBP  1 use,  6.00 given, 4.00 given back
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: sums do not depend on order. What tills still hold of a
 * limit is no part of it: that is with the leases.
 */
public final class PromotionSpending {
    /** The state store, promotion and currency → {@link PromotionSpend}. */
    public static final String STORE = "promotion-spend";

    private PromotionSpending() {}

    public static void build(StreamsBuilder builder) {
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> entries(accepted), Named.as("promotion-entries"))
                .groupByKey(Grouped.with(
                        "promotion-spend-by-promotion", Topics.PROMOTION_SPEND.keys(), Topics.PROMOTION_SPEND.values()))
                .reduce(
                        PromotionSpending::merge,
                        Named.as("add-promotion-entry"),
                        Materialized.<String, PromotionSpend, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Topics.PROMOTION_SPEND.keys())
                                .withValueSerde(Topics.PROMOTION_SPEND.values()))
                .toStream(Named.as("promotion-spend-changes"))
                .to(
                        Topics.PROMOTION_SPEND.name(),
                        Produced.with(Topics.PROMOTION_SPEND.keys(), Topics.PROMOTION_SPEND.values())
                                .withName("promotion-spend-out"));
    }

    /** What a promotion gave in each currency, as far as this instance holds it. */
    public static List<PromotionSpend> of(KafkaStreams streams, String promotion) {
        List<PromotionSpend> spent = new ArrayList<>();
        try (KeyValueIterator<String, PromotionSpend> found = streams.store(StoreQueryParameters.fromNameAndType(
                        STORE, QueryableStoreTypes.<String, PromotionSpend>keyValueStore()))
                .prefixScan(promotion + "|", new StringSerializer())) {
            found.forEachRemaining(entry -> spent.add(entry.value));
        }
        return spent;
    }

    static List<KeyValue<String, PromotionSpend>> entries(JournalRecord accepted) {
        return accepted.fact() instanceof Sale sale
                ? sale.promotions().stream().map(use -> entry(sale, use)).toList()
                : List.of();
    }

    private static KeyValue<String, PromotionSpend> entry(Sale sale, PromotionUse use) {
        Money nothing = Money.zero(sale.currency());
        boolean back = use.amount().isNegative();
        return KeyValue.pair(
                Keys.promotionSpend(use.promotion(), sale.currency()),
                new PromotionSpend(
                        use.promotion(),
                        use.uses(),
                        back ? nothing : use.amount(),
                        back ? use.amount().negated() : nothing,
                        sale.happenedAt()));
    }

    static PromotionSpend merge(PromotionSpend one, PromotionSpend other) {
        return new PromotionSpend(
                one.promotion(),
                Math.addExact(one.uses(), other.uses()),
                one.given().plus(other.given()),
                one.givenBack().plus(other.givenBack()),
                one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf());
    }
}
