package io.tillstream.dashboards.questions;

import io.tillstream.dashboards.export.Csv;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.search.LineSums;
import io.tillstream.dashboards.search.SearchUnavailable;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /ask}: a question in words becomes an address that says what will be answered; that address gives the answer. So
 * nothing is answered that is not shown, and every answer can be kept, changed and sent on.
 */
@Controller
final class AskPage {
    private static final int LONGEST_QUESTION = 300;
    private static final int EXAMPLES = 6;

    private final QuestionReader reader;
    private final StoreBooks books;
    private final Clock clock;

    AskPage(QuestionReader reader, StoreBooks books, Clock clock) {
        this.reader = reader;
        this.books = books;
        this.clock = clock;
    }

    @ModelAttribute("asked")
    QuestionForm asked(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Measure measure,
            @RequestParam(required = false) @Nullable Division by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable Boolean most,
            @RequestParam(required = false) @Nullable Integer top) {
        return new QuestionForm(q, measure, by, from, until, item, most, top);
    }

    @GetMapping("/ask")
    String page(
            @ModelAttribute(name = "asked", binding = false) QuestionForm asked,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("measures", Measure.values());
        model.addAttribute("divisions", Division.values());
        model.addAttribute(
                "examples",
                IntStream.rangeClosed(1, EXAMPLES)
                        .mapToObj(number -> show.say("ask.example." + number))
                        .toList());
        if (shops.isEmpty()) {
            model.addAttribute("form", asked.query(LocalDate.now(clock)));
            model.addAttribute("refused", show.say("today.no-store"));
            return "ask";
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), shops.clockStore().zone());
        if (asked.measure() != null) {
            return answered(asked, shops, show, today, response, model);
        }
        String question = Objects.requireNonNullElse(asked.q(), "").strip();
        if (question.isEmpty()) {
            model.addAttribute("form", asked.query(today));
            return "ask";
        }
        if (question.length() > LONGEST_QUESTION) {
            model.addAttribute("form", asked.query(today));
            return refused(show.say("ask.refused.long", show.number(LONGEST_QUESTION)), response, model);
        }
        Reading reading = reader.read(question, today);
        model.addAttribute("form", reading.query());
        StoreId named = reading.store();
        String stores = named == null ? stores(reading.query(), shops) : named.value();
        if (reading.unread().isEmpty()) {
            return "redirect:" + QuestionForm.of(question, reading.query()).link("/ask", stores);
        }
        model.addAttribute("unread", String.join(" · ", reading.unread()));
        return "ask";
    }

    /** Those the page speaks of; a question by store that names none means all of them again, one store has nothing to divide. */
    private static @Nullable String stores(StoreQuery query, Shops shops) {
        return query.by() == Division.STORE && shops.chosen() != null ? null : shops.key();
    }

    private String answered(
            QuestionForm asked, Shops shops, Show show, LocalDate today, HttpServletResponse response, Model model) {
        StoreQuery query;
        try {
            query = asked.query(today);
        } catch (IllegalArgumentException wrong) {
            model.addAttribute(
                    "form",
                    new QuestionForm(
                                    asked.q(),
                                    asked.measure(),
                                    asked.by(),
                                    null,
                                    null,
                                    asked.item(),
                                    asked.most(),
                                    null)
                            .query(today));
            return refused(show.say("ask.refused.days"), response, model);
        }
        model.addAttribute("form", query);
        String objection = query.objection();
        if (objection != null) {
            return refused(show.say("ask.refused." + objection), response, model);
        }
        try {
            StoreAnswer answer = books.answer(query, shops);
            model.addAttribute("answer", answer);
            model.addAttribute("rows", AnswerRows.of(answer, query, shops, show));
            model.addAttribute("file", asked.link("/ask.csv", shops.key()));
        } catch (SearchUnavailable silent) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("refused", show.say("ask.refused.search"));
        } catch (LineSums.TooManyParts many) {
            return refused(show.say("ask.refused.parts", show.number(LineSums.MOST_PARTS)), response, model);
        }
        return "ask";
    }

    private static String refused(String sentence, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", sentence);
        return "ask";
    }

    /** All parts of an answer, without a limit. */
    @GetMapping("/ask.csv")
    ResponseEntity<byte[]> file(
            @ModelAttribute(name = "asked", binding = false) QuestionForm asked,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show) {
        if (shops.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No store to speak of.");
        }
        StoreQuery query;
        try {
            query = asked.query(
                    LocalDate.ofInstant(clock.instant(), shops.clockStore().zone()));
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, wrong.getMessage(), wrong);
        }
        if (query.objection() != null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, show.say("ask.refused." + query.objection()));
        }
        StoreAnswer answer = books.answer(query, shops);
        AnswerRows rows = AnswerRows.of(answer, query, shops, show);
        StringBuilder lines = new StringBuilder(Csv.row(List.of("part", "name", "measure", "value", "unit")));
        answer.parts().forEach(part -> lines.append(line(part, rows, query, shops.currency())));
        lines.append(line(answer.whole(), rows, query, shops.currency()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"answer.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(StoreAnswer.Part part, AnswerRows rows, StoreQuery query, CurrencyUnit currency) {
        return Csv.row(List.of(
                part.name(),
                rows.name(part),
                query.measure().name(),
                rows.plain(part),
                switch (query.measure()) {
                    case NET, BASKET, DISCOUNT, RETURNS -> currency.code();
                    case PIECES -> "ea";
                    case RECEIPTS -> "receipts";
                    case EMPTY -> "minutes";
                }));
    }
}
