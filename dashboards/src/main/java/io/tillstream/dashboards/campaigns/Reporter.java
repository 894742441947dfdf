package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.dashboards.reorder.Proposals;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.decision.ReorderProposal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a report of what was counted. */
@Component
final class Reporter {
    private static final int MOST = 8;

    private final Proposals proposals;

    Reporter(Proposals proposals) {
        this.proposals = proposals;
    }

    TrialReport report(Past past, Plan plan, TrialTally tally, long millis) {
        Limits limits = plan.limits();
        Forecast.Outcome outcome = new Forecast(tally.days(), plan.days()).of(tally.asked(), limits, past.oneIn());
        return new TrialReport(
                tally.first(),
                past.last(),
                plan.days(),
                tally.baskets() * past.oneIn(),
                tally.eligible() * past.oneIn(),
                Math.min(
                        tally.members() * past.oneIn(),
                        Arrays.stream(tally.given).sum()),
                past.oneIn(),
                past.baskets().getFirst().purchase().currency().code(),
                outcome.costMinor(),
                outcome.given(),
                outcome.uses(),
                limits.totalAmount() == null && limits.totalUses() == null ? null : outcome.percentSpent(),
                outcome.spentDay(),
                meetings(tally),
                shortages(tally),
                tally.unproven(),
                millis,
                FewReceipts.of(tally, plan, past.oneIn()).orElse(null));
    }

    private static List<TrialReport.Meeting> meetings(TrialTally tally) {
        return tally.meetings().entrySet().stream()
                .map(each -> new TrialReport.Meeting(
                        each.getKey(),
                        each.getValue().stacked(),
                        each.getValue().displaced(),
                        each.getValue().minor(),
                        each.getValue().examples()))
                .sorted(Comparator.comparingLong((TrialReport.Meeting each) -> each.stacked() + each.displaced())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** Those of the open proposals that speak of its goods, the likeliest to be empty first. */
    private List<TrialReport.Shortage> shortages(TrialTally tally) {
        int days = Math.max(1, tally.days().length);
        return proposals
                .each()
                .filter(proposal -> tally.pieces().containsKey(shelf(proposal)))
                .sorted(Comparator.comparingInt(ReorderProposal::emptyBasisPoints)
                        .reversed())
                .limit(MOST)
                .map(proposal -> new TrialReport.Shortage(
                        proposal.store(),
                        proposal.gtin(),
                        100 * tally.pieces().getOrDefault(shelf(proposal), 0L) / days,
                        proposal.onHand().amount(),
                        proposal.emptyBasisPoints(),
                        proposal.nextDelivery()))
                .toList();
    }

    private static TrialTally.Shelf shelf(ReorderProposal proposal) {
        return new TrialTally.Shelf(proposal.store(), proposal.gtin());
    }
}
