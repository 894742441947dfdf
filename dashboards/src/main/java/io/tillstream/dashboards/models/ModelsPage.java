package io.tillstream.dashboards.models;

import io.tillstream.dashboards.alerts.AlertOutcomes;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.reorder.Proposals;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** {@code /models}: what each model does, whether it serves, on what grounds, how it came true, and when not to trust it. */
@Controller
final class ModelsPage {
    private final ModelCards cards;
    private final AlertOutcomes alerts;
    private final Proposals proposals;

    ModelsPage(ModelCards cards, AlertOutcomes alerts, Proposals proposals) {
        this.cards = cards;
        this.alerts = alerts;
        this.proposals = proposals;
    }

    @GetMapping("/models")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        List<ReorderProposal> open = proposals
                .each()
                .filter(proposal -> shops.reach().covers(proposal.store()))
                .toList();
        model.addAttribute(
                "sections",
                Arrays.stream(Kind.values()).map(kind -> section(kind, open)).toList());
        model.addAttribute("others", others(open));
        return "models";
    }

    private ModelSection section(Kind kind, List<ReorderProposal> open) {
        ModelCard card = cards.of(kind.model()).orElse(null);
        if (card == null || kind != Kind.DEMAND) {
            return new ModelSection(kind, card, null, 0, null);
        }
        List<Instant> made = open.stream()
                .filter(proposal -> proposal.model().equals(card.serving()))
                .map(ReorderProposal::issuedAt)
                .toList();
        return new ModelSection(
                kind,
                card,
                Followed.of(alerts.all().filter(one -> one.model().equals(card.serving()))),
                made.size(),
                made.stream().max(Comparator.naturalOrder()).orElse(null));
    }

    /** How many proposals that hold were made by something else than what serves now, by its name. */
    private Map<String, Long> others(List<ReorderProposal> open) {
        ModelReference serving =
                cards.of(Kind.DEMAND.model()).map(ModelCard::serving).orElse(null);
        return open.stream()
                .map(ReorderProposal::model)
                .filter(reference -> !reference.equals(serving))
                .collect(Collectors.groupingBy(ModelReference::name, TreeMap::new, Collectors.counting()));
    }
}
