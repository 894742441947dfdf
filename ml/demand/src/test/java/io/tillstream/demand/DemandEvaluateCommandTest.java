package io.tillstream.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Resources.SYSTEM_OUT)
class DemandEvaluateCommandTest {
    private static final String OUT_HEADER = "store_id,product_id,dt,mean,q05,q10,q25,q50,q75,q90,q95,p_stockout";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder = Path.of("");

    private record Outcome(int exit, String out, String err) {
        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    private Outcome evaluate(String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(new DemandEvaluateCommand(), arguments);
            return new Outcome(
                    exit,
                    out.toString(StandardCharsets.UTF_8).strip(),
                    err.toString(StandardCharsets.UTF_8).strip());
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private String write(String name, List<String> rows) throws Exception {
        List<String> lines = new ArrayList<>(List.of(ChainForTests.HEADER));
        lines.addAll(rows);
        return Files.write(folder.resolve(name), lines).toString();
    }

    private String out() {
        return folder.resolve("out.csv").toString();
    }

    private List<String> written() throws Exception {
        return Files.readAllLines(folder.resolve("out.csv"));
    }

    private static boolean isBefore(String row, LocalDate date) {
        return LocalDate.parse(row.split(",", -1)[5]).isBefore(date);
    }

    @Test
    void forecastsAChainItHasLearnedFromAndBeatsTheSimpleMethods() throws Exception {
        List<String> rows = ChainForTests.rows(12, 63, 5);
        LocalDate cut = ChainForTests.FIRST.plusDays(56);
        List<String> before = rows.stream().filter(row -> isBefore(row, cut)).toList();
        List<String> after = rows.stream().filter(row -> !isBefore(row, cut)).toList();
        List<String> known = new ArrayList<>(List.of("store_id,product_id,dt,discount,holiday_flag,activity_flag"));
        after.forEach(row -> {
            String[] fields = row.split(",", -1);
            known.add(String.join(",", fields[1], fields[2], fields[5], fields[8], fields[9], fields[10]));
        });
        String knownFile = Files.write(folder.resolve("known.csv"), known).toString();
        String series = write("series.csv", before);

        Outcome outcome = evaluate(
                "--series",
                series,
                "--out",
                out(),
                "--known",
                knownFile,
                "--actuals",
                write("after.csv", after),
                "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        JsonNode told = outcome.json();
        assertThat(told.get("learned").booleanValue()).isTrue();
        assertThat(told.get("forecasts").intValue()).isEqualTo(12 * 5 * 7);
        for (JsonNode baseline : told.get("baselines")) {
            if (!List.of("chosen-per-class", "boosted-trees")
                    .contains(baseline.get("name").stringValue())) {
                assertThat(told.get("wape").doubleValue())
                        .as(baseline.toString())
                        .isLessThan(baseline.get("wape").doubleValue());
            }
        }
        assertThat(told.get("bias").doubleValue()).isCloseTo(0, within(0.1));
        assertThat(told.get("stockoutAuc").doubleValue()).isGreaterThan(0.6);
        assertThat(written()).hasSize(1 + 12 * 5 * 7).first().isEqualTo(OUT_HEADER);
        assertRisingAndNotNegative();

        String first = Files.readString(folder.resolve("out.csv"));
        evaluate("--series", series, "--out", out(), "--known", knownFile);
        assertThat(Files.readString(folder.resolve("out.csv")))
                .as("the same again")
                .isEqualTo(first);
    }

    private void assertRisingAndNotNegative() throws Exception {
        for (String row : written().subList(1, written().size())) {
            String[] fields = row.split(",", -1);
            double[] quantiles = new double[7];
            for (int i = 0; i < quantiles.length; i++) {
                quantiles[i] = Double.parseDouble(fields[4 + i]);
            }
            assertThat(quantiles).isSorted();
            assertThat(quantiles[0]).isNotNegative();
            assertThat(Double.parseDouble(fields[3])).isNotNegative();
            assertThat(Double.parseDouble(fields[11])).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 3, 7", "1, 3, 28", "2, 10, 7", "3, 34, 28", "1, 60, 1", "2, 60, 28"})
    void forecastsWhateverHistoryThereIs(int stores, int days, int horizon) throws Exception {
        String series = write("series.csv", ChainForTests.rows(stores, days, 1));

        Outcome outcome = evaluate("--series", series, "--out", out(), "--horizon", String.valueOf(horizon), "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(written()).hasSize(1 + stores * 5 * horizon);
        assertRisingAndNotNegative();
    }

    @Test
    void standsGapsMissingWeatherNamesInChineseAndRowsInAnyOrder() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int day = 29; day >= 0; day--) {
            if (day % 4 != 1) {
                rows.add("杭州,一店,牛奶,a,b,%s,%d,0,1,0,0,,".formatted(ChainForTests.FIRST.plusDays(day), day % 7));
            }
        }
        rows.add("杭州,二店,\"茶, 绿\",a,b,2024-04-01,2,16,1,0,0,nan,nan");
        Path packed = folder.resolve("series.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write((ChainForTests.HEADER + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path known = Files.writeString(
                folder.resolve("known.csv"),
                "store_id,product_id,dt,discount,holiday_flag,activity_flag\nnowhere,nothing,2024-04-27,0.5,0,0\n");

        Outcome outcome = evaluate(
                "--series", packed.toString(), "--out", out(), "--known", known.toString(), "--horizon", "2", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(written())
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("一店,牛奶,2024-04-26,"))
                .satisfies(lines -> assertThat(lines.get(3)).startsWith("二店,\"茶, 绿\",2024-04-26,"));
    }

    /** Four in-stock days of 2 from a history of nothing but 2, one of them announced as an empty shelf. */
    @Test
    void measuresByHandWorkedFigures() throws Exception {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            for (int store = 0; store < 2; store++) {
                boolean future = day >= 10;
                int hours = store == 0 && day != 11 ? 3 : 0;
                (future ? after : before)
                        .add("c,s%d,p,a,b,%s,%d,%d,1,0,0,0,20"
                                .formatted(store, ChainForTests.FIRST.plusDays(day), future ? 4 : 2, hours));
            }
        }

        JsonNode told = evaluate(
                        "--series",
                        write("series.csv", before),
                        "--out",
                        out(),
                        "--horizon",
                        "2",
                        "--actuals",
                        write("after.csv", after),
                        "--json")
                .json();

        assertThat(told.get("inStockDays").intValue()).isEqualTo(3);
        JsonNode naive = told.get("baselines").get(1);
        assertThat(naive.get("name").stringValue()).isEqualTo("seasonal-naive");
        // Every day 2 where 4 were sold.
        assertThat(naive.get("wape").doubleValue()).isEqualTo(0.5);
        assertThat(naive.get("bias").doubleValue()).isEqualTo(-0.5);
        assertThat(told.get("stockoutAuc").doubleValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "29", "-1"})
    void refusesAHorizonItCannotSee(String horizon) throws Exception {
        assertRefused(
                evaluate("--series", write("s.csv", ChainForTests.rows(1, 3, 1)), "--out", out(), "--horizon", horizon),
                "--horizon",
                "1 to 28");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c,s,p,a,b,2024-13-01,1,0,1,0,0,0,0 | dt 2024-13-01 is no date",
                "c,s,p,a,b,2024-03-01,-1,0,1,0,0,0,0 | sold -1.0; 0 or more",
                "c,s,p,a,b,2024-03-01,x,0,1,0,0,0,0 | sale x is no number",
                "c,s,p,a,b,2024-03-01,NaN,0,1,0,0,0,0 | sale NaN is no number",
                "c,s,p,a,b,2024-03-01,1,17,1,0,0,0,0 | hours out of stock 17.0; 0 to 16",
                "c,s,p,a,b,2024-03-01,1,0,-1,0,0,0,0 | discount -1.0",
                "c,s,p,a,b,2024-03-01,1,0,1,2,0,0,0 | holiday_flag 2 is neither 0 nor 1",
                "c,,p,a,b,2024-03-01,1,0,1,0,0,0,0 | store_id is empty",
                "c,s,p | cat1 is empty",
            })
    void namesTheLineThatIsWrong(String row, String what) throws Exception {
        List<String> rows = new ArrayList<>(ChainForTests.rows(1, 2, 1));
        rows.add(row);

        assertRefused(evaluate("--series", write("s.csv", rows), "--out", out()), "line 12", what);
    }

    @Test
    void refusesADayTwice() throws Exception {
        List<String> rows = new ArrayList<>(ChainForTests.rows(1, 2, 1));
        rows.add(rows.getFirst());

        assertRefused(evaluate("--series", write("s.csv", rows), "--out", out()), "line 12", "has 2024-03-28 twice");
    }

    @Test
    void refusesAFileWithoutRowsOrColumnsOrThatIsNotThere() throws Exception {
        assertRefused(evaluate("--series", write("s.csv", List.of()), "--out", out()), "it has no rows");
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        assertRefused(
                evaluate("--series", empty.toString(), "--out", out()),
                "it is empty",
                "its first line names the columns");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertRefused(evaluate("--series", other.toString(), "--out", out()), "column city_id is missing");
        assertRefused(evaluate("--series", "nowhere.csv", "--out", out()), "there is no such file");
        Path bytes = Files.write(folder.resolve("bytes.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused(evaluate("--series", bytes.toString(), "--out", out()), "it is not UTF-8");
    }

    @Test
    void refusesAPlaceItCannotWriteTo() throws Exception {
        String series = write("s.csv", ChainForTests.rows(1, 2, 1));

        assertRefused(
                evaluate(
                        "--series",
                        series,
                        "--out",
                        folder.resolve("no/where.csv").toString()),
                "cannot be written");
        assertRefused(evaluate("--series", series, "--out", folder.toString()), "cannot be written");
    }

    @Test
    void saysWhenTheActualsAreOfOtherDays() throws Exception {
        String series = write("s.csv", ChainForTests.rows(1, 5, 1));

        assertRefused(evaluate("--series", series, "--out", out(), "--actuals", series), "no row of a forecast day");
    }

    private static void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().toList().getLast()).contains(words);
    }
}
