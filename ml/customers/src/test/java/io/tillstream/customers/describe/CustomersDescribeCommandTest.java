package io.tillstream.customers.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.customers.Shoppers;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CustomersDescribeCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private static Command.Answer describe(String... arguments) {
        return Command.ask(new CustomersDescribeCommand(), arguments);
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("purchases.csv"), text).toString();
    }

    private static String year() {
        StringBuilder lines = new StringBuilder("customer_id,date,units,amount\n");
        for (MemberPurchases member : Shoppers.year(400, 12, 2)) {
            for (PurchaseDay day : member.days()) {
                lines.append(member.id() + "," + day.on() + ",1," + day.amount() + "\n");
            }
        }
        return lines.toString();
    }

    @Test
    void printsOneDocumentInTheShapeOfTheReferencePage() throws Exception {
        Command.Answer outcome =
                describe("--transactions", file(year()), "--until", "20251015", "--days", "42", "--json");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isEqualTo(ExitCode.SUCCESS);
        JsonNode document = JSON.readTree(outcome.out());
        Path docs = Path.of("").toAbsolutePath().resolve("../../docs/reference");
        String page = Files.readString(docs.resolve("customers-describe.md"));
        JsonNode example = JSON.readTree(page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("\n```")));
        JsonNode schema = JSON.readTree(docs.resolve("customers-describe.schema.json"));
        assertThat(document.propertyNames())
                .containsExactlyElementsOf(example.propertyNames())
                .containsExactlyElementsOf(schema.path("properties").propertyNames());
        JsonNode group = document.path("groups").path(0);
        assertThat(group.propertyNames())
                .containsExactlyElementsOf(example.at("/groups/0").propertyNames())
                .containsExactlyElementsOf(schema.at("/$defs/group/properties").propertyNames());
        JsonNode score = document.at("/followed/churn");
        assertThat(score.propertyNames())
                .containsExactlyElementsOf(example.at("/measured/churn").propertyNames())
                .containsExactlyElementsOf(schema.at("/$defs/score/properties").propertyNames());
        assertThat(score.path("tenths").size()).isEqualTo(10);
        assertThat(document.path("groups")
                        .valueStream()
                        .mapToInt(one -> one.path("members").asInt())
                        .sum())
                .isEqualTo(document.path("members").asInt());
        assertThat(document.path("stages")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(document.path("members").asInt());
    }

    /** Everybody is in one group, and whoever stopped coming in summer is not among those who keep to their rhythm. */
    @Test
    void writesALineForEachMember() throws Exception {
        Path out = folder.resolve("members.csv");
        List<MemberPurchases> members = Shoppers.year(400, 12, 2);

        Command.Answer outcome = describe("--transactions", file(year()), "--out", out.toString());

        assertThat(outcome.out()).as(outcome.err()).startsWith("400 members");
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(out))) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows).hasSize(400);
            for (int i = 0; i < 400; i++) {
                CSVRecord row = rows.get(i);
                assertThat(row.get("customer_id")).isEqualTo(members.get(i).id());
                assertThat(row.toList()).noneMatch(value -> value.contains("NaN") || value.contains("Infinity"));
                assertThat(row.get("words")).isNotBlank();
                assertThat(row.get("price_sensitivity")).isEmpty();
                if (members.get(i).last().getMonthValue() < 7) {
                    assertThat(row.get("group")).isIn("gone", "valued-lost", "fading", "valued-at-risk");
                    assertThat(Double.parseDouble(row.get("stays_away"))).isGreaterThan(0.5);
                }
            }
        }
    }

    @Test
    void readsItemsStoresAndDiscountsWhereThereAreSome() throws Exception {
        StringBuilder lines = new StringBuilder("customer_id,date,units,amount,item,store,discount\n");
        for (int week = 0; week < 20; week++) {
            for (int person = 0; person < 20; person++) {
                boolean reduced = person == 0 || (person + week) % 3 == 0;
                lines.append("m" + person + "," + Shoppers.FIRST.plusWeeks(week) + ",1,"
                        + (reduced ? "4,tea,s1,1" : "5,tea,s1,0") + "\n");
            }
        }
        Path packed = folder.resolve("purchases.csv.gz");
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(packed))) {
            bytes.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path out = folder.resolve("members.csv");

        Command.Answer outcome = describe("--transactions", packed.toString(), "--out", out.toString());

        assertThat(outcome.out()).as(outcome.err()).contains("Price sensitivity is known of 20.");
        assertThat(Files.readAllLines(out).get(1)).contains("reductions count");
    }

    @Test
    void describesALoneCustomerWithoutAModel() throws Exception {
        Command.Answer outcome = describe("--transactions", file("customer_id,date,units,amount\n李,20260105,1,5\n"));

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(outcome.out()).startsWith("1 member until").contains("days-since-last is served");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_id,date,units,amount\\na,20250132,1,1\\n | line 2: date \"20250132\"",
                "customer_id,date,units\\na,20250131,1\\n | line 1: no column amount",
                "customer_id,date,units,amount,discount\\na,20250131,1,1,-3\\n | line 2: discount \"-3\"",
                "customer_id,date,units,amount\\na,20250131,-1,1\\n | no purchases"
            })
    void saysInOneLineWhatIsWrongWithAFile(String text, String complaint) throws Exception {
        Command.Answer outcome = describe("--transactions", file(text.replace("\\n", "\n")));

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.err().lines()).singleElement().asString().contains(complaint);
    }

    @Test
    void saysInOneLineWhatIsWrongWithAnOption() throws Exception {
        String file = file("customer_id,date,units,amount\na,20250131,1,1\n");
        List<String> complaints = new ArrayList<>();
        for (String[] wrong : new String[][] {
            {"--until", "spring"},
            {"--until", "20241231"},
            {"--days", "0"},
            {"--days", "9999"},
            {"--out", folder.resolve("none/out.csv").toString()}
        }) {
            Command.Answer outcome = describe("--transactions", file, wrong[0], wrong[1]);
            assertThat(outcome.exit()).as(wrong[0]).isEqualTo(ExitCode.CANNOT_WORK);
            complaints.add(outcome.err());
        }
        assertThat(complaints)
                .allSatisfy(complaint -> assertThat(complaint.lines()).hasSize(1));
        assertThat(complaints.get(3))
                .startsWith("Option --days: 9999; ")
                .contains("reach from 2025-01-31 to 2025-01-31, 1 in all; name at most as many");
    }
}
