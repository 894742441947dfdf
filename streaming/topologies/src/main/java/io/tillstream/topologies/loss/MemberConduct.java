package io.tillstream.topologies.loss;

import io.tillstream.events.MemberId;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Points at members who keep the points of goods that went back: bought with the card, returned without it, again and
 * again.
 *
 * <pre>
 * in   m…  s1-t1/1/2 line 1 EARNED 90
 * in   s1-t1/1/2|1  of m…: sold 1, returned 1, earned 90, reversed 0
 *      … the same with four sales, 360 of 410 points earned
 * out  MEMBER|m…|POINTS_KEPT  360 of 410, the four returns
 * </pre>
 *
 * Duplicates: the line is told as it stands now, and replaces what was known of it. Late facts: a return that comes before
 * its sale names no member; the sale tells the line again. When the points are taken back after all, the signal goes.
 */
public final class MemberConduct {
    /** The state store, member → what is known. */
    static final String DEEDS = "member-deeds";

    /** The state store of signals that hold. */
    public static final String SIGNALS = "member-signals";

    private MemberConduct() {}

    public static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DEEDS), Serdes.String(), StateForm.of(MemberDeeds.class)));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SIGNALS), Serdes.String(), Topics.LOSS_SIGNAL.values()));
        KStream<String, MemberDeed> earned = builder.stream(
                        Topics.POINTS_ENTRY.name(),
                        Consumed.with(Topics.POINTS_ENTRY.keys(), Topics.POINTS_ENTRY.values())
                                .withName("points-entry"))
                .filter((member, entry) -> entry.kind() == PointsEntry.Kind.EARNED, Named.as("points-earned"))
                .mapValues(entry -> new MemberDeed.Earned(entry.points()), Named.as("earning-deeds"));
        KStream<String, MemberDeed> kept = builder.stream(
                        Topics.REFUNDS_BY_LINE.name(),
                        Consumed.with(Topics.REFUNDS_BY_LINE.keys(), Topics.REFUNDS_BY_LINE.values())
                                .withName("refunds-by-line"))
                .flatMap(
                        (key, line) -> KeptPoints.of(line)
                                .map(points ->
                                        List.of(KeyValue.pair(points.member().value(), points)))
                                .orElse(List.of()),
                        Named.as("points-of-returned-goods"))
                .repartition(Repartitioned.with(Serdes.String(), StateForm.of(KeptPoints.class))
                        .withName("kept-points"))
                .mapValues(MemberDeed.Kept::new, Named.as("keeping-deeds"));
        earned.merge(kept, Named.as("member-deeds-in"))
                .process(Watch::new, Named.as("watch-members"), DEEDS, SIGNALS)
                .to(
                        Topics.LOSS_SIGNAL.name(),
                        Produced.with(Topics.LOSS_SIGNAL.keys(), Topics.LOSS_SIGNAL.values())
                                .withName("member-signal-out"));
    }

    /** The signals about members that hold, of the members this instance has. */
    public static List<LossSignal> signals(KafkaStreams streams) {
        return CashierConduct.all(streams, SIGNALS);
    }

    private static final class Watch extends ContextualProcessor<String, MemberDeed, String, LossSignal> {
        private @Nullable KeyValueStore<String, MemberDeeds> deeds;
        private @Nullable KeyValueStore<String, LossSignal> signals;

        @Override
        public void init(ProcessorContext<String, LossSignal> context) {
            super.init(context);
            deeds = context.getStateStore(DEEDS);
            signals = context.getStateStore(SIGNALS);
        }

        @Override
        public void process(Record<String, MemberDeed> deed) {
            if (deed.value() == null || deeds == null || signals == null) {
                throw new RefusedRecord("A deed without a value; they are never deleted.");
            }
            MemberDeeds known = deeds.get(deed.key());
            MemberDeeds before = known == null ? MemberDeeds.NOTHING : known;
            MemberDeeds after = switch (deed.value()) {
                case MemberDeed.Earned(long points) -> before.earning(points);
                case MemberDeed.Kept(KeptPoints line) -> before.with(line);
            };
            deeds.put(deed.key(), after);
            LossSignal signal = after.signal(MemberId.of(deed.key()));
            String key = "MEMBER|" + deed.key() + "|" + LossSignal.Reason.POINTS_KEPT;
            if (!Objects.equals(signals.get(key), signal)) {
                signals.put(key, signal);
                context().forward(new Record<>(key, signal, deed.timestamp()));
            }
        }
    }
}
