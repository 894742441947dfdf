package io.tillstream.dashboards.reorder;

import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /models}: which models, or baselines in their place, stand behind the proposals of now. */
@Controller
final class ModelsPage {
    private final Proposals proposals;

    ModelsPage(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * A model at work.
     *
     * @param model its name and card
     * @param proposals how many proposals of it hold now
     * @param latest when it made the latest of them
     */
    record AtWork(ModelReference model, long proposals, Instant latest) {
        AtWork plus(ReorderProposal proposal) {
            return new AtWork(model, proposals + 1, latest.isAfter(proposal.issuedAt()) ? latest : proposal.issuedAt());
        }
    }

    @GetMapping("/models")
    String page(Model model) {
        Map<ModelReference, AtWork> models = new LinkedHashMap<>();
        for (ReorderProposal proposal : proposals.ranked(_ -> true)) {
            AtWork known = models.getOrDefault(proposal.model(), new AtWork(proposal.model(), 0, proposal.issuedAt()));
            models.put(proposal.model(), known.plus(proposal));
        }
        List<AtWork> shown = models.values().stream()
                .sorted(Comparator.comparingLong(AtWork::proposals).reversed())
                .toList();
        model.addAttribute("models", shown);
        return "models";
    }
}
