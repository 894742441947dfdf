package io.tillstream.streambenchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Everybody arrives at the tables of the recount; how fast is no matter here. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
class RaceTest {
    private static final Race RACE = Race.of(Chain.USUAL, 7, 120, 180);

    @TempDir
    Path folder;

    @Test
    void someOfTheRecordsArriveTwice() {
        long different = RACE.measured().sent().stream()
                .map(sent -> sent.record().fact().source())
                .distinct()
                .count();

        assertThat(different).isEqualTo(180);
        assertThat(RACE.measured().sent()).hasSizeGreaterThan(180);
    }

    @Test
    void ourLedgersArriveAtTheTablesOfTheRecount() throws Exception {
        arrives(new OurLedgers());
    }

    @Test
    void thePlainLoopArrivesAtTheTablesOfTheRecount() throws Exception {
        arrives(new PlainLoop());
    }

    @Test
    void flinkArrivesAtTheTablesOfTheRecount() throws Exception {
        arrives(new FlinkPeer(Path.of("..", "..").toAbsolutePath().normalize()));
    }

    private void arrives(Contender contender) throws Exception {
        Race.Run run = RACE.run(contender, folder);

        assertThat(run.tables().accounts()).isEqualTo(RACE.done().tables().accounts());
        assertThat(run.tables().hash()).isEqualTo(RACE.done().tables().hash());
        assertThat(run.processor()).isGreaterThan(Duration.ZERO);
    }
}
