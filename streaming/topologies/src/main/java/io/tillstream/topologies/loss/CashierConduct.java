package io.tillstream.topologies.loss;

import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/**
 * Counts what each cashier does besides selling, in periods of four weeks, and points at whoever does one of these things
 * far more often per sale than the others of the store, in this period and the two before.
 *
 * <pre>
 * in   s1  sale by c2                                  out  s1|10-31|c2  1 sale
 * in   s1  void of that sale by c2, 35.00 in cash      out  s1|10-31|c2  1 sale, 1 VOID_FOR_CASH of 35.00
 *      … 30 voids in 300 sales of c2, 9 in 2,400 of the others
 *                                                      out  CASHIER|s1|c2|VOID_FOR_CASH  30 of 300, others 9 of 2,400, receipts
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: added to the period of their trading day; signals are
 * about the newest.
 */
public final class CashierConduct {
    /** The state store, {@code store|from|operator} → {@link CashierPeriod}. */
    static final String PERIODS = "cashier-periods";

    /** The state store of signals that hold. */
    public static final String SIGNALS = "cashier-signals";

    /** What comes of a record. */
    sealed interface Seen {
        /**
         * A period as it is now.
         *
         * @param period encoded
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the topic, never compared or altered
        record Counted(byte[] period) implements Seen {}

        /**
         * A signal as it is now.
         *
         * @param signal absent when it no longer holds
         */
        record Signal(@Nullable LossSignal signal) implements Seen {}
    }

    private CashierConduct() {}

    public static void build(StreamsBuilder builder) {
        Ledger<CashierPeriod> ledger = new Ledger<>(PERIODS, Topics.CASHIER_PERIOD.values(), ConductCount::merge);
        builder.addStateStore(ledger.store());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SIGNALS), Serdes.String(), Topics.LOSS_SIGNAL.values()));
        KStream<String, Seen> seen = builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .process(new ConductPosting(ledger), Named.as("book-" + PERIODS), PERIODS, SIGNALS);
        seen.flatMapValues(
                        one -> one instanceof Seen.Counted(byte[] period) ? List.of(period) : List.<byte[]>of(),
                        Named.as("counted-conduct"))
                .to(
                        Topics.CASHIER_PERIOD.name(),
                        Produced.with(Topics.CASHIER_PERIOD.keys(), Serdes.ByteArray())
                                .withName("cashier-period-out"));
        seen.filter((key, one) -> one instanceof Seen.Signal, Named.as("signals-only"))
                .mapValues(one -> ((Seen.Signal) one).signal(), Named.as("cashier-signal-values"))
                .to(
                        Topics.LOSS_SIGNAL.name(),
                        Produced.with(Topics.LOSS_SIGNAL.keys(), Topics.LOSS_SIGNAL.values())
                                .withName("cashier-signal-out"));
    }

    /** The signals about cashiers that hold, of the stores this instance has. */
    public static List<LossSignal> signals(KafkaStreams streams) {
        return all(streams, SIGNALS);
    }

    static List<LossSignal> all(KafkaStreams streams, String store) {
        List<LossSignal> signals = new ArrayList<>();
        try (KeyValueIterator<String, LossSignal> all = streams.store(StoreQueryParameters.fromNameAndType(
                        store, QueryableStoreTypes.<String, LossSignal>keyValueStore()))
                .all()) {
            all.forEachRemaining(signal -> signals.add(signal.value));
        }
        return signals;
    }
}
