package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.approval.Approvals;
import io.tillstream.dashboards.approval.Asked;
import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.Language;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.RemoteSetting;
import io.tillstream.events.till.WantedSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /fleet/settings}: settings of tills that are rolled out; a form for the next, and a page for each. */
@Controller
final class RolloutPage {
    static final String KIND = "roll-out";
    private static final int LISTED = 30;

    private final Rollouts rollouts;
    private final RolloutDesk desk;
    private final TillHealths healths;
    private final Approvals approvals;
    private final SecondPerson second;
    private final Clock clock;

    RolloutPage(
            Rollouts rollouts,
            RolloutDesk desk,
            TillHealths healths,
            Approvals approvals,
            SecondPerson second,
            Clock clock) {
        this.rollouts = rollouts;
        this.desk = desk;
        this.healths = healths;
        this.approvals = approvals;
        this.second = second;
        this.clock = clock;
    }

    /**
     * A till of a roll-out.
     *
     * @param till which
     * @param ring 1 to 3, for people
     * @param told whether its ring has begun
     * @param holds whether it goes by them
     * @param silent whether nothing is heard of it although it is to be on
     * @param has whether it has the program and waits until nothing is open
     * @param refused why it does not take them; absent where it does not say so
     */
    record Row(
            TillId till,
            int ring,
            boolean told,
            boolean holds,
            boolean silent,
            boolean has,
            @Nullable String refused) {}

    @GetMapping("/fleet/settings")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "fleet-settings";
    }

    private void fill(Shops shops, Model model) {
        List<TillHealths.Heard> heard = healths.heard(shops.filter());
        model.addAttribute("rollouts", rollouts.latest(Rollouts.Gives.SETTINGS, LISTED));
        model.addAttribute("kinds", RemoteSetting.values());
        model.addAttribute("able", able(heard).size());
        model.addAttribute("unable", heard.size() - able(heard).size());
        model.addAttribute("two", shops.key() == null && second.isNeeded());
    }

    private static List<TillHealths.Heard> able(List<TillHealths.Heard> heard) {
        return heard.stream().filter(each -> each.health().settings() != null).toList();
    }

    @PostMapping("/fleet/settings/begin")
    String begin(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam Map<String, String> form,
            Principal user,
            HttpServletResponse response,
            Model model) {
        List<WantedSettings.Setting> settings = new ArrayList<>();
        List<String> trouble = new ArrayList<>(read(form, settings, show));
        List<TillHealths.Heard> tills = able(healths.heard(shops.filter()));
        if (tills.isEmpty()) {
            trouble.add(show.say("rollout.refused.no-tills"));
        }
        List<TillId> names = tills.stream().map(each -> each.health().till()).toList();
        rollouts.openWith(names)
                .map(open -> show.say("rollout.refused.open", show.number(open)))
                .ifPresent(trouble::add);
        if (!trouble.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refused", trouble);
            model.addAttribute("form", form);
            fill(shops, model);
            return "fleet-settings";
        }
        boolean two = shops.key() == null && second.isNeeded();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String scope = Optional.ofNullable(shops.key()).orElse("");
        long id = desk.begin(
                new Rollout(
                        0,
                        scope,
                        settings,
                        null,
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
            boolean _ = approvals.ask(KIND, Long.toString(id), RolloutDesk.subject(id), user.getName());
        }
        return "redirect:/fleet/settings/" + id;
    }

    /** All that is wrong with the form, a line each. */
    private static List<String> read(Map<String, String> form, List<WantedSettings.Setting> into, Show show) {
        List<String> trouble = new ArrayList<>();
        for (RemoteSetting each : RemoteSetting.values()) {
            String written = form.getOrDefault(each.name(), "").strip();
            String value = each == RemoteSetting.IDLE_LOCK ? RolloutForm.minutes(written) : written;
            if (!value.isEmpty() && !each.allows(value)) {
                trouble.add(show.say(
                        "rollout.refused.value",
                        show.say("rollout.setting." + each),
                        written,
                        show.say("rollout.rule." + each)));
            } else if (!value.isEmpty()) {
                into.add(new WantedSettings.Setting(each.key(), value));
            }
        }
        RolloutForm.trouble(form, show).ifPresent(trouble::add);
        return trouble;
    }

    @GetMapping("/fleet/settings/{id}")
    String one(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            Model model) {
        fill(id, shops, user, model);
        return "fleet-rollout";
    }

    @GetMapping("/fleet/settings/{id}/part")
    String part(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            Model model) {
        fill(id, shops, user, model);
        return "fleet-rollout :: part";
    }

    private void fill(long id, Shops shops, Principal user, Model model) {
        Rollout rollout = need(id);
        Instant now = clock.instant();
        Map<TillId, TillHealths.Heard> heard = healths.heard(_ -> true).stream()
                .collect(Collectors.toMap(each -> each.health().till(), Function.identity()));
        List<Row> rows = rollouts.tills(id).stream()
                .map(till -> row(rollout, till, Optional.ofNullable(heard.get(till.till())), now))
                .toList();
        model.addAttribute("rollout", rollout);
        model.addAttribute("tills", rows);
        model.addAttribute("holding", rows.stream().filter(Row::holds).count());
        model.addAttribute("names", names(rollout));
        model.addAttribute("languages", Language.values());
        model.addAttribute(
                "mayDecide",
                waiting(id).filter(asked -> !asked.by().equals(user.getName())).isPresent());
        model.addAttribute("scopeStore", scopeStore(rollout, shops));
        model.addAttribute("gone", desk.gone(rollout).orElse(null));
        model.addAttribute(
                "replaced",
                rollout.state() == Rollout.State.DONE
                        && rollout.text() != null
                        && !rollouts.textsAtTills().contains(id));
    }

    /** The store it is for; absent for the chain or a group. */
    private static @Nullable StoreId scopeStore(Rollout rollout, Shops shops) {
        return shops.all().stream()
                .map(store -> store.store())
                .filter(store -> store.value().equals(rollout.scope()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> names(Rollout rollout) {
        return rollout.settings().stream()
                .collect(Collectors.toMap(
                        WantedSettings.Setting::name,
                        setting -> RemoteSetting.of(setting.name())
                                .map(RemoteSetting::name)
                                .orElse("")));
    }

    private static Row row(Rollout rollout, RingTill till, Optional<TillHealths.Heard> heard, Instant now) {
        return new Row(
                till.till(),
                till.ring() + 1,
                till.ring() <= rollout.ring(),
                Gate.holds(rollout, heard),
                heard.map(each -> each.isSilent(now) && !each.off()).orElse(true),
                has(rollout, heard),
                heard.flatMap(each -> Gate.refusal(rollout, each.health())).orElse(null));
    }

    /** Whether a program is checked and waits there until nothing is open. */
    private static boolean has(Rollout rollout, Optional<TillHealths.Heard> heard) {
        return heard.map(each -> each.health().program())
                .map(ProgramHeld::has)
                .filter(program -> rollout.program() != null
                        && program.equals(rollout.program().program()))
                .isPresent();
    }

    private Optional<Asked> waiting(long id) {
        return approvals.waiting(KIND).stream()
                .filter(asked -> asked.subject().equals(Long.toString(id)))
                .findFirst();
    }

    @PostMapping("/fleet/settings/{id}/approve")
    String approve(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Rollout rollout = need(id);
        return done(decide(id, user, true), rollout, shops, show, user, response, model);
    }

    @PostMapping("/fleet/settings/{id}/refuse")
    String refuse(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Rollout rollout = need(id);
        return done(decide(id, user, false), rollout, shops, show, user, response, model);
    }

    @PostMapping("/fleet/settings/{id}/pause")
    String pause(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Rollout rollout = need(id);
        return done(desk.pause(id, user.getName()), rollout, shops, show, user, response, model);
    }

    @PostMapping("/fleet/settings/{id}/go-on")
    String goOn(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Rollout rollout = need(id);
        return done(desk.goOn(id), rollout, shops, show, user, response, model);
    }

    @PostMapping("/fleet/settings/{id}/roll-back")
    String rollBack(
            @PathVariable long id,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Rollout rollout = need(id);
        return done(desk.back(id, user.getName()), rollout, shops, show, user, response, model);
    }

    private String done(
            boolean done,
            Rollout rollout,
            Shops shops,
            Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        if (done) {
            return "redirect:/fleet/settings/" + rollout.id();
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", show.say("rollout.refused.state"));
        fill(rollout.id(), shops, user, model);
        return "fleet-rollout";
    }

    private boolean decide(long id, Principal user, boolean approved) {
        return waiting(id)
                .map(asked -> approvals.decide(asked.number(), user.getName(), approved, _ -> desk.decide(id, true)))
                .filter(Boolean::booleanValue)
                .map(_ -> approved || desk.decide(id, false))
                .orElse(false);
    }

    private Rollout need(long id) {
        return rollouts.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no roll-out " + id + "; /fleet/settings lists them."));
    }
}
