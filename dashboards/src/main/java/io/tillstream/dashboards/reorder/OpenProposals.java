package io.tillstream.dashboards.reorder;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** In no order. */
    public List<ReorderProposal> of(Predicate<StoreId> stores) {
        Settled settled = settled(standing());
        return proposals
                .each()
                .filter(proposal -> stores.test(proposal.store()) && !settled.has(proposal))
                .toList();
    }

    /** Whether scoring has said anything yet; before, that nothing is open means nothing. */
    boolean isHeard() {
        return proposals.isHeard();
    }

    /** What is lost in stores of one currency if nothing is ordered; empty before scoring has said anything. */
    public Optional<Money> atRisk(Predicate<StoreId> stores, CurrencyUnit currency) {
        if (!isHeard()) {
            return Optional.empty();
        }
        Stake stake = new Stake();
        proposals.piles().forEach(pile -> pile.addUp(stores, stake));
        settledBy(standing()).stream()
                .filter(proposal -> stores.test(proposal.store()))
                .forEach(stake::takeOff);
        return Optional.of(stake.in(currency));
    }

    /** All that hold, in piles; some of them may be settled. */
    List<Pile> piles() {
        return proposals.piles();
    }

    /** Those that choices have settled: as many are looked up as there are choices. */
    Set<ReorderProposal> settledBy(List<Choice> standing) {
        Settled settled = settled(standing);
        return standing.stream()
                .map(choice -> proposals.of(choice.store(), choice.gtin()))
                .flatMap(Optional::stream)
                .filter(settled::has)
                .collect(Collectors.toSet());
    }

    private Settled settled(List<Choice> standing) {
        return new Settled(standing, today(), clock.instant());
    }

    /** The one for an item in a store. */
    Optional<ReorderProposal> of(StoreId store, Gtin gtin) {
        Settled settled = settled(standing());
        return proposals.of(store, gtin).filter(proposal -> !settled.has(proposal));
    }

    /** Choices that still stand, latest first. */
    List<Choice> standing() {
        return choices.standing(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
