package io.tillstream.gateway.change;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.StoreId;
import io.tillstream.events.staff.Operator;
import io.tillstream.gateway.log.Followed;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a store's tills of those only who work there: what lets somebody in lies at no till that need not have it. A store
 * they leave is told the new value once more, which no longer names it. For use under the view's lock.
 */
final class OperatorStores {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorStores.class);

    private final Map<String, Set<StoreId>> told = new HashMap<>();

    /** The records, each of an operator as one per store, keyed {@code s1|c11}. */
    List<Followed> perStore(List<Followed> records) {
        List<Followed> spread = new ArrayList<>(records.size());
        for (Followed record : records) {
            if (record.topic().equals(Topics.OPERATOR.name())) {
                spread(record, spread);
            } else {
                spread.add(record);
            }
        }
        return spread;
    }

    private void spread(Followed record, List<Followed> spread) {
        Set<StoreId> stores = new LinkedHashSet<>(told.getOrDefault(record.key(), Set.of()));
        byte[] value = record.value();
        if (value == null) {
            told.remove(record.key());
        } else {
            try {
                Operator operator = CanonicalJson.decode(value, Operator.class);
                told.put(record.key(), Set.copyOf(operator.stores()));
                stores.addAll(operator.stores());
            } catch (UnreadableFact e) {
                LOG.warn("An operator in {} cannot be read and no till is told: {}", record.topic(), e.getMessage());
                return;
            }
        }
        for (StoreId store : stores) {
            spread.add(new Followed(record.topic(), store + "|" + record.key(), value));
        }
    }
}
