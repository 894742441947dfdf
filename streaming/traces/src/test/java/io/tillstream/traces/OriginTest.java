package io.tillstream.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OriginTest {
    /** By {@code printf %s tillstream/record/s1-t1/1/42 | sha256sum}, so that any script comes to the same trace. */
    @Test
    void followsFromTheReceiptNumberAsDocumented() {
        Origin origin = Origin.ofRecord(Source.parseReceiptNumber("s1-t1/1/42"));

        assertThat(origin.traceId()).isEqualTo("6e8693a79aa9582883e99eeebe7c4796");
        assertThat(origin.spanId()).isEqualTo("6e0759c38bd4ae1e");
    }

    @Test
    void isAnotherForEachTillEpochAndSequence() {
        assertThat(Stream.of("s1-t1/1/42", "s1-t1/1/43", "s1-t1/2/42", "s1-t2/1/42", "s2-t1/1/42")
                        .map(Source::parseReceiptNumber)
                        .map(Origin::ofRecord)
                        .map(Origin::traceId))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsDecisionsFromReceiptsOfTheSameName() {
        assertThat(Origin.ofDecision("s1-t1/1/42"))
                .isNotEqualTo(Origin.ofRecord(Source.parseReceiptNumber("s1-t1/1/42")));
    }

    @Test
    void isAParentThatIsFollowed() {
        assertThat(Origin.ofDecision("o-1").context().isValid()).isTrue();
        assertThat(Origin.ofDecision("o-1").context().isSampled()).isTrue();
    }
}
