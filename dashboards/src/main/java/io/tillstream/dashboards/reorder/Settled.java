package io.tillstream.dashboards.reorder;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which proposals choices have settled, by item and store, so that a long list is looked through once.
 *
 * <table>
 * <caption>What a choice hides of its item</caption>
 * <tr><td>dismissed</td><td>its delivery</td></tr>
 * <tr><td>put off</td><td>everything, until its instant</td></tr>
 * <tr><td>went with an order</td><td>its delivery: of the next one scoring knows what is on order</td></tr>
 * <tr><td>accepted, no order yet</td><td>everything while it can still go with its delivery</td></tr>
 * <tr><td>a count accepted</td><td>that count, for its delivery</td></tr>
 * </table>
 */
final class Settled {
    /** By item alone: of a hundred thousand proposals most are of items nobody has decided about, and one look says so. */
    private final Map<Gtin, List<Choice>> byItem;

    private final LocalDate today;
    private final Instant now;

    /**
     * By choices that stand.
     *
     * @param now business time
     */
    Settled(List<Choice> standing, LocalDate today, Instant now) {
        this.today = today;
        this.now = now;
        this.byItem = standing.stream().collect(Collectors.groupingBy(Choice::gtin));
    }

    boolean has(ReorderProposal proposal) {
        for (Choice choice : byItem.getOrDefault(proposal.gtin(), List.of())) {
            if (choice.store().equals(proposal.store()) && settles(choice, proposal)) {
                return true;
            }
        }
        return false;
    }

    private boolean settles(Choice choice, ReorderProposal proposal) {
        boolean itsDelivery = choice.decisionId().equals(proposal.decisionId())
                || !choice.nextDelivery().isBefore(proposal.nextDelivery());
        Instant back = choice.snoozedUntil();
        return switch (choice.kind()) {
            case DISMISSED -> itsDelivery;
            case SNOOZED -> back != null && now.isBefore(back);
            case ACCEPTED ->
                choice.isForAnOrder()
                        ? itsDelivery || (choice.order() == null && canStillGo(choice))
                        : itsDelivery && proposal.asksForACount();
        };
    }

    private boolean canStillGo(Choice choice) {
        Instant until = choice.orderUntil();
        return until == null ? today.isBefore(choice.nextDelivery()) : now.isBefore(until);
    }
}
