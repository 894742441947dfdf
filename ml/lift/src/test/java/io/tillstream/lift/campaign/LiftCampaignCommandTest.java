package io.tillstream.lift.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.commandline.Command;
import io.tillstream.events.MemberId;
import io.tillstream.features.control.ControlGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiftCampaignCommandTest {
    private static final Instant MONDAY = Instant.parse("2026-05-04T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<LocalDate, StringBuilder> days = new TreeMap<>();
    private int sales;

    @TempDir
    Path archive;

    @Test
    void comparesThoseShownWithThoseWhoWouldHaveBeen() throws Exception {
        for (int member = 0; member < 300; member++) {
            boolean isShown = member % 2 == 0;
            sell(member, at(-10, member), 2, "");
            sell(member, at(0, member), 1, isShown ? "SHOWN" : "WOULD_HAVE_SHOWN");
            // Whoever was shown it comes once more, and buys three.
            if (isShown) {
                sell(member, at(5, member), 3, "ACCEPTED");
            }
            sell(member, at(40, member), 9, "");
        }

        JsonNode document = measured("--days", "14", "--control", "50");

        assertThat(document.get("shown").asInt()).isEqualTo(150);
        assertThat(document.get("wouldHaveShown").asInt()).isEqualTo(150);
        assertThat(document.get("waiting").asInt()).isZero();
        assertThat(effect(document, "units")).isEqualTo(3, within(1e-9));
        assertThat(effect(document, "visits")).isEqualTo(1, within(1e-9));
        assertThat(effect(document, "revenue")).isEqualTo(300, within(1e-9));
        assertHasTheShapeOfThePage(document);
        // 1.00 each, of it 0.05 tax, and it cost 0.60.
        assertThat(effect(document, "margin")).isEqualTo(105, within(1e-9));
    }

    private static void assertHasTheShapeOfThePage(JsonNode document) throws IOException {
        Path reference = Path.of("").toAbsolutePath().resolve("../../docs/reference");
        String page = Files.readString(reference.resolve("lift-campaign.md"));
        JsonNode example = JSON.readTree(page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("\n```")));
        JsonNode schema = JSON.readTree(reference.resolve("lift-campaign.schema.json"));
        assertThat(document.propertyNames())
                .containsExactlyElementsOf(example.propertyNames())
                .containsExactlyElementsOf(schema.at("/properties").propertyNames());
        assertThat(document.at("/measures/0").propertyNames())
                .containsExactlyElementsOf(example.at("/measures/0").propertyNames())
                .containsExactlyElementsOf(
                        schema.at("/properties/measures/items/properties").propertyNames());
    }

    @Test
    void holdsTheGroupsAgainstTheLot() throws Exception {
        long control = 0;
        for (int member = 0; member < 400; member++) {
            boolean isControl = ControlGroup.isControl(MemberId.of(id(member)), "picks", 2_000);
            control += isControl ? 1 : 0;
            sell(member, at(0, member), 1, isControl ? "WOULD_HAVE_SHOWN" : "SHOWN");
        }

        JsonNode drawn = measured("--control", "20").get("assignment");
        JsonNode another = measured("--control", "35").get("assignment");

        assertThat(drawn.get("control").asLong()).isEqualTo(control);
        assertThat(drawn.get("expected").asDouble()).isEqualTo(80, within(1e-9));
        assertThat(drawn.get("balanced").asBoolean()).isTrue();
        assertThat(drawn.get("otherwise").asLong()).isZero();
        assertThat(another.get("balanced").asBoolean()).isFalse();
        assertThat(another.get("otherwise").asLong()).isBetween(30L, 90L);
        assertThat(ask("--control", "20").out()).contains("0 members are in another group than the lot says.");
        assertThat(ask("--control", "35").out()).contains("the effect cannot be trusted");
        assertThat(complaint("--control", "100")).contains("0.01 to 99.99");
        assertThat(complaint("--control", "0.005")).contains("two decimals");
    }

    /** Half of the members spend less, and decline what they are offered before a till has shown it. It would have changed nothing. */
    @Test
    void whoDeclinesMakesAnEffectAmongThoseShownAndNoneByTheLot() throws Exception {
        plantDecliners(0);

        JsonNode document = measured("--days", "14", "--control", "50");

        assertThat(interval(document.get("measures")).get("low").asDouble()).isGreaterThan(0.5);
        JsonNode all = interval(document.at("/assigned/measures"));
        assertThat(all.get("low").asDouble()).isLessThan(0);
        assertThat(all.get("high").asDouble()).isGreaterThan(0);
        assertThat(all.get("effect").asDouble()).isEqualTo(0, within(0.2));
        assertThat(document.at("/assigned/offered").asInt()
                        + document.at("/assigned/control").asInt())
                .isEqualTo(2_000);
        assertThat(ask("--days", "14", "--control", "50").out()).contains("all by the lot");
    }

    /** Half of them are shown it and buy one piece more: half a piece a member. */
    @Test
    void findsByTheLotWhatAnOfferBroughtAllOfThem() throws Exception {
        plantDecliners(1);

        JsonNode all = interval(measured("--days", "14", "--control", "50").at("/assigned/measures"));

        assertThat(all.get("low").asDouble()).isGreaterThan(0);
        assertThat(all.get("low").asDouble()).isLessThan(0.5);
        assertThat(all.get("high").asDouble()).isGreaterThan(0.5);
    }

    /** Before, all are alike; after, those who decline buy one piece and others three, and {@code more} where they were shown it. */
    private void plantDecliners(int more) {
        for (int member = 0; member < 2_000; member++) {
            sell(member, at(-10, member), 2, "");
        }
        for (int member = 0; member < 2_000; member++) {
            boolean isControl = ControlGroup.isControl(MemberId.of(id(member)), "picks", 5_000);
            boolean declines = member % 2 == 0;
            String outcome = isControl ? "WOULD_HAVE_SHOWN" : declines ? "" : "SHOWN";
            int pieces = (declines ? 1 : 3) + (outcome.equals("SHOWN") ? more : 0);
            sell(member, at(0, member), pieces, outcome);
        }
        sell(0, at(40, 0), 1, "");
    }

    private static JsonNode interval(JsonNode measures) {
        for (JsonNode each : measures) {
            if (each.get("measure").asString().equals("units")) {
                return each;
            }
        }
        throw new AssertionError("No units in " + measures);
    }

    @Test
    void waitsUntilEverybodysDaysAreOver() throws Exception {
        for (int member = 0; member < 20; member++) {
            sell(member, at(member, member), 1, "SHOWN");
        }

        JsonNode document = measured("--days", "7");

        assertThat(document.get("shown").asInt()).isEqualTo(13);
        assertThat(document.get("waiting").asInt()).isEqualTo(7);
        assertThat(document.get("measures").isEmpty()).isTrue();
    }

    @Test
    void saysWhenSomebodyWasInBothGroups() throws Exception {
        sell(1, at(0, 1), 1, "SHOWN");
        sell(1, at(1, 1), 1, "WOULD_HAVE_SHOWN");
        sell(2, at(30, 2), 1, "");

        assertThat(measured().get("inBothGroups").asInt()).isEqualTo(1);
        assertThat(ask().out()).contains("1 were in both groups");
    }

    @Test
    void saysInOneLineWhatItCannotUse() throws Exception {
        assertThat(complaint("--days", "0")).contains("1 to 366");
        assertThat(complaint()).contains("no folder date=YYYY-MM-DD");
        sell(1, at(0, 1), 1, "");
        assertThat(complaint()).contains("no sale in the archive shows an offer of it");
        Files.createDirectories(archive.resolve("date=2026-05-05"));
        write(LocalDate.parse("2026-05-05"), "{\"fact\":{}}\n");
        assertThat(complaint()).contains("line 1").contains("must be a journal record");
    }

    @Test
    void namesTheCampaignsThatTheArchiveHolds() throws Exception {
        for (int member = 0; member < 7; member++) {
            for (int offers = 0; offers <= member; offers++) {
                sell(member, at(offers, member), 1, "SHOWN", "weeks-" + member);
            }
        }

        assertThat(complaint())
                .contains("Campaign picks: no sale in the archive shows an offer of it;")
                .contains("offers of weeks-6, weeks-5, weeks-4, weeks-3, weeks-2 and perhaps more;");
    }

    private String complaint(String... more) throws IOException {
        Command.Answer answer = ask(more);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err().strip()).hasLineCount(1);
        return answer.err();
    }

    private JsonNode measured(String... more) throws IOException {
        String[] arguments = new String[more.length + 1];
        System.arraycopy(more, 0, arguments, 0, more.length);
        arguments[more.length] = "--json";
        Command.Answer answer = ask(arguments);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return JSON.readTree(answer.out());
    }

    private Command.Answer ask(String... more) throws IOException {
        for (Map.Entry<LocalDate, StringBuilder> day : days.entrySet()) {
            write(day.getKey(), day.getValue().toString());
        }
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--archive";
        arguments[1] = archive.toString();
        arguments[2] = "--campaign";
        arguments[3] = "picks";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Command.ask(new LiftCampaignCommand(), arguments);
    }

    private void write(LocalDate date, String lines) throws IOException {
        Path folder = Files.createDirectories(archive.resolve("date=" + date));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("part-0-0-9.jsonl.gz")))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static double effect(JsonNode document, String measure) {
        for (JsonNode each : document.get("measures")) {
            if (each.get("measure").asString().equals(measure)) {
                return each.get("effect").asDouble();
            }
        }
        throw new AssertionError("No " + measure + " in " + document);
    }

    private static Instant at(int day, int second) {
        return MONDAY.plus(Duration.ofDays(day)).plusSeconds(second);
    }

    private static String id(int member) {
        return "maaaaaaaaaaaaa" + (char) ('a' + member / 676) + (char) ('a' + member / 26 % 26)
                + (char) ('a' + member % 26);
    }

    private void sell(int member, Instant at, int pieces, String outcome) {
        sell(member, at, pieces, outcome, "picks");
    }

    private void sell(int member, Instant at, int pieces, String outcome, String campaign) {
        LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate();
        String offers = outcome.isEmpty()
                ? ""
                : "{\"campaign\":\"" + campaign + "\",\"decisionId\":\"d-" + member + "\",\"kind\":\"" + outcome
                        + "\"}";
        days.computeIfAbsent(date, fresh -> new StringBuilder()).append("""
                {"fact":{"type":"sale","assumed":[],"businessDate":"%s","cashRounding":"0.00 GBP","channel":"TILL",\
                "happenedAt":"%s","lines":[{"discounts":[],"gross":"%d.00 GBP","gtin":"09520000000165","line":1,\
                "merchandise":{"category":"eggs","unitCost":"0.60 GBP"},"net":"%d.00 GBP","points":0,\
                "priceSource":"PRICE_BOOK","quantity":"%d ea","tax":"%.2f GBP","taxGroup":"standard",\
                "unitPrice":"1.00 GBP"}],"member":"%s","offers":[%s],"operator":"c1","origin":"LIVE",\
                "source":{"epoch":1,"sequence":%d,"till":"s1-t1"},"taxes":[],"tenders":[{"change":"0.00 GBP",\
                "tendered":"%d.00 GBP","type":"CASH"}],"total":"%d.00 GBP"},\
                "hash":"%s","previousHash":"%s"}
                """.formatted(
                        date,
                        at,
                        pieces,
                        pieces,
                        pieces,
                        pieces * 0.05,
                        id(member),
                        offers,
                        ++sales,
                        pieces,
                        pieces,
                        "0".repeat(64),
                        "0".repeat(64)));
    }
}
