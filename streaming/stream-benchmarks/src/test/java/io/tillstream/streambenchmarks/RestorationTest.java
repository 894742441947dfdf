package io.tillstream.streambenchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes as long as the broker misses the killed one, 45 seconds. */
@EnabledIfSystemProperty(named = "test.every-fault", matches = "true")
class RestorationTest {
    @TempDir
    Path folder;

    @Test
    void findsTheLedgersRightAfterAKill() throws Exception {
        Restoration.Found found = new Restoration(Race.of(Chain.USUAL, 7, 150, 20)).of(new OurLedgers(), folder);

        assertThat(found.entries()).isGreaterThan(150);
        assertThat(found.running()).isGreaterThan(found.restored());
    }
}
