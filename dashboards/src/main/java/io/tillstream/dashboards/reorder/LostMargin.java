package io.tillstream.dashboards.reorder;

import io.tillstream.events.Money;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Reach;
import java.util.List;
import java.util.Optional;

/**
 * What an order is worth: the margin lost until the delivery after the one it comes with, without it and with it. What a proposal
 * calls its expected lost margin ends with the delivery it is for; no order changes that, for none comes earlier.
 */
final class LostMargin {
    private LostMargin() {}

    /**
     * What is lost if nothing is ordered; where nobody looked further, or a count is asked for,
     * what is lost until the next delivery.
     */
    static Money without(ReorderProposal proposal) {
        ReorderProposal.Grounds grounds = proposal.grounds();
        Reach reach = grounds == null ? null : grounds.reach();
        return reach == null ? proposal.expectedLostMargin() : reach.losses().getFirst();
    }

    /**
     * What is lost although the suggested quantity is ordered; empty where nobody looked. Between two orders that were counted, on
     * the straight line from one to the other: as each pack more saves less than the one before, that is rather too much.
     */
    static Optional<Money> with(ReorderProposal proposal) {
        ReorderProposal.Grounds grounds = proposal.grounds();
        Reach reach = grounds == null ? null : grounds.reach();
        if (reach == null) {
            return Optional.empty();
        }
        List<Money> losses = reach.losses();
        int apart = reach.packsApart();
        int below = proposal.packs() / apart;
        long beyond = proposal.packs() % apart;
        if (below >= losses.size() || (beyond > 0 && below + 1 == losses.size())) {
            return Optional.empty();
        }
        Money lost = losses.get(below);
        if (beyond == 0) {
            return Optional.of(lost);
        }
        long saved = (lost.minor() - losses.get(below + 1).minor()) * beyond / apart;
        return Optional.of(Money.ofMinor(lost.minor() - saved, lost.currency()));
    }
}
