package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.StoreGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** A region keeps its parent for ever, and a group its kind: figures of days gone by stand on it. */
@Component
final class GroupRules {
    private final ChainGroups chain;

    GroupRules(ChainGroups chain) {
        this.chain = chain;
    }

    /** @throws RefusedImport when one of these groups is known otherwise */
    void check(List<ProducerRecord<String, byte[]>> groups) {
        Map<String, StoreGroup> known = new HashMap<>(chain.map().groups());
        for (ProducerRecord<String, byte[]> record : groups) {
            StoreGroup group = CanonicalJson.decode(record.value(), StoreGroup.class);
            StoreGroup before = known.put(group.group(), group);
            if (before != null && (before.kind() != group.kind() || !Objects.equals(before.parent(), group.parent()))) {
                throw new RefusedImport(
                        "Group " + group.group(),
                        group.kind() + " below " + group.parent(),
                        "it is " + before.kind() + " below " + before.parent()
                                + " for ever; found another one and put the stores into it.");
            }
        }
    }
}
