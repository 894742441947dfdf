package io.tillstream.till.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.TillId;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillBundle;
import io.tillstream.events.till.TillHealth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Canaries are put where they must never be, and none of them comes out. */
class LogBundleTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Withheld WITHHELD =
            new Withheld(List.of("Canary Jones", "金絲雀", "Bo"), List.of("c7-anna", "12"));

    private static TillHealth health(String... details) {
        return new TillHealth(
                TillId.parse("s1-t1"),
                NOON,
                "0.1.0",
                1,
                42,
                0,
                null,
                null,
                List.of(new TillHealth.Found("records-refused", List.of(details))),
                NOON,
                null,
                5L,
                new SettingsHeld(1, 2L, String.join(" ", details)),
                new ProgramHeld("0a".repeat(32), "0b".repeat(32), 3L, String.join(" ", details), true));
    }

    private static RecentLines.Line line(String said) {
        return new RecentLines.Line(NOON, "WARN io.tillstream.till.Counter", said);
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary jones",
                "CANARY JONES",
                "金絲雀",
                "canary.bird+till@example.invalid",
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "+44 20 7946 0018",
                "(020) 7946-0018",
                "0912 345 678",
                "1385550123",
                "TSG0000000000017",
                "maaaaaaaaaaaaaaaa",
                "MCowBQYDK2VwAyEAcanarycanarycanarycanarycanary=",
            })
    void whatMayBeAPersonOrTheirMoneyIsNowhereInIt(String canary) throws IOException {
        LogBundle bundle = new LogBundle(
                health("Card " + canary + " was refused"),
                Map.of("till.scanner", "/dev/" + canary),
                Map.of("print/" + canary + ".json", 12L),
                List.of(line("Member " + canary + " paid"), line(canary), line("x" + canary + "y")));

        Map<String, String> files = unpacked(bundle.zip(WITHHELD));

        assertThat(files).containsOnlyKeys("health.json", "settings.txt", "files.txt", "log.txt");
        assertThat(files.values())
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({
        "Card \uFF14\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11 was refused, Card [number] was refused",
        "Card 4111\u200B1111\u200B1111 was refused, Card [number] was refused",
        "Call \u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667, Call [number]",
        "Call \uFF080912\uFF09345\u2013678 now, Call ([number] now",
        "Paid by 411111******1111, Paid by [card]",
        "Ends in \u2022\u2022\u2022\u2022 4242, Ends in [card]",
        "JONES is here, [name] is here",
        "Ca\u00ADnary Jones is here, [name] is here",
        "Bo has a Box, [name] has a Box",
        "Signed in: c7-anna, Signed in: [staff]",
        "Key DEADBEEFDEADBEEFDEADBEEFDEADBEEF, Key [long]",
        "One line\u2028and another, One line and another",
        "Waited 12 ms of 500 ms, Waited 12 ms of 500 ms",
    })
    void whatIsWrittenAnotherWayIsFoundToo(String said, String left) {
        assertThat(WITHHELD.from(said)).isEqualTo(left);
    }

    @Test
    void whatHelpsIsStillThere() throws IOException {
        LogBundle bundle = new LogBundle(
                health("HTTP 422"),
                Map.of("till.language", "zh-TW"),
                Map.of("journal/epoch-1.journal", 81_920L),
                List.of(line("Printer on /dev/ttyUSB0 gave no answer in 500 ms.")));

        Map<String, String> files = unpacked(bundle.zip(WITHHELD));

        assertThat(files.get("health.json")).contains("records-refused", "HTTP 422", "\"journalHead\":42");
        assertThat(files.get("health.json")).contains("\"runs\":\"" + "0a".repeat(32), "\"onTrial\":true");
        assertThat(files.get("settings.txt")).isEqualTo("till.language=zh-TW\n");
        assertThat(files.get("files.txt")).isEqualTo("journal/epoch-1.journal 81920\n");
        assertThat(files.get("log.txt"))
                .isEqualTo(
                        "2026-11-26T12:00:00Z WARN io.tillstream.till.Counter : Printer on /dev/ttyUSB0 gave no answer"
                                + " in 500 ms.\n");
    }

    @Test
    void aLogThatIsTooLongLosesItsOldestLines() throws IOException {
        Random random = new Random(7);
        List<RecentLines.Line> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int letter = 0; letter < 400; letter++) {
                noise.append((char) (letter % 20 == 19 ? ' ' : 0x4E00 + random.nextInt(20_000)));
            }
            lines.add(line(noise.toString()));
        }
        lines.add(line("the newest"));

        byte[] zip = new LogBundle(health(), Map.of(), Map.of(), lines).zip(WITHHELD);

        assertThat(zip.length).isBetween(1_000, TillBundle.LARGEST);
        assertThat(unpacked(zip).get("log.txt")).endsWith("the newest\n");
    }

    @Test
    void keepsWhatIsLoggedFromItsStartOn() {
        RecentLines lines = RecentLines.listening();
        Logger log = LoggerFactory.getLogger("io.tillstream.till.support.Canary");

        log.warn("A scale gave {} g", 12, new IOException("cable"));

        assertThat(lines.kept())
                .filteredOn(line -> line.head().endsWith("support.Canary"))
                .singleElement()
                .satisfies(line -> assertThat(line.said()).contains("A scale gave 12 g", "IOException: cable"));
        lines.stop();
        log.warn("A scale gave 13 g");
        assertThat(lines.kept()).noneMatch(line -> line.said().contains("13 g"));
    }

    @Test
    void keepsOfALineNoMoreThanWholeWordsOfAThousandCharacters() {
        RecentLines lines = RecentLines.listening();

        LoggerFactory.getLogger("io.tillstream.till.support.Canary").warn("{} 4111111111111111", "x".repeat(990));

        assertThat(lines.kept())
                .filteredOn(line -> line.head().endsWith("support.Canary"))
                .singleElement()
                .satisfies(line -> assertThat(line.said()).isEqualTo("x".repeat(990)));
        lines.stop();
    }
}
