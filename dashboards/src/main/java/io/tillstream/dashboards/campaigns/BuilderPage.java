package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.Campaigns.Outcome;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Segments;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /campaigns/{campaign}}: one campaign, built, looked at, approved and ended. */
@Controller
final class BuilderPage {
    private final CampaignShelf shelf;
    private final Campaigns campaigns;
    private final CampaignOutbox outbox;
    private final PlanReader reader;
    private final Sentence sentence;
    private final Assortment assortment;
    private final Segments segments;
    private final ResultFacts result;
    private final Trials trials;
    private final Neighbours neighbours;
    private final SentenceReader sentences;
    private final SentenceExample example;
    private final MessageFacts message;
    private final Clock clock;

    BuilderPage(
            CampaignShelf shelf,
            Campaigns campaigns,
            CampaignOutbox outbox,
            PlanReader reader,
            Sentence sentence,
            Assortment assortment,
            Segments segments,
            ResultFacts result,
            Trials trials,
            Neighbours neighbours,
            SentenceReader sentences,
            SentenceExample example,
            MessageFacts message,
            Clock clock) {
        this.shelf = shelf;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.reader = reader;
        this.sentence = sentence;
        this.assortment = assortment;
        this.segments = segments;
        this.result = result;
        this.trials = trials;
        this.neighbours = neighbours;
        this.sentences = sentences;
        this.example = example;
        this.message = message;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{campaign}")
    String page(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Outcome said,
            Principal user,
            Model model) {
        Campaign known = known(campaign);
        int shown = version == null ? known.version() : Math.clamp(version, 1, known.version());
        fill(known, shown, shelf.version(campaign, shown).form(), said, user, model);
        return "campaign";
    }

    /** What it gave and brought, while the log is being read. */
    @GetMapping("/campaigns/{campaign}/brought")
    String brought(@PathVariable String campaign, Model model) {
        Campaign known = known(campaign);
        model.addAttribute("campaign", known);
        result.fill(known, model);
        return "campaign :: brought";
    }

    /** How far its message got. */
    @GetMapping("/campaigns/{campaign}/message")
    String message(@PathVariable String campaign, Model model) {
        Campaign known = known(campaign);
        model.addAttribute("campaign", known);
        message.fillSent(known, model);
        return "campaign-message :: sent";
    }

    /** What the form as it is typed now would mean; nothing is kept. */
    @PostMapping("/campaigns/{campaign}/preview")
    String preview(
            @PathVariable String campaign,
            @RequestParam MultiValueMap<String, String> typed,
            Principal user,
            Model model) {
        Campaign known = known(campaign);
        fill(known, known.version(), form(known, typed), null, user, model);
        return "campaign :: summary";
    }

    /** Tries what is typed now on baskets of the past; nothing else is kept of it. */
    @PostMapping("/campaigns/{campaign}/try")
    String tryOut(
            @PathVariable String campaign,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Principal user,
            Model model) {
        Campaign known = known(campaign);
        Form form = form(known, typed);
        Plan plan = reader.read(form).plan();
        if (plan != null && !plan.givesPoints()) {
            trials.start(campaign, form, plan, user.getName());
        }
        fill(known, known.version(), form, plan == null ? Outcome.NOT_READY : null, user, model);
        return part == null ? "campaign" : "campaign :: summary";
    }

    @PostMapping("/campaigns/{campaign}/stop-trying")
    String stopTrying(
            @PathVariable String campaign,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Principal user,
            Model model) {
        Campaign known = known(campaign);
        trials.stop(campaign);
        Form form = form(known, typed);
        fill(known, known.version(), form, null, user, model);
        return part == null ? "campaign" : "campaign :: summary";
    }

    /** Fills the form with what a sentence says; nothing is kept of it. */
    @PostMapping("/campaigns/{campaign}/fill")
    String fillIn(
            @PathVariable String campaign,
            @RequestParam String sentence,
            @RequestParam MultiValueMap<String, String> typed,
            Principal user,
            Model model) {
        Campaign known = known(campaign);
        SentenceReading read = sentences.read(sentence, LocalDate.ofInstant(clock.instant(), zone()));
        fill(known, known.version(), read.on(form(known, typed)), null, user, model);
        model.addAttribute("sentence", sentence);
        model.addAttribute("understood", read);
        model.addAttribute("filled", read.fields().keySet());
        return "campaign";
    }

    @PostMapping("/campaigns/{campaign}/save")
    String save(
            @PathVariable String campaign,
            @RequestParam int seen,
            @RequestParam MultiValueMap<String, String> typed,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Form form = new Form(typed);
        return answer(campaign, form, campaigns.save(campaign, seen, form, user.getName()), user, response, model);
    }

    /** Saves what was typed and asks for a second person. */
    @PostMapping("/campaigns/{campaign}/submit")
    String submit(
            @PathVariable String campaign,
            @RequestParam int seen,
            @RequestParam MultiValueMap<String, String> typed,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Form form = new Form(typed);
        Outcome outcome = campaigns.save(campaign, seen, form, user.getName());
        if (outcome == Outcome.DONE) {
            outcome = campaigns.submit(campaign, known(campaign).version(), user.getName());
        }
        return answer(campaign, form, outcome, user, response, model);
    }

    @PostMapping("/campaigns/{campaign}/take-back")
    String takeBack(@PathVariable String campaign, Principal user) {
        return turned(campaign, campaigns.takeBack(campaign, user.getName()));
    }

    @PostMapping("/campaigns/{campaign}/send-back")
    String sendBack(@PathVariable String campaign, @RequestParam String reason, Principal user) {
        return turned(campaign, campaigns.sendBack(campaign, user.getName(), reason.strip()));
    }

    @PostMapping("/campaigns/{campaign}/approve")
    String approve(@PathVariable String campaign, @RequestParam int seen, Principal user) {
        return turned(campaign, campaigns.approve(campaign, seen, user.getName()));
    }

    @PostMapping("/campaigns/{campaign}/pause")
    String pause(@PathVariable String campaign, Principal user) {
        return turned(campaign, campaigns.pause(campaign, user.getName()));
    }

    @PostMapping("/campaigns/{campaign}/resume")
    String resume(@PathVariable String campaign, Principal user) {
        return turned(campaign, campaigns.resume(campaign, user.getName()));
    }

    @PostMapping("/campaigns/{campaign}/end")
    String end(@PathVariable String campaign, Principal user) {
        return turned(campaign, campaigns.end(campaign, user.getName()));
    }

    @PostMapping("/campaigns/{campaign}/roll-back")
    String rollBack(@PathVariable String campaign, Principal user) {
        return turned(campaign, campaigns.rollBack(campaign, user.getName()));
    }

    @PostMapping("/campaigns/{campaign}/discard")
    String discard(@PathVariable String campaign, Principal user) {
        Outcome outcome = campaigns.discard(campaign, user.getName());
        return outcome == Outcome.DONE ? "redirect:/campaigns" : turned(campaign, outcome);
    }

    private String turned(String campaign, Outcome outcome) {
        known(campaign);
        outbox.look();
        return "redirect:" + Links.link("/campaigns/" + campaign, "said", outcome);
    }

    /** Where something could not be done with what was typed, it stands in the form again. */
    private String answer(
            String campaign, Form form, Outcome outcome, Principal user, HttpServletResponse response, Model model) {
        Campaign known = known(campaign);
        outbox.look();
        if (outcome == Outcome.DONE) {
            return "redirect:" + Links.link("/campaigns/" + campaign, "said", outcome);
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        fill(known, known.version(), form, outcome, user, model);
        return "campaign";
    }

    /** What was typed, or the latest version where nothing can be: fields that are closed are not sent. */
    private Form form(Campaign campaign, MultiValueMap<String, String> typed) {
        return typed.containsKey("kind")
                ? new Form(typed)
                : shelf.version(campaign.id(), campaign.version()).form();
    }

    private Campaign known(String campaign) {
        return shelf.find(campaign)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Campaign " + campaign + " is not known; see /campaigns."));
    }

    private void fill(Campaign campaign, int shown, Form form, @Nullable Outcome said, Principal user, Model model) {
        Reading reading = reader.read(form);
        Plan plan = reading.plan();
        Integer live = campaign.liveVersion();
        Promotion told =
                live == null ? null : shelf.version(campaign.id(), live).promotion();
        model.addAttribute("campaign", campaign);
        model.addAttribute("shown", shown);
        model.addAttribute("form", form);
        model.addAttribute("said", said);
        model.addAttribute("filled", Set.of());
        model.addAttribute("problems", reading.problems());
        model.addAttribute("strict", said == Outcome.NOT_READY);
        model.addAttribute("sentences", plan == null ? Map.of() : sentences(plan));
        model.addAttribute(
                "stage",
                campaign.stage(
                        told == null ? null : told.eligibility().from(),
                        told == null ? null : told.eligibility().until(),
                        clock.instant()));
        result.fill(campaign, model);
        model.addAttribute("ownWork", campaigns.hadAHandIn(campaign, user.getName()));
        model.addAttribute(
                "before", campaigns.before(campaign).map(Version::version).orElse(null));
        model.addAttribute("steps", shelf.steps(campaign.id()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone());
        model.addAttribute("examples", examples(today));
        Audience audience = reading.audience();
        model.addAttribute("audience", audience);
        Neighbours.Count count =
                audience == null ? null : neighbours.count(audience, today).orElse(null);
        model.addAttribute("count", count);
        message.fill(reading, count == null ? null : count.members(), model);
        message.fillSent(campaign, model);
        if (audience != null && !audience.conditions().isEmpty()) {
            trials.wake();
        }
        model.addAttribute("wasRead", neighbours.wasRead());
        model.addAttribute("neighbours", plan == null ? List.of() : neighbours.of(campaign.id(), plan));
        model.addAttribute("promotionNames", neighbours.names());
        model.addAttribute("trial", trials.state(campaign.id(), form));
        model.addAttribute("plan", plan);
        model.addAttribute("segments", segments.active());
        model.addAttribute("categories", assortment.categories());
        model.addAttribute("tags", assortment.tags());
        model.addAttribute("currency", assortment.currency().orElse(null));
    }

    private ZoneId zone() {
        return assortment.stores().stream().map(Store::zone).findFirst().orElse(ZoneOffset.UTC);
    }

    private Map<String, String> examples(LocalDate today) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            example.in(language, today).ifPresent(said -> examples.put(language.tag(), said));
        }
        return examples;
    }

    private Map<String, String> sentences(Plan plan) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            sentences.put(language.tag(), sentence.of(plan, language));
        }
        return sentences;
    }
}
