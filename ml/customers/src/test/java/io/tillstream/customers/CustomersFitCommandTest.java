package io.tillstream.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CustomersFitCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    @TempDir
    Path folder = Path.of("");

    private static Command.Answer fit(String... arguments) {
        return Command.ask(new CustomersFitCommand(), arguments);
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("purchases.csv"), text).toString();
    }

    /** Three hundred people over a year; some stop coming. */
    private static String year() {
        Random random = new Random(39);
        StringBuilder lines = new StringBuilder("customer_id,date,units,amount\n");
        for (int customer = 0; customer < 300; customer++) {
            LocalDate day = FIRST.plusDays(random.nextInt(80));
            int every = 5 + random.nextInt(60);
            do {
                lines.append("c" + customer + "," + day.toString().replace("-", "") + ",1," + (5 + random.nextInt(40))
                        + "\n");
                day = day.plusDays(1 + random.nextInt(2 * every));
            } while (day.getYear() == 2025 && random.nextInt(6) > 0);
        }
        return lines.toString();
    }

    @Test
    void printsOneDocumentInTheShapeOfTheReferencePage() throws Exception {
        Command.Answer outcome = fit("--transactions", file(year()), "--json");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isEqualTo(ExitCode.SUCCESS);
        JsonNode document = JSON.readTree(outcome.out());
        assertThat(document.path("customers").asInt()).isEqualTo(300);
        String page = Files.readString(Path.of("").toAbsolutePath().resolve("../../docs/reference/customers.md"));
        JsonNode example = JSON.readTree(page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("\n```")));
        JsonNode schema =
                JSON.readTree(Path.of("").toAbsolutePath().resolve("../../docs/reference/customers.schema.json"));
        assertThat(document.propertyNames())
                .containsExactlyElementsOf(example.propertyNames())
                .containsExactlyElementsOf(schema.path("properties").propertyNames());
        assertThat(document.path("unsettled").isArray()).isTrue();
        for (String model : List.of("bgnbd", "gammaGamma")) {
            assertThat(document.path(model).propertyNames())
                    .containsExactlyElementsOf(example.path(model).propertyNames())
                    .containsExactlyElementsOf(
                            schema.at("/properties/" + model + "/properties").propertyNames());
            assertThat(document.path(model).values())
                    .allSatisfy(value -> assertThat(value.isNumber()).isTrue());
        }
    }

    /** Twelve people who come every week to the end and spend nearly the same: nobody ever leaves, and nobody differs. */
    @Test
    void saysWhichParametersTheDataDoNotSettle() throws Exception {
        StringBuilder lines = new StringBuilder("customer_id,date,units,amount\n");
        for (int customer = 0; customer < 12; customer++) {
            for (int week = 0; week < 40; week++) {
                LocalDate day = FIRST.plusDays(7L * week + customer % 3);
                lines.append("c" + customer + "," + day + ",1," + (10 + (customer + week) % 2) + "\n");
            }
        }

        Command.Answer people = fit("--transactions", file(lines.toString()));
        JsonNode document = JSON.readTree(
                fit("--transactions", file(lines.toString()), "--json").out());

        assertThat(people.exit()).as(people.err()).isEqualTo(ExitCode.SUCCESS);
        List<String> unsettled =
                document.path("unsettled").valueStream().map(JsonNode::asString).toList();
        assertThat(unsettled).contains("bgnbd.b", "gammaGamma.q");
        assertThat(people.out()).contains("These data do not settle " + String.join(", ", unsettled) + ": ");
    }

    @Test
    void writesALineForEachCustomer() throws Exception {
        Path out = folder.resolve("customers.csv");

        Command.Answer outcome = fit("--transactions", file(year()), "--until", "20250801", "--out", out.toString());

        assertThat(outcome.out()).as(outcome.err()).startsWith("300 customers");
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(301);
        assertThat(lines.getFirst())
                .isEqualTo("customer_id,repeats,recency_weeks,age_weeks,alive,expected_purchases,expected_amount,"
                        + "expected_value");
        assertThat(lines.subList(1, 301))
                .allSatisfy(line -> assertThat(List.of(line.split(",", -1)))
                        .hasSize(8)
                        .noneMatch(value -> value.contains("NaN") || value.contains("Infinity")));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    /** Bought on 1 and 3 January, and on 15 January after the end; what came back on 4 January is no purchase. */
    @Test
    void countsDaysOfPurchasesUntilTheEnd() throws Exception {
        String rows = """
                customer_id,date,units,amount
                a,20250103,1,4.00
                a,2025-01-01,1,9.00
                a,20250103,2,6.00
                a,20250104,-1,-4.00
                a,20250115,1,9.00
                b,20250120,1,1.00
                """;

        List<Customer> customers = Purchases.in(Path.of(file(rows))).customers(LocalDate.parse("2025-01-08"), 39);

        assertThat(customers).containsExactly(new Customer("a", 1, 2 / 7.0, 1, 10));
        assertThat(Purchases.in(Path.of(file(rows))).customers(null, 39))
                .extracting(Customer::age)
                .containsExactly(272 / 7.0, 253 / 7.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_id,date,units,amount\\na,20250132,1,1\\n | line 2: date \"20250132\"",
                "customer_id,date,units,amount\\na,20250131,one,1\\n | line 2: units \"one\"",
                "customer_id,date,units,amount\\n,20250131,1,1\\n | line 2: no customer_id",
                "customer_id,date,units\\na,20250131,1\\n | line 1: no column amount",
                "customer_id,date,units,amount\\na,20250131,-1,1\\n | no purchases",
                "customer_id,date,units,amount\\na,20250131,1,1\\n | fewer than two customers came back"
            })
    void saysInOneLineWhatIsWrongWithAFile(String text, String complaint) throws Exception {
        Command.Answer outcome = fit("--transactions", file(text.replace("\\n", "\n")));

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.err().lines()).singleElement().asString().contains(complaint);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void saysInOneLineWhatIsWrongWithAnOption() throws Exception {
        String file = file(year());
        List<String> complaints = new ArrayList<>();
        for (String[] wrong : new String[][] {
            {"--until", "spring"},
            {"--until", "20241231"},
            {"--weeks", "0"},
            {"--out", folder.resolve("none/out.csv").toString()}
        }) {
            Command.Answer outcome = fit("--transactions", file, wrong[0], wrong[1]);
            assertThat(outcome.exit()).as(wrong[0]).isEqualTo(ExitCode.CANNOT_WORK);
            complaints.add(outcome.err());
        }
        assertThat(complaints)
                .allSatisfy(complaint -> assertThat(complaint.lines()).hasSize(1));
        assertThat(complaints.get(1)).contains("2025-01-02");
    }
}
