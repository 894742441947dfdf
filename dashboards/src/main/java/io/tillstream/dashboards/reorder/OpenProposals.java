package io.tillstream.dashboards.reorder;

import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The proposals nobody has decided about. A choice stands until its delivery: an item accepted in the morning does not
 * come back at noon because one more piece was sold, and not when the next delivery takes its place because the cut-off has
 * passed: what was accepted is on its way. What was dismissed does come back then.
 */
@Component
public final class OpenProposals {
    private final Proposals proposals;
    private final Choices choices;
    private final Clock clock;

    OpenProposals(Proposals proposals, Choices choices, Clock clock) {
        this.proposals = proposals;
        this.choices = choices;
        this.clock = clock;
    }

    /** The most expensive first. */
    public List<ReorderProposal> of(Predicate<StoreId> stores) {
        List<Choice> standing = standing();
        LocalDate today = today();
        return proposals.ranked(stores).stream()
                .filter(proposal -> standing.stream().noneMatch(choice -> settles(choice, proposal, today)))
                .toList();
    }

    /** Choices that still stand, latest first. */
    List<Choice> standing() {
        return choices.standing(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static boolean settles(Choice choice, ReorderProposal proposal, LocalDate today) {
        boolean sameItem =
                choice.store().equals(proposal.store()) && choice.gtin().equals(proposal.gtin());
        boolean sameDelivery = !choice.nextDelivery().isBefore(proposal.nextDelivery());
        boolean onItsWay =
                choice.kind() == Choice.Kind.ACCEPTED && choice.packs() > 0 && today.isBefore(choice.nextDelivery());
        return choice.decisionId().equals(proposal.decisionId()) || (sameItem && (sameDelivery || onItsWay));
    }
}
