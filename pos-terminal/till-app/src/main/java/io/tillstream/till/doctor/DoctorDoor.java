package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Question;
import io.tillstream.doctor.Replies;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.RibbonCount;
import io.tillstream.till.identity.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The doctor's page, for whoever stands at the till: it needs no sign-in and no head office. And its door for machines. */
@Controller
final class DoctorDoor {
    /** A printer that answers nothing is given up after 10 s. */
    private static final long PRINT_SECONDS = 15;

    private final Rounds rounds;
    private final NowWrong nowWrong;
    private final ReceiptPrinter printer;
    private final RibbonCount ribbon;
    private final Identity identity;
    private final Clock clock;

    /** Looks take a till's strength: machines wait for each other, and not for long. */
    private final Semaphore machines = new Semaphore(1);

    DoctorDoor(
            Rounds rounds,
            NowWrong nowWrong,
            ReceiptPrinter printer,
            RibbonCount ribbon,
            Identity identity,
            Clock clock) {
        this.rounds = rounds;
        this.nowWrong = nowWrong;
        this.printer = printer;
        this.ribbon = ribbon;
        this.identity = identity;
        this.clock = clock;
    }

    private static Language spoken(HttpServletRequest request) {
        return Language.ofTag(RequestContextUtils.getLocale(request).toLanguageTag());
    }

    private Words words(HttpServletRequest request, Model model) {
        Language language = spoken(request);
        Words words = Words.in(language);
        model.addAttribute("words", words);
        model.addAttribute("language", language);
        model.addAttribute("till", identity.till().toString());
        model.addAttribute("hasRibbon", ribbon.isCounted());
        return words;
    }

    @GetMapping("/doctor")
    String page(
            @RequestParam(name = "print", defaultValue = "") String print, HttpServletRequest request, Model model) {
        Words words = words(request, model);
        List<Complaint> wrong = nowWrong.complaints();
        model.addAttribute("wrong", wrong);
        model.addAttribute("complaints", List.of(Complaint.values()));
        model.addAttribute("print", print.isEmpty() ? "" : words.text("page.print-" + print));
        return "doctor/choose";
    }

    /** Begins a look; {@code answered} carries the replies so far, as {@code has-signal=yes}. */
    @PostMapping("/doctor/look")
    String look(
            @RequestParam("complaint") String complaint,
            @RequestParam(name = "answered", defaultValue = "") List<String> answered) {
        Round.Scope scope = Round.Scope.ofId(complaint)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "No such complaint."));
        return "redirect:/doctor/look/"
                + rounds.begin(scope, replies(answered), Examination.Company.CASHIER)
                        .number();
    }

    private static Replies replies(List<String> answered) {
        Map<Question, Question.Reply> replies = new EnumMap<>(Question.class);
        for (String answer : answered) {
            String[] parts = answer.split("=", 2);
            if (parts.length == 2) {
                Question.ofId(parts[0]).ifPresent(question -> replies.put(question, Question.Reply.of(parts[1])));
            }
        }
        return new Replies(replies);
    }

    @GetMapping("/doctor/look/{number}")
    String shown(
            @PathVariable("number") int number,
            @RequestParam(name = "part", defaultValue = "false") boolean part,
            HttpServletRequest request,
            Model model) {
        Words words = words(request, model);
        return rounds.find(number)
                .map(round -> {
                    model.addAttribute("round", RoundPage.of(identity.till().toString(), round, words));
                    return part ? "doctor/look :: look" : "doctor/look";
                })
                // A till that was started again has forgotten what it looked at.
                .orElse("redirect:/doctor");
    }

    @PostMapping("/doctor/test-print")
    String testPrint(HttpServletRequest request) throws InterruptedException {
        String became = "failed";
        try {
            ReceiptPrinter.Result result = printer.print(
                            TestPage.of(identity.till().toString(), clock.instant(), spoken(request)))
                    .get(PRINT_SECONDS, TimeUnit.SECONDS);
            became = switch (result) {
                case ReceiptPrinter.Result.Printed() -> "printed";
                case ReceiptPrinter.Result.Failed _ -> "failed";
                case ReceiptPrinter.Result.NoPrinter() -> "no-printer";
            };
        } catch (ExecutionException | TimeoutException e) {
            // Told as not printed: it may still come out behind other jobs.
        }
        return "redirect:/doctor?print=" + became;
    }

    /** Somebody put a new ribbon in, which no printer tells. */
    @PostMapping("/doctor/new-ribbon")
    String newRibbon() {
        ribbon.renewed();
        return "redirect:/doctor?print=new-ribbon";
    }

    /** The same for machines: looks, waits for the end, and tells all of it. */
    @GetMapping("/doctor.json")
    @ResponseBody
    ResponseEntity<Report> report(
            @RequestParam(name = "complaint", defaultValue = "everything") String complaint,
            @RequestParam(name = "language", defaultValue = "en") String language)
            throws InterruptedException {
        Round.Scope scope = Round.Scope.ofId(complaint)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "No such complaint."));
        if (!machines.tryAcquire(Rounds.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "The doctor is at work.");
        }
        try {
            Round round = rounds.look(scope);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(Report.of(
                            identity.till().toString(),
                            round,
                            Clock.systemUTC().instant(),
                            Words.in(Language.ofTag(language))));
        } finally {
            machines.release();
        }
    }
}
