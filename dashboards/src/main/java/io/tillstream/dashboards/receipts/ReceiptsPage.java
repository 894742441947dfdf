package io.tillstream.dashboards.receipts;

import io.tillstream.dashboards.export.Csv;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.sales.AcceptedLog;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
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

/** {@code /receipts}: the receipts behind a figure, and all of them as a file. */
@Controller
final class ReceiptsPage {
    private static final int PAGE = 50;
    private static final int EXPORT_PAGE = 1_000;

    private final ReceiptPages receipts;

    ReceiptsPage(ReceiptPages receipts) {
        this.receipts = receipts;
    }

    @ModelAttribute("filter")
    ReceiptFilter filter(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable Integer hour,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String lines) {
        boolean days = day != null && until != null && until.isAfter(day);
        boolean clock = !days && hour != null && hour >= 0 && hour < 24;
        return new ReceiptFilter(day, days ? until : null, clock ? hour : null, item, lines);
    }

    @GetMapping("/receipts")
    String page(
            @ModelAttribute(name = "filter", binding = false) ReceiptFilter filter,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        ReceiptPages.Answer answer = receipts.find(filter, shops, after, PAGE);
        model.addAttribute("answer", answer);
        model.addAttribute("next", answer.next() == null ? null : filter.link("/receipts", shops, answer.next()));
        model.addAttribute("kept", AcceptedLog.kept());
        model.addAttribute("file", filter.link("/receipts.csv", shops, null));
        return "receipts";
    }

    /** All rows, without a limit; a bar of the receipts page leads here. */
    @GetMapping("/receipts.csv")
    ResponseEntity<StreamingResponseBody> file(
            @ModelAttribute(name = "filter", binding = false) ReceiptFilter filter,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipts.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    write(filter, shops, show, writer);
                    writer.flush();
                });
    }

    private void write(ReceiptFilter filter, Shops shops, Show show, Writer writer) throws IOException {
        writer.write(Csv.row(List.of(
                "receipt",
                "store",
                "till",
                "happened_at",
                "item",
                "item_name",
                "count",
                "net",
                "discount",
                "currency")));
        @Nullable String after = null;
        do {
            ReceiptPages.Answer answer = receipts.find(filter, shops, after, EXPORT_PAGE);
            for (ReceiptRow row : answer.rows()) {
                writer.write(Csv.row(List.of(
                        row.source().receiptNumber(),
                        row.source().till().store().value(),
                        row.source().till().toString(),
                        row.happenedAt().toString(),
                        row.gtin() == null ? "" : row.gtin().value(),
                        row.gtin() == null ? "" : show.item(row.gtin()),
                        Long.toString(row.count().amount()),
                        row.net().number(),
                        row.discount().number(),
                        row.net().currency().code())));
            }
            after = answer.next();
        } while (after != null);
    }
}
