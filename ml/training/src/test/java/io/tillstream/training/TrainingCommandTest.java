package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.events.Gtin;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.models.CurrentModels;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.OutlookServing;
import io.tillstream.models.PurchaseServing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCommandTest {
    private static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void releasesAModelThatFindsAPlantedRhythm() throws Exception {
        aShopWithRhythm().writeTo(folder.resolve("archive"));

        assertThat(train()).isZero();

        ModelFolder models = new ModelFolder(folder.resolve("models"));
        CurrentModels current = models.current().orElseThrow();
        ModelFolder.Verified verified = models.open(current, "next-purchase");
        assertThat(verified.card().released()).as(verified.card().verdict()).isTrue();
        assertThat(verified.card().served()).isEqualTo("next-purchase");
        assertThat(verified.card().metrics().firstEntry().getKey()).isEqualTo("next-purchase");
        assertThat(verified.card().data().sales()).isEqualTo(1_440);
        assertThat(PurchaseServing.of(verified).reference().card()).isEqualTo(verified.cardHash());
        ModelFolder.Verified outlook = models.open(current, "churn");
        // Nobody of this shop ever stays away: there is nothing to learn.
        assertThat(outlook.card().served()).isEqualTo("days-since-last");
        assertThat(OutlookServing.of(outlook).reference())
                .isEqualTo(new ModelReference(outlook.card().served(), outlook.cardHash()));
        assertThat(models.open(current, "demand").card().metrics()).containsKeys("demand", "mean-28", "seasonal-naive");
    }

    @Test
    void namesFileAndLineThatCannotBeRead() throws IOException {
        ArchiveForTests.write(folder.resolve("archive"), "2026-01-05", "{\"fact\":\n");

        assertThat(complaint())
                .contains("part-0-0-9.jsonl.gz, line 1")
                .contains("every line must be a journal record")
                .hasLineCount(1);
    }

    @Test
    void saysInOneLineThatThereIsNoArchive() {
        assertThat(complaint()).contains("no such folder").hasLineCount(1);
    }

    @Test
    void saysInOneLineThatTheArchiveIsEmpty() throws IOException {
        Files.createDirectories(folder.resolve("archive"));

        assertThat(complaint())
                .contains("no folder date=YYYY-MM-DD directly below it")
                .hasLineCount(1);
    }

    /**
     * 120 members come once a week for twelve weeks. Each has twelve items and buys each of them every third week, four at a
     * time: how often says nothing, when says all.
     */
    private static ArchiveForTests aShopWithRhythm() {
        ArchiveForTests shop = new ArchiveForTests();
        Random random = new Random(5);
        for (int week = 0; week < 12; week++) {
            for (int member = 0; member < 120; member++) {
                List<Gtin> items = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    if ((week + i) % 3 == 0) {
                        items.add(ArchiveForTests.item((member * 7 + i * 13) % 200));
                    }
                }
                Instant at = FIRST.plus(Duration.ofDays(7L * week + member % 7)).plusSeconds(random.nextInt(20_000));
                shop.sell(
                        ArchiveForTests.member(member),
                        at,
                        items.stream().distinct().toList());
            }
        }
        return shop;
    }

    private String complaint() {
        PrintStream standardError = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(train()).isEqualTo(2);
        } finally {
            System.setErr(standardError);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private int train() {
        return Command.execute(
                new TrainingCommand(),
                "--archive",
                folder.resolve("archive").toString(),
                "--models",
                folder.resolve("models").toString(),
                "--effort",
                "quick");
    }
}
