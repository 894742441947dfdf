package io.tillstream.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(new KeyedDigits("test"), 3, 2);

    @Test
    void sendsACustomerHomeNineteenTimesInTwenty() {
        Map<StoreId, Integer> visits = new HashMap<>();
        for (int invoice = 0; invoice < 2_000; invoice++) {
            visits.merge(places.of("5" + invoice, "17850").store(), 1, Integer::sum);
        }

        int home = visits.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(home).isBetween(1_860, 1_940);
        assertThat(visits).hasSize(3);
    }

    @Test
    void spreadsWalkInsOverAllTills() {
        Map<TillId, Integer> visits = new HashMap<>();
        for (int invoice = 0; invoice < 6_000; invoice++) {
            visits.merge(places.of("5" + invoice, null), 1, Integer::sum);
        }

        assertThat(visits.keySet()).containsExactlyInAnyOrderElementsOf(places.tills());
        assertThat(visits.values()).allSatisfy(n -> assertThat(n).isBetween(850, 1_150));
    }

    @Test
    void sendsEverybodyToTheOnlyStore() {
        Places one = new Places(new KeyedDigits("test"), 1, 1);

        assertThat(one.of("536365", "17850")).hasToString("s1-t1");
        assertThat(one.of("536365", null)).hasToString("s1-t1");
    }
}
