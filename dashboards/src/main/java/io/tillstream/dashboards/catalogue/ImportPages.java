package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.frame.Frame;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.spreadsheet.SheetWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files of master data: handed in, looked at, published, taken back; and everything that is known as a file. */
@Controller
final class ImportPages {
    private static final int SHOWN = 50;
    private static final int LISTED = 30;
    private static final int BEGINS_SHOWN = 12;
    private static final int LONGEST_NAME = 120;

    private final Changes changes;
    private final ChangeSets sets;
    private final SheetKinds kinds;
    private final StrikingPrices striking;
    private final PriceSheet prices;

    ImportPages(Changes changes, ChangeSets sets, SheetKinds kinds, StrikingPrices striking, PriceSheet prices) {
        this.striking = striking;
        this.prices = prices;
        this.changes = changes;
        this.sets = sets;
        this.kinds = kinds;
    }

    /**
     * A change of the preview.
     *
     * @param row what it is
     * @param title a name to read
     * @param key which thing, to read
     * @param differences what it does, column by column
     * @param look a price beside the one before
     */
    record Line(ChangeRow row, String title, String key, List<Difference> differences, StrikingPrices.Look look) {}

    /**
     * Something wrong, as it is read.
     *
     * @param wrong where and what
     * @param rule what should stand there
     * @param next what to do
     */
    record WrongLine(Wrong wrong, String rule, String next) {
        static WrongLine of(Wrong wrong, Show show) {
            if (wrong.rule() == Rule.CAMPAIGN) {
                List<String> detail = Arrays.asList(wrong.detail().split("\\|", -1));
                return new WrongLine(
                        wrong,
                        show.say(
                                "campaigns.wrong." + detail.getFirst(),
                                detail.subList(1, detail.size()).toArray()),
                        show.say("catalogue.next.CAMPAIGN"));
            }
            if (wrong.rule() == Rule.AMOUNT && wrong.detail().equals("0")) {
                return new WrongLine(
                        wrong, show.say("catalogue.rule.AMOUNT.whole"), show.say("catalogue.next.AMOUNT.whole"));
            }
            return new WrongLine(
                    wrong,
                    show.say("catalogue.rule." + wrong.rule(), wrong.detail()),
                    show.say("catalogue.next." + wrong.rule(), wrong.detail()));
        }
    }

    @GetMapping("/master-data/imports")
    String list(@RequestParam(defaultValue = "9223372036854775807") long below, Model model) {
        List<ChangeSet> found = sets.latest(below, LISTED + 1);
        List<ChangeSet> shown = found.subList(0, Math.min(LISTED, found.size()));
        model.addAttribute("sets", shown);
        model.addAttribute(
                "older",
                found.size() > LISTED
                        ? Links.link(
                                "/master-data/imports", "below", shown.getLast().id())
                        : null);
        model.addAttribute("kinds", kinds.all().stream().map(SheetKind::path).toList());
        return "catalogue-imports";
    }

    @GetMapping("/master-data/imports/{id}")
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int after,
            @ModelAttribute(name = "show", binding = false) Show show,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            Model model) {
        fill(need(id), after, show, frame, model);
        return "catalogue-import";
    }

    @GetMapping("/master-data/imports/{id}/part")
    String part(
            @PathVariable long id,
            @ModelAttribute(name = "show", binding = false) Show show,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            Model model) {
        fill(need(id), 0, show, frame, model);
        return "catalogue-import :: part";
    }

    private void fill(ChangeSet set, int after, Show show, Frame frame, Model model) {
        SheetKind<?> kind = kinds.need(set.kind());
        List<ChangeRow> rows =
                set.state() == ChangeSet.State.READING ? List.of() : sets.rows(set.id(), after, SHOWN + 1);
        List<ChangeRow> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        model.addAttribute("set", set);
        model.addAttribute("choices", CataloguePages.CHOICES);
        model.addAttribute("lines", lines(set, kind, shown, show));
        model.addAttribute("striking", striking.count(set));
        model.addAttribute(
                "more",
                rows.size() > SHOWN
                        ? Links.link(
                                "/master-data/imports/" + set.id(),
                                "after",
                                shown.getLast().number())
                        : null);
        model.addAttribute(
                "begins",
                set.kind().equals("prices") && set.state() == ChangeSet.State.PUBLISHED
                        ? sets.begins(set.id(), BEGINS_SHOWN)
                        : List.of());
        List<Wrong> wrong = after == 0 ? sets.wrong(set.id(), 0, SHOWN + 1) : List.of();
        model.addAttribute(
                "wrongs",
                wrong.stream()
                        .limit(SHOWN)
                        .map(each -> WrongLine.of(each, show))
                        .toList());
        model.addAttribute("moreWrong", wrong.size() > SHOWN);
        model.addAttribute("overtaken", sets.count(set.id(), ChangeRow.Outcome.OVERTAKEN));
        model.addAttribute("kept", sets.count(set.id(), ChangeRow.Outcome.KEPT));
        model.addAttribute(
                "trouble",
                set.trouble() == null
                        ? null
                        : show.say("catalogue.trouble." + set.trouble(), (Object[])
                                set.troubleAbout().split("\\|", -1)));
        model.addAttribute(
                "may", Access.permits(frame.roles(), HttpMethod.POST, "/master-data/" + set.kind() + "/settle"));
    }

    private List<Line> lines(ChangeSet set, SheetKind<?> kind, List<ChangeRow> rows, Show show) {
        boolean price = kind == prices;
        List<StrikingPrices.Look> looks =
                price ? striking.of(set, rows) : Collections.nCopies(rows.size(), StrikingPrices.Look.PLAIN);
        return IntStream.range(0, rows.size())
                .mapToObj(place -> line(kind, rows.get(place), looks.get(place), show))
                .toList();
    }

    private Line line(SheetKind<?> kind, ChangeRow row, StrikingPrices.Look look, Show show) {
        boolean price = kind == prices;
        return new Line(
                row,
                title(kind, row, show),
                price ? prices.readable(row.key()) : row.key(),
                Difference.of(kind, row).stream()
                        .map(each -> price && each.column().equals("from") ? prices.byTheClock(each, row.key()) : each)
                        .toList(),
                look);
    }

    private static String title(SheetKind<?> kind, ChangeRow row, Show show) {
        String json = row.after() == null ? row.before() : row.after();
        return json == null ? row.key() : show.text(kind.titleOf(json));
    }

    private ChangeSet need(long id) {
        return sets.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Import " + id + " is not known; one that is not published is kept a day."));
    }

    @PostMapping({
        "/master-data/products/import",
        "/master-data/prices/import",
        "/master-data/suppliers/import",
        "/master-data/stores/import",
        "/master-data/staff/import",
        "/master-data/promotions/import"
    })
    String handIn(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean englishNames,
            @RequestParam(defaultValue = "false") boolean allOrNothing,
            Principal user,
            @ModelAttribute(name = "show", binding = false) Show show,
            HttpServletResponse response,
            Model model)
            throws IOException {
        String kind = kindOf(request);
        if (file == null || file.isEmpty()) {
            return refuse("NO_FILE", show, response, HttpStatus.BAD_REQUEST, model);
        }
        if (sets.reading() >= Changes.MOST_WAITING) {
            return refuse("TOO_MANY_WAITING", show, response, HttpStatus.TOO_MANY_REQUESTS, model);
        }
        Path kept = Files.createTempFile("tillstream-sheet", ".upload");
        file.transferTo(kept);
        long id = changes.look(
                kinds.need(kind), kept, name(file.getOriginalFilename()), englishNames, allOrNothing, user.getName());
        return "redirect:/master-data/imports/" + id;
    }

    private String refuse(String trouble, Show show, HttpServletResponse response, HttpStatus status, Model model) {
        response.setStatus(status.value());
        model.addAttribute("refused", show.say("catalogue.trouble." + trouble));
        return list(Long.MAX_VALUE, model);
    }

    /** Only its last part, and nothing that cannot be read: it is shown, and never a path on this machine. */
    private static String name(@Nullable String original) {
        String name = Objects.requireNonNullElse(original, "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder bare = new StringBuilder();
        name.codePoints()
                .filter(each -> !Character.isISOControl(each) && Character.getType(each) != Character.FORMAT)
                .limit(LONGEST_NAME / 2)
                .forEach(bare::appendCodePoint);
        return bare.isEmpty() ? "–" : bare.toString();
    }

    /** The word behind {@code /master-data/}. */
    static String kindOf(HttpServletRequest request) {
        List<String> parts = Arrays.asList(request.getRequestURI().split("/", -1));
        return parts.get(parts.indexOf("master-data") + 1);
    }

    @PostMapping({
        "/master-data/products/settle",
        "/master-data/prices/settle",
        "/master-data/suppliers/settle",
        "/master-data/stores/settle",
        "/master-data/staff/settle",
        "/master-data/promotions/settle"
    })
    String settle(
            HttpServletRequest request,
            @RequestParam long id,
            @RequestParam(name = "do") String what,
            @RequestParam(defaultValue = "false") boolean sure,
            Principal user) {
        ChangeSet set = need(id);
        if (!set.kind().equals(kindOf(request))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Import " + id + " is one of " + set.kind() + ".");
        }
        if (what.equals("publish") && !sure && striking.count(set) > 0) {
            return "redirect:/master-data/imports/" + id + "?ask=striking";
        }
        // A button pressed twice, or by two, does once what it says; the page shows how it stands.
        boolean _ = switch (what) {
            case "publish" -> changes.publish(set, user.getName());
            case "undo" -> changes.undo(set, user.getName());
            case "drop" -> sets.drop(id);
            default ->
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Imports are published, undone or dropped.");
        };
        return "redirect:/master-data/imports" + (what.equals("drop") ? "" : "/" + id);
    }

    /** All that is wrong in a file, as a file. */
    @GetMapping("/master-data/imports/{id}/wrong.csv")
    ResponseEntity<StreamingResponseBody> wrong(
            @PathVariable long id, @ModelAttribute(name = "show", binding = false) Show show) {
        ChangeSet set = need(id);
        return file("wrong-" + set.id() + ".csv", Sheets.Form.CSV, out -> {
            List<String> head = new ArrayList<>();
            for (String column : List.of("row", "column", "value", "rule", "next")) {
                head.add(show.say("catalogue.wrong." + column));
            }
            try (SheetWriter writer = Sheets.csv(head, out)) {
                sets.eachWrong(set.id(), each -> {
                    WrongLine line = WrongLine.of(each, show);
                    try {
                        writer.row(List.of(
                                Integer.toString(each.row()), each.column(), each.value(), line.rule(), line.next()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        });
    }

    @GetMapping("/master-data/{kind}.csv")
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable String kind, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        return export(kind, shops, Sheets.Form.CSV);
    }

    @GetMapping("/master-data/{kind}.xlsx")
    ResponseEntity<StreamingResponseBody> xlsx(
            @PathVariable String kind, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        return export(kind, shops, Sheets.Form.XLSX);
    }

    @GetMapping("/master-data/{kind}/template.csv")
    ResponseEntity<StreamingResponseBody> csvTemplate(@PathVariable String kind) {
        return template(kind, Sheets.Form.CSV);
    }

    @GetMapping("/master-data/{kind}/template.xlsx")
    ResponseEntity<StreamingResponseBody> xlsxTemplate(@PathVariable String kind) {
        return template(kind, Sheets.Form.XLSX);
    }

    private ResponseEntity<StreamingResponseBody> export(String path, Shops shops, Sheets.Form form) {
        SheetKind<?> kind = known(path);
        return file(path + form.ending(), form, out -> Sheets.export(kind, shops.reach(), form, out));
    }

    private ResponseEntity<StreamingResponseBody> template(String path, Sheets.Form form) {
        SheetKind<?> kind = known(path);
        return file(path + "-template" + form.ending(), form, out -> Sheets.template(kind, form, out));
    }

    private SheetKind<?> known(String path) {
        return kinds.find(path)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no kind of master data " + path + "."));
    }

    private static ResponseEntity<StreamingResponseBody> file(
            String name, Sheets.Form form, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .contentType(form.type())
                .body(body);
    }
}
