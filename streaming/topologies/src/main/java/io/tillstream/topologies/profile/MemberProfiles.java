package io.tillstream.topologies.profile;

import io.tillstream.events.MemberId;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.segment.Visits;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Optional;
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
import org.apache.kafka.streams.state.Stores;

/**
 * Every sale of a member makes their profile anew, and tells on which days they are in which segments, from now until they
 * come again. When a segment is made, changed or taken away, everybody's are worked out again, some thousands a second.
 *
 * <pre>
 * in   segment lapsed: at most 0 visits in the last 60 days
 * in   s1  sale of m… on 11-08, 12.00, of which 4.50 coffee
 * out  member-profile   m…  last visit 11-08, 1 visit, 12.00, coffee 4.50, …
 *      member-segments  m…  lapsed from 01-07 on
 * in   s2  sale of m… on 11-10
 * out  member-segments  m…  lapsed from 01-09 on
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: take their place by trading day; of a day before the
 * {@link Visits#KEPT} latest only the number of visits remains.
 */
public final class MemberProfiles {
    /** The state store, member → their latest trading days. */
    public static final String VISITS = "member-visits";

    /** Segment → its definition as bytes; the same on every instance. */
    static final String SEGMENTS = "segments";

    /** The state store, member → {@link MemberSegments}. */
    public static final String STAYS = "member-segments";

    private MemberProfiles() {}

    public static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(VISITS), Serdes.String(), StateForm.of(Visits.class)));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STAYS), Serdes.String(), Topics.MEMBER_SEGMENTS.values()));
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(SEGMENTS), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                Topics.SEGMENT.name(),
                Consumed.with(Topics.SEGMENT.keys(), Serdes.ByteArray()).withName("segment-definitions"),
                SegmentKeeping::new);
        KStream<String, MemberSeen> seen = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> visit(accepted), Named.as("member-visit"))
                .repartition(Repartitioned.with(Serdes.String(), StateForm.of(Visits.class))
                        .withName("member-visits-in"))
                .process(ProfileKeeping::new, Named.as("keep-profiles"), VISITS, STAYS);
        seen.filter((member, one) -> one instanceof MemberSeen.Profiled, Named.as("profiles-only"))
                .mapValues(one -> ((MemberSeen.Profiled) one).profile(), Named.as("profile-values"))
                .to(
                        Topics.MEMBER_PROFILE.name(),
                        Produced.with(Topics.MEMBER_PROFILE.keys(), Topics.MEMBER_PROFILE.values())
                                .withName("member-profile-out"));
        seen.filter((member, one) -> one instanceof MemberSeen.Placed, Named.as("segments-only"))
                .mapValues(one -> ((MemberSeen.Placed) one).segments(), Named.as("segment-values"))
                .to(
                        Topics.MEMBER_SEGMENTS.name(),
                        Produced.with(Topics.MEMBER_SEGMENTS.keys(), Topics.MEMBER_SEGMENTS.values())
                                .withName("member-segments-out"));
    }

    private static List<KeyValue<String, Visits>> visit(JournalRecord accepted) {
        return accepted.fact() instanceof Sale sale && sale.member() != null
                ? List.of(KeyValue.pair(sale.member().value(), Visits.of(sale)))
                : List.of();
    }

    /** The profile of a member of whom this instance holds the visits. */
    public static Optional<MemberProfile> profile(KafkaStreams streams, MemberId member) {
        return Optional.ofNullable(streams.store(StoreQueryParameters.fromNameAndType(
                                VISITS, QueryableStoreTypes.<String, Visits>keyValueStore()))
                        .get(member.value()))
                .flatMap(visits -> Profiling.of(member, visits));
    }

    /** The segments of a member of whom this instance holds the visits. */
    public static Optional<MemberSegments> segments(KafkaStreams streams, MemberId member) {
        return Optional.ofNullable(streams.store(StoreQueryParameters.fromNameAndType(
                        STAYS, QueryableStoreTypes.<String, MemberSegments>keyValueStore()))
                .get(member.value()));
    }
}
