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
 * come back at noon because one more piece was sold.
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
        return proposals.ranked(stores).stream()
                .filter(proposal -> standing.stream().noneMatch(choice -> settles(choice, proposal)))
                .toList();
    }

    /** Choices that still stand, latest first. */
    List<Choice> standing() {
        return choices.standing(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static boolean settles(Choice choice, ReorderProposal proposal) {
        return choice.decisionId().equals(proposal.decisionId())
                || (choice.store().equals(proposal.store())
                        && choice.gtin().equals(proposal.gtin())
                        && !choice.nextDelivery().isBefore(proposal.nextDelivery()));
    }
}
