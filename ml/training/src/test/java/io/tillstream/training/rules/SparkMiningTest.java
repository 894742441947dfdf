package io.tillstream.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.rules.BasketFile;
import io.tillstream.rules.Mining;
import io.tillstream.rules.Share;
import io.tillstream.training.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rules as one JVM finds, from parts of which none has seen the others. */
class SparkMiningTest {
    private static final Share SUPPORT = new Share(new BigDecimal("0.02"));
    private static final Share CONFIDENCE = new Share(new BigDecimal("0.3"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void findsWhatOneJvmFinds() throws Exception {
        Path file = Files.writeString(folder.resolve("baskets.csv"), baskets());
        Mining here = Mining.of(BasketFile.read(file), SUPPORT);

        try (SparkSession spark = SparkSessions.at("local[2]", "rules-test", 3)) {
            Mining there = new SparkMining(spark).mine(file.toString(), SUPPORT);

            assertThat(there.baskets()).isEqualTo(here.baskets());
            assertThat(there.itemsets()).isEqualTo(here.itemsets()).isGreaterThan(50);
            assertThat(there.rules(CONFIDENCE))
                    .isEqualTo(here.rules(CONFIDENCE))
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("baskets.csv"), "transaction_id,item_id\n1,milk\n2,\n");

        assertThat(mine(file, "1")).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(mine(file, "0")).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(mine(folder.resolve("none.csv"), "1")).isEqualTo(ExitCode.CANNOT_WORK);
    }

    private static int mine(Path file, String partitions) {
        return Command.execute(
                new SparkRulesMineCommand(),
                "--baskets",
                file.toString(),
                "--support",
                "0.5",
                "--confidence",
                "0.5",
                "--spark",
                "local[1]",
                "--partitions",
                partitions);
    }

    /** Forty items in families of four that like each other; lines of a basket stand apart. */
    private static String baskets() {
        Random random = new Random(2_918);
        StringBuilder lines = new StringBuilder("transaction_id,item_id,item\n");
        for (int round = 0; round < 3; round++) {
            for (int basket = 0; basket < 600; basket++) {
                int family = (basket * 7 + round / 2) % 10;
                for (int member = 0; member < 4; member++) {
                    if (random.nextInt(3) == 0) {
                        int item = 4 * family + member;
                        lines.append(basket)
                                .append(",i")
                                .append(item)
                                .append(",Item ")
                                .append(item)
                                .append('\n');
                    }
                }
            }
        }
        return lines.toString();
    }
}
