package io.tillstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RowTest {
    private static Row row(boolean equal) {
        return new Row(
                "journal", 220, new Row.Peer("a bare force", 200), OptionalDouble.of(190), "µs", 1500, 0.5, equal);
    }

    @Test
    void comparesWhatDidTheSameWork() {
        assertThat(row(true).ratio()).hasValue(1.1);
        assertThat(row(true).line()).contains("1.10x").contains("load 0.50");
    }

    @Test
    void comparesNothingWhenOutputsDiffer() {
        assertThat(row(false).ratio()).isEmpty();
        assertThat(row(false).document()).containsEntry("ratio", null).containsEntry("outputsEqual", false);
    }

    @Test
    void comparesNothingWhereThePeerIsMissing() {
        Row row = new Row("demand", 2, new Row.Peer("none", 0), OptionalDouble.empty(), "ms", 3, 0.5, true);

        assertThat(row.ratio()).isEmpty();
        assertThat(row.line()).contains("no peer").doesNotContain("differ");
    }

    @Test
    void takesTheMedian() {
        Samples samples = new Samples(3);
        samples.add(9_000);
        samples.add(1_000);
        samples.add(2_000);

        assertThat(samples.medianMicros()).isEqualTo(2.0);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatThrownBy(() -> new Samples(1).medianMicros()).isInstanceOf(IllegalStateException.class);
    }
}
