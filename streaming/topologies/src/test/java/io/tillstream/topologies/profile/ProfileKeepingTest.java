package io.tillstream.topologies.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import io.tillstream.features.segment.Visits;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One task, whose transaction is undone behind a look at everybody. */
class ProfileKeepingTest {
    private static final Segment GUESTS = new Segment(
            "guests",
            LocalText.same("Guests"),
            List.of(new SegmentCondition(Measure.VISITS, null, 30, 1L, null)),
            true);

    private final ProfileKeeping keeping = new ProfileKeeping();

    /** On the state before: the member is known, and in no segment. */
    private MockProcessorContext<String, MemberSeen> begin() {
        MockProcessorContext<String, MemberSeen> context = new MockProcessorContext<>();
        Visits visits = new Visits(Shop.DAY, 1, List.of(new Visits.Day(Shop.DAY, true, "GBP", 300, Map.of())));
        store(context, MemberProfiles.VISITS, StateForm.of(Visits.class)).put(Shop.MEMBER.value(), visits);
        store(context, MemberProfiles.STAYS, Topics.MEMBER_SEGMENTS.values());
        store(context, MemberProfiles.SEGMENTS, Serdes.ByteArray()).put(GUESTS.id(), CanonicalJson.encode(GUESTS));
        keeping.init(context);
        return context;
    }

    private static <V> KeyValueStore<String, V> store(
            MockProcessorContext<String, MemberSeen> context, String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private static List<? extends MemberSeen> told(MockProcessorContext<String, MemberSeen> context) {
        for (int look = 1; look <= 3; look++) {
            context.scheduledPunctuators()
                    .getFirst()
                    .getPunctuator()
                    .punctuate(Duration.ofSeconds(look).toMillis());
        }
        return context.forwarded().stream()
                .map(forwarded -> forwarded.record().value())
                .toList();
    }

    @Test
    void looksAtEverybodyAgainWhenThatWasUndone() {
        List<? extends MemberSeen> once = told(begin());

        assertThat(once).hasSize(1);
        assertThat((Object) told(begin())).isEqualTo(once);
    }
}
