package io.tillstream.topologies.ledger;

import io.tillstream.encoding.CanonicalJson;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How values are kept that live in a state store only and are on no topic of the catalogue. */
public final class StateForm {
    private StateForm() {}

    public static <V> Serde<V> of(Class<V> type) {
        return Serdes.serdeFrom(
                (store, value) -> CanonicalJson.encode(value), (store, bytes) -> CanonicalJson.decode(bytes, type));
    }
}
