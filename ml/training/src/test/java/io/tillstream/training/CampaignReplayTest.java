package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.training.replay.ReplayCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of tills priced again: under their own promotions they come out as they were, under others they tell the price. */
class CampaignReplayTest {
    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

    @TempDir
    Path folder;

    private static String promotion(String id, String reward, String category, String audience, String limits) {
        return """
                {"active":true,"eligibility":{"audience":%s,"channels":[],"from":"2026-11-01T00:00:00Z","stores":[],\
                "until":"2026-12-01T00:00:00Z"},"id":"%s","limits":%s,"name":{"en":"%s","zh-CN":"%s","zh-TW":"%s"},\
                "priority":0,"qualifying":{"items":{"type":"listed","categories":["%s"],"gtins":[],"tags":[]}},\
                "reward":%s,"stackable":true}
                """.formatted(audience, id, limits, id, id, id, category, reward);
    }

    private static String share(String id, int basisPoints, String category) {
        return promotion(
                id,
                "{\"type\":\"percent-off\",\"basisPoints\":" + basisPoints + "}",
                category,
                "{\"type\":\"everybody\"}",
                "{}");
    }

    /** Forty baskets of dairy with a fifth off, ten of bread at their price, and one that came back. */
    private Path archive() throws IOException {
        ArchiveForTests archive = new ArchiveForTests();
        for (int i = 0; i < 40; i++) {
            archive.sellReduced(
                    NOON.plusSeconds(i),
                    List.of(ArchiveForTests.item(i), ArchiveForTests.item(i + 1)),
                    "dairy",
                    "dairy-20",
                    20,
                    20);
        }
        for (int i = 0; i < 10; i++) {
            archive.sellReduced(
                    NOON.plusSeconds(86_400L + i), List.of(ArchiveForTests.item(100 + i)), "bread", "none", 0);
        }
        archive.sell(null, NOON.plusSeconds(172_800), List.of(ArchiveForTests.item(1)), -1);
        archive.giveUpABasket(NOON);
        archive.writeTo(folder.resolve("archive"));
        return folder.resolve("archive");
    }

    private Command.Answer replay(Path archive, String promotions, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("promotions.ndjson"), promotions);
        List<String> arguments = new ArrayList<>(
                List.of("--archive", archive.toString(), "--promotions", file.toString(), "--spark", "local[2]"));
        arguments.addAll(List.of(more));
        return Command.ask(new ReplayCommand(), arguments.toArray(String[]::new));
    }

    private JsonNode replayed(String... promotions) throws IOException {
        Command.Answer answer = replay(archive(), String.join("", promotions), "--json");
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.SUCCESS);
        return new JsonMapper().readTree(answer.out());
    }

    @Test
    void givesEveryReceiptItsOwnPricesUnderThePromotionsOfThen() throws IOException {
        JsonNode report = replayed(share("dairy-20", 2_000, "dairy"));

        assertThat(report.path("baskets").asLong()).isEqualTo(50);
        assertThat(report.path("compared").asLong()).isEqualTo(50);
        assertThat(report.path("same").asLong()).isEqualTo(50);
        assertThat(report.path("grossMinor").path("GBP").asLong()).isEqualTo(9_000);
        assertThat(report.path("discountMinor").path("GBP").asLong()).isEqualTo(1_600);
        assertThat(report.path("leftOut").path("RETURN").asLong()).isEqualTo(1);
        JsonNode only = report.path("promotions").path(0);
        assertThat(only.path("promotion").asString()).isEqualTo("dairy-20");
        assertThat(only.path("baskets").asLong()).isEqualTo(40);
        assertThat(only.path("minor").asLong()).isEqualTo(1_600);
        assertThat(only.path("atMost").asBoolean()).isFalse();
    }

    @Test
    void tellsWhatOtherPromotionsWouldHaveCost() throws IOException {
        JsonNode report = replayed(
                share("bread-10", 1_000, "bread"),
                promotion(
                        "dairy-50",
                        "{\"type\":\"percent-off\",\"basisPoints\":5000}",
                        "dairy",
                        "{\"type\":\"everybody\"}",
                        "{\"totalUses\":5}"));

        assertThat(report.path("same").asLong()).isZero();
        assertThat(report.path("promotions")
                        .valueStream()
                        .map(given -> given.path("promotion").asString() + " "
                                + given.path("minor").asLong() + " "
                                + given.path("atMost").asBoolean()))
                .containsExactly("bread-10 100 false", "dairy-50 4000 true");
    }

    @Test
    void tellsMoneyAsMoney() throws IOException {
        assertThat(replay(archive(), share("dairy-20", 2_000, "dairy")).out())
                .contains("GBP: £16.00 off £90.00", "dairy-20: £16.00 in 40 baskets, given 80 times")
                .doesNotContain("minor", "None of the promotions");
    }

    @Test
    void saysThatPromotionsOfAnotherTimeWereNeverOn() throws IOException {
        String later = share("dairy-20", 2_000, "dairy")
                .replace("2026-12-01T", "2027-02-01T")
                .replace("2026-11-01T", "2027-01-01T");
        String paused = share("bread-10", 1_000, "bread").replace("\"active\":true", "\"active\":false");

        Command.Answer people = replay(archive(), later + paused);
        JsonNode report = replayed(later, paused);

        assertThat(people.exit()).isZero();
        assertThat(people.out())
                .contains(
                        "None of the promotions was on when these baskets were paid: the archive is of 2026-11-16 to 2026-11-18;",
                        "dairy-20 is on from 2027-01-01T00:00:00Z until 2027-02-01T00:00:00Z",
                        "bread-10 is paused (active is false)");
        assertThat(report.path("anyRan").asBoolean()).isFalse();
        assertThat(report.at("/periods/0/from").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(report.at("/periods/1/active").asBoolean()).isFalse();
        assertThat(report.path("firstDate").asString()).isEqualTo("2026-11-16");
        assertThat(report.path("lastDate").asString()).isEqualTo("2026-11-18");
        assertThat(replayed(later, share("bread-10", 1_000, "bread"))
                        .path("anyRan")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesAFolderThatOnlyContainsArchives() throws IOException {
        archive();

        Command.Answer replayed = replay(folder, share("dairy-20", 2_000, "dairy"));
        Command.Answer trained = Command.ask(
                new TrainingCommand(),
                "--archive",
                folder.toString(),
                "--models",
                folder.resolve("models").toString());

        assertThat(List.of(replayed, trained)).allSatisfy(answer -> {
            assertThat(answer.exit()).isEqualTo(ExitCode.CANNOT_WORK);
            assertThat(answer.err())
                    .contains("no folder date=YYYY-MM-DD directly below it")
                    .hasLineCount(1);
        });
    }

    @Test
    void saysWhatIsWrongWithThePromotions() throws IOException {
        Path archive = archive();
        String good = share("dairy-20", 2_000, "dairy");

        assertThat(replay(archive, "\n").err())
                .contains("it holds no promotion")
                .hasLineCount(1);
        assertThat(replay(archive, good + good.replace("\"priority\":0,", "")).err())
                .contains("line 2: it is no promotion: field priority is missing")
                .hasLineCount(1);
        assertThat(replay(archive, good.replace("\"until\":\"2026-12", "\"until\":\"2026-10"))
                        .err())
                .contains("the end has to be later")
                .hasLineCount(1);
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("promotions.ndjson"), "{}\n");
        Command.Answer wrong =
                Command.ask(new ReplayCommand(), "--archive", folder.toString(), "--promotions", file.toString());
        Files.writeString(file, share("dairy-20", 2_000, "dairy"));
        Command.Answer missing = Command.ask(
                new ReplayCommand(),
                "--archive",
                folder.resolve("nowhere").toString(),
                "--promotions",
                file.toString());
        ArchiveForTests.write(folder.resolve("broken"), "2026-11-16", "{\"fact\":\n");
        Command.Answer broken = Command.ask(
                new ReplayCommand(),
                "--archive",
                folder.resolve("broken").toString(),
                "--promotions",
                file.toString(),
                "--spark",
                "local[1]");

        assertThat(wrong.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(wrong.err()).contains("line 1").hasLineCount(1);
        assertThat(missing.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(broken.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(broken.err()).contains("no journal record").hasLineCount(1);
    }
}
