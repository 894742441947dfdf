package io.tillstream.till.support;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillBundle;
import io.tillstream.events.till.TillHealth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A till's log and state as a zip file: {@code health.json}, {@code settings.txt}, {@code files.txt} and {@code log.txt}. Every
 * text goes through {@link Withheld}; where the log is too long its oldest lines are left out.
 *
 * @param health what the till says of itself
 * @param settings those that hold, by name; no secrets
 * @param files of the data folder, with their sizes
 * @param lines of the log, the oldest first
 */
record LogBundle(
        TillHealth health, Map<String, String> settings, Map<String, Long> files, List<RecentLines.Line> lines) {
    private static final int LONGEST_DETAIL = 300;

    LogBundle {
        settings = new TreeMap<>(settings);
        files = new TreeMap<>(files);
        lines = List.copyOf(lines);
    }

    /** The file; never larger than {@link TillBundle#LARGEST}. */
    byte[] zip(Withheld withheld) throws IOException {
        List<String> told = lines.stream()
                .map(line -> line.at() + " " + line.head() + " : " + withheld.from(line.said()) + "\n")
                .toList();
        for (int from = 0; ; from = (from + told.size() + 1) / 2) {
            byte[] zip = zip(withheld, told.subList(from, told.size()));
            if (zip.length <= TillBundle.LARGEST) {
                return zip;
            }
            if (from == told.size()) {
                throw new IOException("What is beside the log takes " + zip.length + " bytes; at most "
                        + TillBundle.LARGEST + " can be sent.");
            }
        }
    }

    private byte[] zip(Withheld withheld, List<String> told) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            entry(zip, "health.json", CanonicalJson.text(withoutPersons(withheld)));
            List<String> named = new ArrayList<>();
            settings.forEach((name, value) -> named.add(name + "=" + withheld.from(value)));
            entry(zip, "settings.txt", String.join("\n", named));
            List<String> sized = new ArrayList<>();
            files.forEach((name, size) -> sized.add(withheld.from(name) + " " + size));
            entry(zip, "files.txt", String.join("\n", sized));
            zip.putNextEntry(new ZipEntry("log.txt"));
            for (String line : told) {
                write(zip, line);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** Findings and what is said against settings or a program have words of their own. */
    private TillHealth withoutPersons(Withheld withheld) {
        return new TillHealth(
                health.till(),
                health.at(),
                health.version(),
                health.epoch(),
                health.journalHead(),
                health.waiting(),
                health.oldestWaiting(),
                health.printer(),
                health.findings().stream()
                        .map(found -> new TillHealth.Found(
                                found.finding(),
                                found.details().stream()
                                        .map(detail -> shortened(withheld.from(detail)))
                                        .toList()))
                        .toList(),
                health.lookedAt(),
                health.holding(),
                health.clockAhead(),
                settingsWithoutPersons(withheld),
                programWithoutPersons(withheld));
    }

    private @Nullable SettingsHeld settingsWithoutPersons(Withheld withheld) {
        SettingsHeld held = health.settings();
        return held == null || held.reason() == null
                ? held
                : new SettingsHeld(held.version(), held.refused(), withheld.from(held.reason()), held.receipts());
    }

    private @Nullable ProgramHeld programWithoutPersons(Withheld withheld) {
        ProgramHeld held = health.program();
        return held == null || held.reason() == null
                ? held
                : new ProgramHeld(
                        held.runs(), held.has(), held.refused(), withheld.from(held.reason()), held.onTrial());
    }

    /** What is withheld may be shorter than what says so. */
    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, text + "\n");
        zip.closeEntry();
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
