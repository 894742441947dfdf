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
 * The proposals nobody has decided about. An item accepted in the morning does not come back at noon because one more piece was
 * sold; which choice stands how long says {@link Settled}.
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
        return besides(standing(), stores);
    }

    /** Those that choices have not settled, the most expensive first. */
    List<ReorderProposal> besides(List<Choice> standing, Predicate<StoreId> stores) {
        Settled settled = new Settled(standing, today(), clock.instant());
        return proposals.ranked(stores).stream()
                .filter(proposal -> !settled.has(proposal))
                .toList();
    }

    /** Choices that still stand, latest first. */
    List<Choice> standing() {
        return choices.standing(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
