package io.tillstream.topologies.till;

import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;

/**
 * Every record a till sent is accepted exactly once, and what is missing, doubled or not the till's own is told.
 *
 * <pre>
 * in   s1  s1-t1/1/1   out  accepted /1   s1-t1|1 mark 1
 * in   s1  s1-t1/1/4   out  accepted /4   s1-t1|1 mark 1, highest 4, gap 2-3    alarm GAP_OPENED
 * in   s1  s1-t1/1/4   out                s1-t1|1 … duplicates 1
 * in   s1  s1-t1/1/3   out  accepted /3   s1-t1|1 mark 1, highest 4, gap 2-2
 * in   s1  s1-t1/1/2   out  accepted /2   s1-t1|1 mark 4                        alarm GAP_CLOSED
 * in   s1  s1-t1/1/3 with another hash
 *                      out                s1-t1|1 … clones 1                    alarm CLONE_REFUSED
 * in   s1  s1-t1/1/5 whose hash does not cover its content
 *                      out  dead letter
 * </pre>
 *
 * Duplicates: dropped and counted. Late and out-of-order records: accepted, they fill their gap. Each (till, epoch) is
 * judged by itself, so that epoch 0, the history, may be uploaded beside epoch 1. A record whose link to a neighbour is
 * wrong is a clone too. State per (till, epoch): one small record and the last {@link RememberedHash#KEPT} hashes.
 */
public final class TillPositions {
    /** The state store, {@code till|epoch} → how far it has arrived; read it with {@link #all}. */
    public static final String STORE = "till-positions";

    static final String HASHES = "till-hashes";

    private TillPositions() {}

    public static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(Arrivals.class))
                .withCachingEnabled());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(HASHES), Serdes.String(), RememberedHash.serde()));

        KStream<String, Arrival> arrivals = builder.stream(
                        Topics.SALE.name(),
                        Consumed.with(Topics.SALE.keys(), ArrivedRecord.serde()).withName("sale"))
                .process(ArrivalCheck::new, Named.as("check-arrival"), STORE, HASHES);

        arrivals.flatMapValues(
                        arrival -> arrival instanceof Arrival.New(ArrivedRecord record)
                                ? List.of(record)
                                : List.<ArrivedRecord>of(),
                        Named.as("new-records"))
                .to(
                        Topics.ACCEPTED.name(),
                        Produced.with(Topics.ACCEPTED.keys(), ArrivedRecord.serde())
                                .withName("accepted-out"));
        arrivals.flatMapValues(
                        arrival -> arrival instanceof Arrival.Moved(TillPosition position)
                                ? List.of(position)
                                : List.<TillPosition>of(),
                        Named.as("positions"))
                .to(
                        Topics.TILL_POSITION.name(),
                        Produced.with(Topics.TILL_POSITION.keys(), Topics.TILL_POSITION.values())
                                .withName("till-position-out"));
        arrivals.flatMapValues(
                        arrival -> arrival instanceof Arrival.Alarming(TillAlarm alarm)
                                ? List.of(alarm)
                                : List.<TillAlarm>of(),
                        Named.as("alarms"))
                .to(
                        Topics.TILL_ALARM.name(),
                        Produced.with(Topics.TILL_ALARM.keys(), Topics.TILL_ALARM.values())
                                .withName("till-alarm-out"));
    }

    /** All positions this instance holds, by till and epoch. */
    public static List<TillPosition> all(KafkaStreams streams) {
        List<TillPosition> positions = new ArrayList<>();
        try (KeyValueIterator<String, Arrivals> all = streams.store(StoreQueryParameters.fromNameAndType(
                        STORE, QueryableStoreTypes.<String, Arrivals>keyValueStore()))
                .all()) {
            all.forEachRemaining(entry -> positions.add(entry.value.position()));
        }
        positions.sort(Comparator.comparing(TillPosition::till).thenComparingInt(TillPosition::epoch));
        return positions;
    }
}
