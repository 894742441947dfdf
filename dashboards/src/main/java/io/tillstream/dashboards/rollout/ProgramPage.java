package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.approval.Approvals;
import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.TillId;
import io.tillstream.program.UnfitProgram;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /fleet/programs}: programs of tills; a door for the next package, and a form to roll one out. */
@Controller
final class ProgramPage {
    private static final int LISTED = 30;

    private final TillPrograms programs;
    private final ProgramUploads uploads;
    private final Rollouts rollouts;
    private final RolloutDesk desk;
    private final TillHealths healths;
    private final Approvals approvals;
    private final SecondPerson second;
    private final Clock clock;

    ProgramPage(
            TillPrograms programs,
            ProgramUploads uploads,
            Rollouts rollouts,
            RolloutDesk desk,
            TillHealths healths,
            Approvals approvals,
            SecondPerson second,
            Clock clock) {
        this.programs = programs;
        this.uploads = uploads;
        this.rollouts = rollouts;
        this.desk = desk;
        this.healths = healths;
        this.approvals = approvals;
        this.second = second;
        this.clock = clock;
    }

    /**
     * A program, and how many tills run it.
     *
     * @param program which
     * @param runs tills of the chosen stores
     */
    record Row(TillProgram program, long runs) {}

    @GetMapping("/fleet/programs")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet-programs";
    }

    private void fill(Shops shops, Model model) {
        List<TillHealths.Heard> heard = healths.heard(shops.filter());
        List<TillHealths.Heard> able = able(heard);
        model.addAttribute(
                "programs",
                programs.latest(LISTED).stream()
                        .map(each -> new Row(
                                each,
                                able.stream().filter(till -> runs(till, each)).count()))
                        .toList());
        model.addAttribute("rollouts", rollouts.latest(Rollouts.Gives.PROGRAM, LISTED));
        model.addAttribute("able", able.size());
        model.addAttribute("unable", heard.size() - able.size());
        model.addAttribute("two", shops.key() == null && second.isNeeded());
        model.addAttribute("taken", uploads.areTaken());
    }

    private static boolean runs(TillHealths.Heard till, TillProgram program) {
        return Optional.ofNullable(till.health().program())
                .filter(held -> held.runs().equals(program.program()))
                .isPresent();
    }

    private static List<TillHealths.Heard> able(List<TillHealths.Heard> heard) {
        return heard.stream().filter(each -> each.health().program() != null).toList();
    }

    @PostMapping("/fleet/programs/upload")
    String upload(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal user,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (!uploads.areTaken()) {
            return refuse(show.say("program.no-keys"), shops, response, model);
        }
        if (file == null || file.isEmpty()) {
            return refuse(show.say("program.refused.no-file"), shops, response, model);
        }
        Path kept = Files.createTempFile("tillstream-program", ".upload");
        try {
            file.transferTo(kept);
            TillProgram _ = uploads.take(kept, user.getName());
            return "redirect:/fleet/programs";
        } catch (UnfitProgram e) {
            return refuse(show.say("program.refused.unfit", e.line()), shops, response, model);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private String refuse(String refused, Shops shops, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", refused);
        fill(shops, model);
        return "fleet-programs";
    }

    @PostMapping("/fleet/programs/begin")
    String begin(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam Map<String, String> form,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Optional<TillProgram> program = programs.find(form.getOrDefault("program", ""));
        List<TillHealths.Heard> tills = able(healths.heard(shops.filter()));
        Optional<String> trouble = RolloutForm.trouble(form, show)
                .or(() -> program.isEmpty() ? Optional.of(show.say("program.refused.which")) : Optional.empty())
                .or(() -> tills.isEmpty() ? Optional.of(show.say("program.refused.no-tills")) : Optional.empty())
                .or(() -> rollouts.openWith(names(tills))
                        .map(open -> show.say("rollout.refused.open", show.number(open))));
        if (trouble.isPresent()) {
            model.addAttribute("form", form);
            return refuse(trouble.get(), shops, response, model);
        }
        boolean two = shops.key() == null && second.isNeeded();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long id = desk.begin(
                new Rollout(
                        0,
                        Optional.ofNullable(shops.key()).orElse(""),
                        List.of(),
                        program.orElseThrow(),
                        RolloutForm.note(form),
                        RolloutForm.soak(form),
                        user.getName(),
                        now,
                        two ? Rollout.State.ASKED : Rollout.State.RUNNING,
                        -1,
                        null,
                        null),
                Rings.of(tills, now));
        if (two) {
            boolean _ = approvals.ask(RolloutPage.KIND, Long.toString(id), RolloutDesk.subject(id), user.getName());
        }
        return "redirect:/fleet/settings/" + id;
    }

    private static List<TillId> names(List<TillHealths.Heard> tills) {
        return tills.stream().map(each -> each.health().till()).toList();
    }
}
