package io.tillstream.training.rules;

import io.tillstream.commandline.Complaint;
import io.tillstream.rules.Mining;
import io.tillstream.rules.RulesMineCommand;
import io.tillstream.rules.Share;
import io.tillstream.training.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code rules mine --spark MASTER}: the same rules, counted by Spark. */
@picocli.CommandLine.Command(
        name = "rules mine",
        description = "Finds which goods are bought together, exactly, on Spark; see docs/reference/rules.md.")
public final class SparkRulesMineCommand extends RulesMineCommand {
    @Option(
            names = "--spark",
            required = true,
            paramLabel = "MASTER",
            description = "Where Spark works: local[*] for this machine's processors, or spark://HOST:PORT.")
    @Nullable
    String master;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "How many parts the baskets are dealt into, 8 when left out; each must fit into a task's memory.")
    int partitions;

    public static void main(String[] arguments) {
        System.exit(execute(new SparkRulesMineCommand(), arguments));
    }

    @Override
    protected Mining mine(Path file, Share least) throws IOException {
        if (!Files.exists(file)) {
            throw new Complaint("File", file + " is not there", "it must be a file or a folder", "check its name");
        }
        if (partitions < 1) {
            throw new Complaint(
                    "Option --partitions", String.valueOf(partitions), "it must be 1 or more", "leave it out for 8");
        }
        return SparkSessions.run(
                String.valueOf(master),
                "tillstream-rules",
                partitions,
                spark -> new SparkMining(spark).mine(file.toString(), least));
    }
}
