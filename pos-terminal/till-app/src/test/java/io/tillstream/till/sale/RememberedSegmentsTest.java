package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.MemberId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedSegmentsTest {
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");

    @Test
    void whatHeadOfficeSaysMeanwhileHoldsForTheNextCustomer() {
        Map<MemberId, Set<String>> told = new HashMap<>(Map.of(ANN, Set.of("lapsed")));
        RememberedSegments first = new RememberedSegments(member -> told.getOrDefault(member, Set.of()));
        assertThat(first.apply(ANN)).containsExactly("lapsed");

        told.put(ANN, Set.of("regulars"));

        assertThat(first.apply(ANN)).containsExactly("lapsed");
        assertThat(new RememberedSegments(member -> told.getOrDefault(member, Set.of())).apply(ANN))
                .containsExactly("regulars");
    }
}
