package io.tillstream.topologies;

import io.tillstream.topologies.closing.Closings;
import io.tillstream.topologies.feature.ItemDemands;
import io.tillstream.topologies.feature.MemberHistories;
import io.tillstream.topologies.giftcard.GiftCardLedger;
import io.tillstream.topologies.group.StoreGroups;
import io.tillstream.topologies.lease.Leases;
import io.tillstream.topologies.loss.CashierConduct;
import io.tillstream.topologies.loss.MemberConduct;
import io.tillstream.topologies.order.OrdersHanded;
import io.tillstream.topologies.points.PointsLedger;
import io.tillstream.topologies.profile.MemberProfiles;
import io.tillstream.topologies.promotion.PromotionSpending;
import io.tillstream.topologies.purchase.PurchaseOrders;
import io.tillstream.topologies.refund.RefundsByLine;
import io.tillstream.topologies.sales.SalesByItemDay;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.sales.SalesByStoreHour;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.topologies.till.TillPositions;
import io.tillstream.topologies.transfer.Transfers;
import io.tillstream.wire.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The one place where topologies are built.
 *
 * <p>All of them run in one Streams application: they share the reading and decoding of {@code aggregate.accepted.v1},
 * which is most of the work.
 */
public final class Topologies {
    private static final SequencedMap<String, Consumer<StreamsBuilder>> BY_NAME = byName();

    private Topologies() {}

    private static SequencedMap<String, Consumer<StreamsBuilder>> byName() {
        SequencedMap<String, Consumer<StreamsBuilder>> all = new LinkedHashMap<>();
        all.put("till-positions", TillPositions::build);
        all.put("sales-by-store-hour", SalesByStoreHour::build);
        all.put("sales-by-item-day", SalesByItemDay::build);
        all.put("sales-by-store-day", SalesByStoreDay::build);
        all.put("store-groups", StoreGroups::build);
        all.put("stock-on-hand", StockLedger::build);
        all.put("transfers", Transfers::build);
        all.put("purchase-orders", PurchaseOrders::build);
        all.put("points", PointsLedger::build);
        all.put("gift-card", GiftCardLedger::build);
        all.put("leases", Leases::build);
        all.put("promotion-spend", PromotionSpending::build);
        all.put("refunds-by-line", RefundsByLine::build);
        all.put("cashier-conduct", CashierConduct::build);
        all.put("member-conduct", MemberConduct::build);
        all.put("closings", Closings::build);
        all.put("orders-handed", OrdersHanded::build);
        all.put("member-history", MemberHistories::build);
        all.put("member-profiles", MemberProfiles::build);
        all.put("item-demand", ItemDemands::build);
        return all;
    }

    /** Each topology by its name, in flow order. */
    static Map<String, Consumer<StreamsBuilder>> each() {
        return BY_NAME;
    }

    /** All topologies as one. */
    public static Topology all(Properties settings) {
        return build(settings, builder -> BY_NAME.values().forEach(part -> part.accept(builder)));
    }

    /**
     * Some of them as one, in flow order: what a benchmark compares.
     *
     * @throws IllegalArgumentException when there is none of one of these names
     */
    public static Topology of(Properties settings, Set<String> names) {
        if (!BY_NAME.keySet().containsAll(names)) {
            throw new IllegalArgumentException("Topologies are " + BY_NAME.keySet() + ", not all of " + names + ".");
        }
        return build(
                settings,
                builder -> BY_NAME.forEach((name, part) -> {
                    if (names.contains(name)) {
                        part.accept(builder);
                    }
                }));
    }

    /** What decides which records are accepted; every other ledger reads what it accepts. */
    public static Topology acceptance(Properties settings) {
        return of(settings, Set.of("till-positions"));
    }

    /** The stores of a topology that have a copy in Kafka; global ones are read from their topics and need none. */
    public static SortedSet<String> storesWithACopy(TopologyDescription topology) {
        return topology.subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(step -> ((TopologyDescription.Processor) step).stores().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The topics of the catalogue a topology reads, without its own internal ones. */
    public static SortedSet<String> sources(TopologyDescription topology) {
        return topology.subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(step -> ((TopologyDescription.Source) step).topicSet().stream())
                .filter(topic ->
                        Topics.ALL.stream().anyMatch(known -> known.name().equals(topic)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Builds with the settings that hold while building. {@code builder.build(settings)} alone would ignore
     * {@code ensure.explicit.internal.resource.naming}; an unnamed store or topic must not start, because its generated
     * name would change with the next topology before it.
     */
    static Topology build(Properties settings, Consumer<StreamsBuilder> parts) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        parts.accept(builder);
        return builder.build(settings);
    }
}
