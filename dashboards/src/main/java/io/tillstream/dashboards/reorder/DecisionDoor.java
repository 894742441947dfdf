package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.events.Quantity;
import io.tillstream.events.decision.ReorderProposal;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a buyer sends from the list. Every answer is the renewed list, or the page for a browser without scripts. */
@Controller
final class DecisionDoor {
    /** More in one order than any shelf takes: a slip of the finger. */
    private static final long MOST = 1_000_000;

    private final OpenProposals open;
    private final Proposals proposals;
    private final Deliveries deliveries;
    private final Choices choices;
    private final WorkList list;
    private final Clock clock;

    DecisionDoor(
            OpenProposals open,
            Proposals proposals,
            Deliveries deliveries,
            Choices choices,
            WorkList list,
            Clock clock) {
        this.open = open;
        this.proposals = proposals;
        this.deliveries = deliveries;
        this.choices = choices;
        this.list = list;
        this.clock = clock;
    }

    /** In what a changed quantity is told. */
    enum Measure {
        PACKS,
        /** Pieces, or grams of what is weighed. */
        PIECES
    }

    @PostMapping("/reorder/accept")
    String accept(
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable Long quantity,
            @RequestParam(defaultValue = "PACKS") Measure in,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        ReorderProposal proposal = standing(decision, shops);
        Quantity changed = quantity == null ? null : changed(proposal, quantity, in);
        choices.record(List.of(proposal), new Verdict.Accept(changed), user.getName());
        return answer(part, shops, model);
    }

    private static Quantity changed(ReorderProposal proposal, long quantity, Measure in) {
        if (proposal.packs() == 0) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Nothing is ordered of " + proposal.gtin() + " before it is counted.");
        }
        long packSize = proposal.suggested().amount() / proposal.packs();
        if (quantity < 1 || quantity > MOST / (in == Measure.PACKS ? packSize : 1)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "An order of " + quantity + " " + (in == Measure.PACKS ? "packs" : "pieces") + "; 1 to " + MOST
                            + " pieces or grams. Dismiss the proposal to order nothing.");
        }
        return new Quantity(
                in == Measure.PACKS ? quantity * packSize : quantity,
                proposal.suggested().unit());
    }

    /** Accepts what was ticked; what no longer holds or is to be counted first is left alone. */
    @PostMapping("/reorder/accept-chosen")
    String acceptChosen(
            @RequestParam(required = false) @Nullable List<String> chosen,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        List<ReorderProposal> wanted = (chosen == null ? List.<String>of() : chosen)
                .stream()
                        .map(proposals::withId)
                        .flatMap(Optional::stream)
                        .filter(proposal -> proposal.packs() > 0)
                        .toList();
        wanted.forEach(proposal -> shops.require(proposal.store()));
        choices.record(wanted, new Verdict.Accept(null), user.getName());
        return answer(part, shops, model);
    }

    /** Accepts all that goes to a supplier together, as it was when the buyer saw the list: what is newer stays open. */
    @PostMapping("/reorder/accept-group")
    String acceptGroup(
            @RequestParam Instant until,
            @RequestParam String supplier,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam Instant seen,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        Delivery.Key group = new Delivery.Key(until, supplier, day);
        List<ReorderProposal> wanted = open.of(shops.filter()).stream()
                .filter(proposal ->
                        Delivery.Key.of(proposal).filter(group::equals).isPresent())
                .filter(proposal -> proposal.packs() > 0 && !proposal.issuedAt().isAfter(seen))
                .sorted(Pile.BY_LOST_MARGIN)
                .toList();
        choices.record(wanted, new Verdict.Accept(null), user.getName());
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
        choices.record(List.of(standing(decision, shops)), new Verdict.Dismiss(reason), user.getName());
        return answer(part, shops, model);
    }

    @PostMapping("/reorder/snooze")
    String snooze(
            @RequestParam String decision,
            @RequestParam WorkListRow.Snooze until,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        ReorderProposal proposal = standing(decision, shops);
        Instant back = until.until(proposal, deliveries.zone(proposal.store()), clock.instant());
        choices.record(List.of(proposal), new Verdict.Snooze(back), user.getName());
        return answer(part, shops, model);
    }

    @PostMapping("/reorder/undo")
    String undo(
            @RequestParam(required = false) @Nullable Long choice,
            @RequestParam(required = false) @Nullable Long batch,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        if (batch != null) {
            choices.undoBatch(batch, shops::require);
        } else if (choice != null) {
            choices.undo(choice, shops::require);
        }
        return answer(part, shops, model);
    }

    private ReorderProposal standing(String decision, Shops shops) {
        ReorderProposal proposal = proposals
                .withId(decision)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "Proposal " + decision + " no longer holds; look at the list again."));
        shops.require(proposal.store());
        return proposal;
    }

    private String answer(@Nullable String part, Shops shops, Model model) {
        if (part == null) {
            return "redirect:" + Links.link("/reorder", "store", shops.key());
        }
        list.fill(shops, model);
        return "reorder :: list";
    }
}
