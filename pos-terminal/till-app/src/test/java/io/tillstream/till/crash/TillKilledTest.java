package io.tillstream.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.journal.Failpoint;
import io.tillstream.till.TillJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A till killed at each step of a sale and started again (row F1 of the fault matrix). The first seed is {@code
 * test.seed}, how often each step is tried is {@code test.kills}; the profile {@code nightly} asks for more.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^06]]", disabledReason = "another day's turn")
class TillKilledTest {
    private static final long FIRST_SEED = Long.getLong("test.seed", 20261126);
    private static final int KILLS = Integer.getInteger("test.kills", 1);
    private static final int CUSTOMERS = 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Failpoint.class)
    void comesBackWithEverythingItHasPromised(Failpoint step) throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + KILLS; seed++) {
            Path data = folder.resolve(step.text() + seed);
            int times = 1 + new Random(seed).nextInt(mostTimes(step));

            int first = live(data, seed, List.of("-Dfp=" + step.text() + ":" + times));
            int second = live(data, seed, List.of());

            assertThat(first).as("%s:%d, seed %d", step.text(), times, seed).isEqualTo(Failpoint.EXIT);
            assertThat(second).as("%s:%d, seed %d", step.text(), times, seed).isZero();
            assertThat(TillOracle.violationsIn(data))
                    .as("%s:%d, seed %d", step.text(), times, seed)
                    .isEmpty();
        }
    }

    /** Records that wait are sent together, so that there may be a single sending. */
    private static int mostTimes(Failpoint step) {
        return step == Failpoint.SEND || step == Failpoint.ACK ? 1 : 5;
    }

    @Test
    void seesATillThatForgetsWhatCameBack() throws Exception {
        Path data = folder.resolve("forgets");

        int exit = live(data, FIRST_SEED, List.of(), "forgets");

        assertThat(exit).isZero();
        assertThat(TillOracle.violationsIn(data))
                .anyMatch(violation -> violation.matches("more of line 1 of .* came back than was sold"));
    }

    @Test
    void seesATillThatKeepsWhatNobodyBoughtAnythingFor() throws Exception {
        Path data = folder.resolve("keeps");

        int exit = live(data, FIRST_SEED, List.of(), "keeps");

        assertThat(exit).isZero();
        assertThat(TillOracle.violationsIn(data))
                .anyMatch(violation -> violation.matches("payment .* is APPROVED and pays for 0 sales"));
    }

    private static int live(Path data, long seed, List<String> options, String... more)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of(data.toString(), Integer.toString(CUSTOMERS), Long.toString(seed)));
        arguments.addAll(List.of(more));
        Process till = TillJvm.start(TillThatMayDie.class, options, arguments);
        try {
            assertThat(till.waitFor(90, TimeUnit.SECONDS))
                    .as("%s %s", options, arguments)
                    .isTrue();
            return till.exitValue();
        } finally {
            till.destroyForcibly();
        }
    }
}
