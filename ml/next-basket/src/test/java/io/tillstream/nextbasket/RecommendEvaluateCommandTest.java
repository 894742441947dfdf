package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendEvaluateCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private Path history;
    private Path future;

    private record Answer(int status, String out, String err) {}

    @BeforeEach
    void writeFiles() throws Exception {
        history = folder.resolve("history.json");
        future = folder.resolve("future.json");
        Files.writeString(history, """
                {"安":[[-1],[101,102],[101,"103"],[101,101],[-1]],
                 "b":[[-1],[102],[],[104,102],[-1]],
                 "new":[[-1],[-1]]}
                """);
        Files.writeString(future, """
                {"安":[[-1],[101,999],[-1]],"b":[[-1],[104],[-1]],"new":[[-1],[101],[-1]],
                 "stranger":[[-1],[1],[-1]],"silent":[[-1],[-1]]}
                """);
    }

    @Test
    void measuresEveryModelAndNamesOurs() throws Exception {
        Answer answer = evaluate("--json");

        JsonNode models = JSON.readTree(answer.out()).get("models");
        assertThat(answer.status()).isZero();
        assertThat(StreamSupport.stream(models.spliterator(), false)
                        .map(model -> model.get("name").stringValue()))
                .containsExactly(
                        "global-frequency",
                        "personal-frequency",
                        "combined-frequency",
                        "up-cf",
                        "tifu-knn",
                        "habit-blend");
        for (JsonNode model : models) {
            assertThat(model.propertyNames())
                    .containsExactly(
                            "name", "ours", "recall10", "ndcg10", "phr10", "recall20", "ndcg20", "phr20", "cpuSeconds");
            assertThat(model.get("ours").booleanValue())
                    .isEqualTo(model.get("name").stringValue().equals("habit-blend"));
        }
        // Item 999 was never seen, so user 安 can have half at best; whoever is new is told what all buy.
        JsonNode combined = models.get(2);
        assertThat(combined.get("recall10").doubleValue()).isEqualTo(0.833333);
    }

    @Test
    void writesDistinctItemsForEveryUserOfTheFuture() throws Exception {
        Path predictions = folder.resolve("out.json");

        Answer answer = evaluate("--predictions", predictions.toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).startsWith("3 users; left out: 2 whom the history does not know, 0 without");
        JsonNode written = JSON.readTree(Files.readString(predictions));
        assertThat(written.propertyNames()).containsExactlyInAnyOrder("安", "b", "new", "stranger", "silent");
        for (JsonNode ranked : written) {
            Set<Long> distinct = new HashSet<>();
            ranked.forEach(item -> distinct.add(item.longValue()));
            assertThat(distinct)
                    .containsExactlyInAnyOrder(101L, 102L, 103L, 104L)
                    .hasSize(ranked.size());
        }
        assertThat(written.get("安").get(0).longValue()).isEqualTo(101);
    }

    @Test
    void readsGzippedFilesWhateverTheirName() throws Exception {
        String plain = evaluate("--json").out();
        byte[] text = Files.readAllBytes(history);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(history))) {
            out.write(text);
        }

        JsonNode zipped = JSON.readTree(evaluate("--json").out()).get("models");

        for (int i = 0; i < zipped.size(); i++) {
            assertThat(zipped.get(i).get("ndcg20"))
                    .isEqualTo(JSON.readTree(plain).get("models").get(i).get("ndcg20"));
        }
    }

    @Test
    void worksWithOneUserAndOneItem() throws Exception {
        Files.writeString(history, "{\"1\":[[-1],[7],[-1]]}");
        Files.writeString(future, "{\"1\":[[-1],[7],[-1]]}");

        Answer answer = evaluate("--json");

        assertThat(answer.status()).isZero();
        for (JsonNode model : JSON.readTree(answer.out()).get("models")) {
            assertThat(model.get("recall10").doubleValue()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|does not begin with {",
                "{}|names no user",
                "{'1':[[-1],[1],[-1]]|Unexpected end-of-input",
                "{'1':[[1],[-1]]}|first entry is not [-1]",
                "{'1':[[-1],[1]]}|last entry is not [-1]",
                "{'1':[[-1]]}|last entry is not [-1]",
                "{'1':[[-1],[-1],[1],[-1]]}|neither the first entry nor the last",
                "{'1':[[-1],[1,-1],[-1]]}|-1 among items",
                "{'1':[[-1],[1.5],[-1]]}|1.5 as an item",
                "{'1':[[-1],['milk'],[-1]]}|milk as an item",
                "{'1':[[-1],[-7],[-1]]}|-7 as an item",
                "{'1':[[-1],7,[-1]]}|a basket is not a list",
                "{'1':7}|has no list of baskets",
                "{'1':[[-1],[1],[-1]],'1':[[-1],[1],[-1]]}|is there twice",
                "{'1':[[-1],[1],[-1]]} {}|follows the end",
            })
    void refusesABrokenFileInOneLine(String text, String reason) throws Exception {
        Files.writeString(history, text.replace('\'', '"'));

        Answer answer = evaluate("--json");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err().lines()).singleElement().asString().contains("history.json", reason, "correct it");
        assertThat(JSON.readTree(answer.out()).get("error").get("thing").stringValue())
                .startsWith("File ");
    }

    @Test
    void refusesAFutureOfTwoBasketsAndOneOfStrangers() throws Exception {
        Files.writeString(future, "{\"b\":[[-1],[1],[2],[-1]]}");
        assertThat(evaluate().err()).contains("user b has 2 baskets");

        Files.writeString(future, "{\"z\":[[-1],[1],[-1]]}");
        assertThat(evaluate().err()).contains("no basket of a user of the history");

        Files.delete(future);
        assertThat(evaluate().err()).contains("cannot be read");
    }

    private Answer evaluate(String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("--history", history.toString(), "--future", future.toString()));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream formerOut = System.out;
        PrintStream formerErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int status = Command.execute(new RecommendEvaluateCommand(), arguments.toArray(String[]::new));
            return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(formerOut);
            System.setErr(formerErr);
        }
    }
}
