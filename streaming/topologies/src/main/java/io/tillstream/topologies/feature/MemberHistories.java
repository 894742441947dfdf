package io.tillstream.topologies.feature;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.wire.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A member's latest baskets, oldest first, by the time they happened.
 *
 * <pre>
 * in   s1  sale of m… at 10:05: …457 twice, …013         out  m…  1 ever: 10:05 [013, 457]
 * in   s2  sale of m… at 09:00: …457 (late)              out  m…  2 ever: 09:00 [457], 10:05 [013, 457]
 * in   s1  return of m… at 11:00: -1 of …013             out  nothing, a return is no basket
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: take their place by time; one older than the
 * {@link MemberHistory#LONGEST} latest only counts.
 */
public final class MemberHistories {
    static final String STORE = "member-history";

    /** By time; the rest only makes the order the same whichever of two simultaneous baskets arrives first. */
    private static final Comparator<MemberHistory.Basket> OLDEST_FIRST = Comparator.comparing(MemberHistory.Basket::at)
            .thenComparing(MemberHistory.Basket::store)
            .thenComparing(basket -> basket.items().toString());

    private MemberHistories() {}

    public static void build(StreamsBuilder builder) {
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> basket(accepted), Named.as("member-basket"))
                .groupByKey(
                        Grouped.with("member-baskets", Topics.MEMBER_HISTORY.keys(), Topics.MEMBER_HISTORY.values()))
                .reduce(
                        MemberHistories::merge,
                        Named.as("add-member-basket"),
                        Materialized.<String, MemberHistory, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Topics.MEMBER_HISTORY.keys())
                                .withValueSerde(Topics.MEMBER_HISTORY.values()))
                .toStream(Named.as("member-history-changes"))
                .to(
                        Topics.MEMBER_HISTORY.name(),
                        Produced.with(Topics.MEMBER_HISTORY.keys(), Topics.MEMBER_HISTORY.values())
                                .withName("member-history-out"));
    }

    static List<KeyValue<String, MemberHistory>> basket(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale) || sale.member() == null) {
            return List.of();
        }
        List<Gtin> items = sale.lines().stream()
                .filter(line -> line.quantity().amount() > 0 && !line.loadsGiftCard())
                .map(SaleLine::gtin)
                .distinct()
                .sorted()
                .toList();
        if (items.isEmpty()) {
            return List.of();
        }
        MemberHistory.Basket basket = new MemberHistory.Basket(
                sale.source().till().store(), sale.happenedAt(), items, offeredInVain(sale, items));
        return List.of(KeyValue.pair(sale.member().value(), new MemberHistory(sale.member(), List.of(basket), 1)));
    }

    /** What was shown and neither taken nor bought; what a member of the control group would have seen was not shown. */
    private static List<Gtin> offeredInVain(Sale sale, List<Gtin> bought) {
        Set<String> taken = sale.offers().stream()
                .filter(outcome ->
                        outcome.kind() == OfferOutcome.Kind.ACCEPTED || outcome.kind() == OfferOutcome.Kind.REDEEMED)
                .map(OfferOutcome::decisionId)
                .collect(Collectors.toSet());
        return sale.offers().stream()
                .filter(outcome -> outcome.kind() == OfferOutcome.Kind.SHOWN && !taken.contains(outcome.decisionId()))
                .map(OfferOutcome::gtin)
                .filter(gtin -> gtin != null && !bought.contains(gtin))
                .distinct()
                .sorted()
                .toList();
    }

    static MemberHistory merge(MemberHistory one, MemberHistory other) {
        List<MemberHistory.Basket> all = Stream.concat(one.baskets().stream(), other.baskets().stream())
                .sorted(OLDEST_FIRST)
                .toList();
        return new MemberHistory(
                one.member(),
                all.subList(Math.max(0, all.size() - MemberHistory.LONGEST), all.size()),
                one.basketsEver() + other.basketsEver());
    }
}
