package io.tillstream.dashboards.reorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.decision.ReorderProposal;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /reorder}: the buyer's work list, what has to be ordered soonest first, and the most money first within. */
@Controller
final class ReorderPage {
    /** Spreadsheets take a file for UTF-8 when it begins with this. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** As on the page: by cut-off, what has none last; the most money first within. */
    private static final Comparator<ReorderProposal> AS_SHOWN = Comparator.comparing(
                    (ReorderProposal proposal) -> Delivery.Key.of(proposal).orElse(null),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Pile.BY_LOST_MARGIN);

    private final WorkList list;
    private final OpenProposals open;
    private final WorkListFile file;

    ReorderPage(WorkList list, OpenProposals open, WorkListFile file) {
        this.list = list;
        this.open = open;
        this.file = file;
    }

    @GetMapping("/reorder")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        list.fill(shops, model);
        return "reorder";
    }

    @GetMapping("/reorder/list")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        list.fill(shops, model);
        return "reorder :: list";
    }

    @GetMapping("/reorder.csv")
    ResponseEntity<StreamingResponseBody> table(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show) {
        List<ReorderProposal> rows =
                open.of(shops.filter()).stream().sorted(AS_SHOWN).toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reorder.csv\"")
                .contentType(new MediaType("text", "csv", UTF_8))
                .body(out -> {
                    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
                    writer.write(BYTE_ORDER_MARK + file.heads());
                    for (ReorderProposal row : rows) {
                        writer.write(file.row(row, show));
                    }
                    writer.flush();
                });
    }
}
