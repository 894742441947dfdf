package io.tillstream.topologies.lease;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Lends tills parts of what is limited, each part to one till alone: a gift card's money, a member's points, and how often and
 * how much a promotion may give.
 *
 * <pre>
 * in   s1  sale: line 2 loads gc-7 with 20.00 GBP
 * in   gift-card|gc-7|GBP  s1-t1 asks q-1 for 15.00            out  q-1  15.00 for s1-t1, 5.00 free
 * in   gift-card|gc-7|GBP  s2-t1 asks q-2 for 15.00            out  q-2   5.00 for s2-t1, nothing free
 * in   gift-card|gc-7|GBP  s2-t9 asks q-3 for  1.00            out  q-3  refused, deleted
 * in   s1  sale: tender GIFT_CARD gc-7 of 12.00, attempt s1-t1/1/8
 * in   gift-card|gc-7|GBP  s1-t1 returns q-1, spent s1-t1/1/8  out  q-1  deleted; 3.00 are free
 *
 * in   promotion free-bag: at most 1000 uses
 * in   promotion-uses|free-bag  s1-t1 asks q-4 for 5           out  q-4  5 for s1-t1, 995 free
 * in   s1  sale: free-bag once, of lease q-4
 * in   promotion-uses|free-bag  s1-t1 returns q-4, 1 spent     out  q-4  deleted; 999 are free
 * </pre>
 *
 * <pre>
 * in   account of m…: 40 points until January, 60 until March, 100 for 1.00 GBP
 * in   points|m…  s1-t1 asks q-5 for 70   out  q-5  40 until January and 30 until March for s1-t1, 30 free
 * in   points|m…  s2-t1 asks q-6 for 70   out  q-6  30 until March for s2-t1, nothing free
 * in   points|m…  s1-t1 returns q-5, spent s1-t1/1/9
 * in   account of m…: 60 until March, with payment s1-t1/1/9   out  q-5  deleted; 30 are free
 * </pre>
 *
 * How much there is of a gift card are the loads in sales; how much of a promotion, its definition says whenever a till asks; how many points a member may spend, the account says.
 * Duplicates: the same question gets the same answer while its lease is open, and none within a day after. Late facts: a
 * payment that arrives after its lease was returned is what the lease waits for. A till that never returns a lease keeps it.
 */
public final class Leases {
    public static final String STORE = "lease-pools";

    /** The state store, member → what is lent of their points. */
    public static final String POINTS = "lease-points";

    /** The global store of promotions, in every instance. */
    static final String PROMOTIONS = "lease-promotions";

    private Leases() {}

    public static void build(StreamsBuilder builder) {
        Serde<PoolChange> changes = StateForm.of(PoolChange.class);
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(Pool.class))
                .withCachingEnabled());
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(PROMOTIONS), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                Topics.PROMOTION.name(),
                Consumed.with(Topics.PROMOTION.keys(), Serdes.ByteArray()).withName("promotions"),
                PromotionKeeping::new);
        KStream<String, PoolChange> moved = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> moved(accepted), Named.as("pool-movements"))
                .repartition(Repartitioned.with(Serdes.String(), changes).withName("pool-movements"));
        KStream<String, LeaseRequest> requests = builder.stream(
                Topics.LEASE_REQUEST.name(),
                Consumed.with(Topics.LEASE_REQUEST.keys(), Topics.LEASE_REQUEST.values())
                        .withName("lease-requests"));
        lendPoints(builder, requests);
        KStream<String, PoolChange> requested = requests.filter(
                        (pool, request) -> request.pool().pointsOf().isEmpty(), Named.as("requests-of-pools"))
                .mapValues(request -> new PoolChange.Requested(request), Named.as("pool-requests"));
        moved.merge(requested, Named.as("pool-changes"))
                .process(Lending::new, Named.as("lend"), STORE)
                .to(
                        Topics.LEASE.name(),
                        Produced.with(Topics.LEASE.keys(), Topics.LEASE.values())
                                .withName("leases-out"));
    }

    /** Where accounts are: whose points they are decides, not which pool. */
    private static void lendPoints(StreamsBuilder builder, KStream<String, LeaseRequest> requests) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(POINTS), Serdes.String(), StateForm.of(PointsPool.class))
                .withCachingEnabled());
        KStream<String, PointsChange> requested = requests.flatMap(
                        (pool, request) -> request.pool().pointsOf().stream()
                                .map(member -> KeyValue.pair(member.value(), request))
                                .toList(),
                        Named.as("requests-of-points"))
                .repartition(Repartitioned.with(Topics.LEASE_REQUEST.keys(), Topics.LEASE_REQUEST.values())
                        .withName("points-requests"))
                .mapValues(request -> new PointsChange.Requested(request), Named.as("points-requested"));
        KStream<String, PointsChange> stands = builder.stream(
                        Topics.POINTS_ACCOUNT.name(),
                        Consumed.with(Topics.POINTS_ACCOUNT.keys(), Topics.POINTS_ACCOUNT.values())
                                .withName("points-to-lend"))
                .mapValues(account -> new PointsChange.Stands(account), Named.as("points-stand"));
        stands.merge(requested, Named.as("points-changes"))
                .process(PointsLending::new, Named.as("lend-points"), POINTS)
                .to(
                        Topics.LEASE.name(),
                        Produced.with(Topics.LEASE.keys(), Topics.LEASE.values())
                                .withName("points-leases-out"));
    }

    /** How a pool stands in this instance; empty when nothing was ever booked to it here, and nothing says how much there is. */
    public static Optional<PoolStanding> find(KafkaStreams streams, LeasePool pool) {
        if (pool.pointsOf().isPresent()) {
            return Optional.ofNullable(streams.store(StoreQueryParameters.fromNameAndType(
                                    POINTS, QueryableStoreTypes.<String, PointsPool>keyValueStore()))
                            .get(pool.pointsOf().get().value()))
                    .map(known -> PoolStanding.of(pool, known.pool()));
        }
        Pool state = streams.store(
                        StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.<String, Pool>keyValueStore()))
                .get(pool.value());
        long limit = PromotionLimits.of(pool, promotions(streams)).orElse(state == null ? 0 : state.filled());
        return state == null && limit == 0
                ? Optional.empty()
                : Optional.of(PoolStanding.of(pool, (state == null ? Pool.EMPTY : state).of(limit)));
    }

    /** A promotion as it is known in this instance. */
    public static Optional<Promotion> promotion(KafkaStreams streams, String id) {
        return PromotionLimits.read(id, promotions(streams).get(id));
    }

    private static ReadOnlyKeyValueStore<String, byte[]> promotions(KafkaStreams streams) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(PROMOTIONS, QueryableStoreTypes.<String, byte[]>keyValueStore()));
    }

    static List<KeyValue<String, PoolChange>> moved(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        List<KeyValue<String, PoolChange>> moved = new ArrayList<>();
        for (SaleLine line : sale.lines()) {
            if (line.giftCard() != null) {
                moved.add(KeyValue.pair(
                        pool(sale, line.giftCard()),
                        new PoolChange.Filled(line.net().minor())));
            }
        }
        for (Tender tender : sale.tenders()) {
            if (tender.type() == Tender.TenderType.GIFT_CARD && tender.account() != null) {
                moved.add(KeyValue.pair(
                        pool(sale, tender.account()),
                        new PoolChange.Spent(tender.net().minor(), tender.attempt())));
            }
        }
        for (PromotionUse use : sale.promotions()) {
            for (PromotionUse.Part part : use.parts()) {
                moved.add(KeyValue.pair(
                        part.pool().value(),
                        part.lease() == null
                                ? new PoolChange.Spent(part.units(), null)
                                : new PoolChange.SpentOfLease(part.lease(), part.units())));
            }
        }
        return moved;
    }

    private static String pool(Sale sale, String account) {
        return LeasePool.ofGiftCard(account, sale.currency()).value();
    }
}
