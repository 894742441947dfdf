package io.tillstream.dashboards.auditor;

import io.tillstream.dashboards.audit.AuditEntry;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.audit.AuditState;
import io.tillstream.dashboards.export.Csv;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.assortment.Store;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /audit}: who did what, by person, day and kind; as a file, too; and whether the log is as it was written. */
@Controller
final class AuditPage {
    private static final int SHOWN = 50;
    private static final int EXPORT_PAGE = 1_000;

    private final AuditLog log;

    AuditPage(AuditLog log) {
        this.log = log;
    }

    /**
     * What is asked for.
     *
     * @param who by whom; absent for all
     * @param day on which day of head office's clock; absent for all
     * @param kind what was done; absent for everything
     */
    record Wanted(
            @Nullable String who,
            @Nullable LocalDate day,
            @Nullable AuditKind kind) {
        /** The address of this list, or of what is older in it. */
        String href(String path, @Nullable Long below) {
            return Links.link(path, "who", who, "day", day, "kind", kind, "below", below);
        }

        AuditFilter in(ZoneId zone) {
            return new AuditFilter(
                    who,
                    kind,
                    day == null ? null : day.atStartOfDay(zone).toInstant(),
                    day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /**
     * A line of the list.
     *
     * @param entry what was done
     * @param who a word for whoever did it
     * @param when day and time on head office's clock
     */
    record Row(AuditEntry entry, String who, String when) {}

    /**
     * Somebody to choose.
     *
     * @param name as it stands in entries
     * @param word as it is read
     */
    record Person(String name, String word) {}

    @ModelAttribute("wanted")
    Wanted wanted(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable AuditKind kind) {
        return new Wanted(who == null || who.isBlank() ? null : who, day, kind);
    }

    @GetMapping("/audit")
    String page(
            @ModelAttribute(name = "wanted", binding = false) Wanted wanted,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "9223372036854775807") long below,
            Model model) {
        ZoneId zone = headOffice(shops);
        List<AuditEntry> found = log.find(wanted.in(zone), below, SHOWN + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(SHOWN, found.size()));
        model.addAttribute(
                "rows",
                shown.stream()
                        .map(entry -> new Row(entry, word(entry.who(), show), when(entry.at(), zone, show)))
                        .toList());
        model.addAttribute(
                "older",
                found.size() > SHOWN ? wanted.href("/audit", shown.getLast().number()) : null);
        model.addAttribute("file", wanted.href("/audit.csv", null));
        model.addAttribute(
                "people",
                log.people().stream()
                        .map(name -> new Person(name, word(name, show)))
                        .toList());
        model.addAttribute("kinds", AuditKind.values());
        switch (log.state()) {
            case AuditState.Whole whole -> model.addAttribute("whole", whole);
            case AuditState.Broken broken -> model.addAttribute("broken", broken);
        }
        return "audit";
    }

    /** All of them, the latest first, without a limit. */
    @GetMapping("/audit.csv")
    ResponseEntity<StreamingResponseBody> file(
            @ModelAttribute(name = "wanted", binding = false) Wanted wanted,
            @ModelAttribute(name = "shops", binding = false) Shops shops) {
        AuditFilter filter = wanted.in(headOffice(shops));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    write(filter, writer);
                    writer.flush();
                });
    }

    private void write(AuditFilter filter, Writer writer) throws IOException {
        writer.write(Csv.row(List.of("number", "at", "who", "address", "kind", "subject", "before", "after", "hash")));
        List<AuditEntry> entries = log.find(filter, Long.MAX_VALUE, EXPORT_PAGE);
        while (!entries.isEmpty()) {
            for (AuditEntry entry : entries) {
                writer.write(Csv.row(List.of(
                        Long.toString(entry.number()),
                        entry.at().toString(),
                        entry.who(),
                        entry.address(),
                        entry.kind().word(),
                        entry.subject(),
                        Objects.requireNonNullElse(entry.before(), ""),
                        Objects.requireNonNullElse(entry.after(), ""),
                        entry.hash())));
            }
            entries = log.find(filter, entries.getLast().number(), EXPORT_PAGE);
        }
    }

    private static String word(String who, Show show) {
        return switch (who) {
            case "" -> show.say("audit.nobody");
            case AuditLog.MACHINE, AuditLog.SETTINGS -> show.say("audit.by." + who);
            default -> show.person(who);
        };
    }

    private static String when(Instant at, ZoneId zone, Show show) {
        return show.date(LocalDate.ofInstant(at, zone)) + " "
                + DateTimeFormatter.ofPattern("HH:mm:ss").format(at.atZone(zone));
    }

    /** The clock of the first store; a chain within one zone has no other. */
    private static ZoneId headOffice(Shops shops) {
        return shops.all().stream().findFirst().map(Store::zone).orElse(ZoneOffset.UTC);
    }
}
