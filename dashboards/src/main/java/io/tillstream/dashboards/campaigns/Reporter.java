package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.dashboards.reorder.Proposals;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.decision.ReorderProposal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        Forecast forecast = new Forecast(tally.days(), plan.days());
        Limits limits = plan.limits();
        long budget = limits.totalAmount() == null
                ? Long.MAX_VALUE
                : limits.totalAmount().minor();
        long most = limits.totalUses() == null ? Long.MAX_VALUE : limits.totalUses();
        long[] cost = times(tally.costMinor, past.oneIn());
        long[] uses = times(tally.uses, past.oneIn());
        return new TrialReport(
                tally.first(),
                past.last(),
                plan.days(),
                tally.baskets() * past.oneIn(),
                tally.eligible() * past.oneIn(),
                tally.members() * past.oneIn(),
                past.oneIn(),
                past.baskets().getFirst().purchase().currency().code(),
                forecast.of(cost, budget),
                forecast.of(times(tally.given, past.oneIn()), most),
                forecast.of(uses, most),
                spent(forecast, limits, cost, uses),
                meetings(tally, past.oneIn()),
                shortages(tally, past.oneIn()),
                tally.unproven(),
                millis);
    }

    private static long[] times(long[] counted, int oneIn) {
        long[] all = counted.clone();
        for (int day = 0; day < all.length; day++) {
            all[day] = Math.multiplyExact(all[day], (long) oneIn);
        }
        return all;
    }

    private static @Nullable Integer spent(Forecast forecast, Limits limits, long[] cost, long[] uses) {
        if (limits.totalAmount() == null && limits.totalUses() == null) {
            return null;
        }
        int money = limits.totalAmount() == null
                ? 0
                : forecast.percentReaching(cost, limits.totalAmount().minor());
        int times = limits.totalUses() == null ? 0 : forecast.percentReaching(uses, limits.totalUses());
        return Math.max(money, times);
    }

    private static List<TrialReport.Meeting> meetings(TrialTally tally, int oneIn) {
        return tally.meetings().entrySet().stream()
                .map(each -> new TrialReport.Meeting(
                        each.getKey(),
                        each.getValue().stacked() * oneIn,
                        each.getValue().displaced() * oneIn,
                        each.getValue().minor() * oneIn,
                        each.getValue().examples()))
                .sorted(Comparator.comparingLong((TrialReport.Meeting each) -> each.stacked() + each.displaced())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** Those of the open proposals that speak of its goods, the likeliest to be empty first. */
    private List<TrialReport.Shortage> shortages(TrialTally tally, int oneIn) {
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
                        100 * tally.pieces().getOrDefault(shelf(proposal), 0L) * oneIn / days,
                        proposal.onHand().amount(),
                        proposal.emptyBasisPoints(),
                        proposal.nextDelivery()))
                .toList();
    }

    private static TrialTally.Shelf shelf(ReorderProposal proposal) {
        return new TrialTally.Shelf(proposal.store(), proposal.gtin());
    }
}
