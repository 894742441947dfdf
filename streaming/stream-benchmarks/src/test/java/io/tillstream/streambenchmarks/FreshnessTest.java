package io.tillstream.streambenchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
class FreshnessTest {
    @TempDir
    Path folder;

    @Test
    void seesEverySaleOfTheMeasuredTimeOnceAndNoneBeforeItWasSent() throws Exception {
        Freshness.Found found =
                new Freshness(40, Duration.ofSeconds(1), Duration.ofSeconds(2)).of(new OurLedgers(), 7, folder);

        assertThat(found.delays().ascending()).hasSize(80).allMatch(Duration::isPositive);
        assertThat(found.delays().at(0.5)).isLessThanOrEqualTo(found.delays().at(0.99));
    }
}
