package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /reorder}: the buyer's work list, what has to be ordered soonest first, and the most money first within. */
@Controller
final class ReorderPage {
    private static final int DECIDED_SHOWN = 12;
    /** How long the last choice can be taken back at the top of the list. */
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private final OpenProposals open;
    private final Proposals proposals;
    private final Deliveries deliveries;
    private final Choices choices;
    private final Clock clock;

    ReorderPage(OpenProposals open, Proposals proposals, Deliveries deliveries, Choices choices, Clock clock) {
        this.open = open;
        this.proposals = proposals;
        this.deliveries = deliveries;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/reorder")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "reorder";
    }

    @GetMapping("/reorder/list")
    String list(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        fill(shops, model);
        return "reorder :: list";
    }

    @PostMapping("/reorder/accept")
    String accept(
            @RequestParam String decision,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        choices.record(standing(decision), Choice.Kind.ACCEPTED, null, user.getName());
        return answer(part, shops, model);
    }

    @PostMapping("/reorder/dismiss")
    String dismiss(
            @RequestParam String decision,
            @RequestParam Choice.DismissReason reason,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        choices.record(standing(decision), Choice.Kind.DISMISSED, reason, user.getName());
        return answer(part, shops, model);
    }

    @PostMapping("/reorder/undo")
    String undo(
            @RequestParam long choice,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        choices.undo(choice);
        return answer(part, shops, model);
    }

    private ReorderProposal standing(String decision) {
        return proposals
                .withId(decision)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "Proposal " + decision + " no longer holds; look at the list again."));
    }

    /** The renewed list for a page that is open, the whole page for a browser without scripts. */
    private String answer(@Nullable String part, Shops shops, Model model) {
        if (part == null) {
            return "redirect:" + Links.link("/reorder", "store", shops.key());
        }
        fill(shops, model);
        return "reorder :: list";
    }

    private void fill(Shops shops, Model model) {
        Predicate<StoreId> stores = shops.filter();
        List<ReorderProposal> ranked = open.of(stores);
        List<Delivery> grouped = deliveries.of(ranked);
        model.addAttribute("deliveries", grouped);
        model.addAttribute(
                "shown",
                grouped.stream().mapToInt(delivery -> delivery.rows().size()).sum());
        model.addAttribute("count", ranked.size());
        model.addAttribute("atRisk", Deliveries.sum(ranked));
        List<Choice> decided = open.standing().stream()
                .filter(choice -> stores.test(choice.store()))
                .limit(DECIDED_SHOWN)
                .toList();
        Instant lately = clock.instant().minus(JUST_NOW);
        model.addAttribute("decided", decided);
        model.addAttribute("suppliers", names(decided));
        model.addAttribute(
                "justNow",
                decided.stream().filter(choice -> choice.at().isAfter(lately)).findFirst());
        model.addAttribute("reasons", Choice.DismissReason.values());
    }

    private Map<String, LocalText> names(List<Choice> decided) {
        Map<String, LocalText> names = new HashMap<>();
        for (Choice choice : decided) {
            String supplier = choice.supplier();
            if (supplier != null) {
                names.computeIfAbsent(supplier, deliveries::name);
            }
        }
        return names;
    }

    /**
     * A line of the list.
     *
     * @param rank its place in the list, from 1
     * @param proposal what is proposed
     */
    record Row(int rank, ReorderProposal proposal) {
        private static final int LIKELY = 8_000;
        private static final int POSSIBLE = 5_000;
        private static final int DRIVERS_SHOWN = 3;

        /** How many days the stock lasts at the expected demand, times 1,000; 0 when the shelf is empty. */
        public long coverThousandths() {
            long demand = proposal.dailyDemandThousandths();
            long left = Math.max(0, proposal.onHand().amount());
            return demand <= 0 ? Long.MAX_VALUE : left * 1_000_000 / demand;
        }

        /** Pieces or grams in one pack of the order. */
        public long packSize() {
            return proposal.packs() == 0 ? 0 : proposal.suggested().amount() / proposal.packs();
        }

        /** The inputs that moved the expected loss most, at most three. */
        public List<ReorderProposal.Driver> moved() {
            ReorderProposal.Grounds grounds = proposal.grounds();
            return grounds == null
                    ? List.of()
                    : grounds.drivers().stream().limit(DRIVERS_SHOWN).toList();
        }

        public boolean isCoverKnown() {
            return proposal.dailyDemandThousandths() > 0;
        }

        /** {@code high}, {@code some} or {@code low}. */
        public String risk() {
            return proposal.emptyBasisPoints() >= LIKELY
                    ? "high"
                    : proposal.emptyBasisPoints() >= POSSIBLE ? "some" : "low";
        }
    }
}
