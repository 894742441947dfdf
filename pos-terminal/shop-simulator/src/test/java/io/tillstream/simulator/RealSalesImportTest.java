package io.tillstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.journal.JournalVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealSalesImportTest {
    @TempDir
    private Path home = Path.of("");

    /** The counts of the data's own README and of a count by other means: see docs/reference/import-online-retail.md. */
    @Test
    void putsEveryRowOfTheRealFileIntoOneClass() throws IOException {
        Path data = RealSales.folder();

        int exit = Command.execute(
                new ImportCommand(),
                "--data=" + data,
                "--plan=" + home.resolve("plan"),
                "--tills-dir=" + home.resolve("tills"));

        assertThat(exit).isEqualTo(ExitCode.SUCCESS);
        JsonNode report = JsonMapper.shared().readTree(Files.readAllBytes(home.resolve("plan/report.json")));
        Map<String, Integer> counts = new TreeMap<>();
        report.get("classes")
                .forEach(c ->
                        counts.put(c.get("rowClass").asString(), c.get("rows").asInt()));
        assertThat(report.get("rows").asInt()).isEqualTo(541_909);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(541_909);
        assertThat(counts).containsEntry("exact-duplicate", 5_268).containsEntry("bad-debt", 3);
        assertThat(report.get("live").get("baskets").asInt()).isEqualTo(2_910);
        for (String till : new String[] {"s1-t1", "s1-t2", "s2-t1", "s2-t2"}) {
            JournalVerification verification =
                    JournalVerification.of(home.resolve("tills").resolve(till).resolve("journal/epoch-0.journal"));
            assertThat(verification.isValid()).as(till).isTrue();
            assertThat(verification.records()).isGreaterThan(4_000);
        }
    }
}
