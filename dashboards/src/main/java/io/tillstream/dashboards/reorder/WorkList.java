package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.stock.InTransit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.ledger.StockTransfer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the buyer's list shows: open proposals in groups, and what was decided lately. */
@Component
final class WorkList {
    private static final int DECIDED_SHOWN = 12;
    /** How long the last choice can be taken back at the top of the list. */
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private final OpenProposals open;
    private final Deliveries deliveries;
    private final AcceptRules rules;
    private final InTransit transit;
    private final Clock clock;

    WorkList(OpenProposals open, Deliveries deliveries, AcceptRules rules, InTransit transit, Clock clock) {
        this.open = open;
        this.deliveries = deliveries;
        this.rules = rules;
        this.transit = transit;
        this.clock = clock;
    }

    /**
     * What was decided last, to be taken back with one key.
     *
     * @param choice the latest choice
     * @param count how many were made with it
     */
    record JustNow(Choice choice, long count) {}

    /** Puts the list of these stores into a page. */
    void fill(Shops shops, Model model) {
        Predicate<StoreId> stores = shops.filter();
        List<Choice> standing = open.standing();
        List<Delivery> grouped = deliveries.of(open.piles(), open.settledBy(standing), stores);
        Stake stake = new Stake();
        grouped.forEach(delivery -> stake.add(delivery.stake()));
        List<Choice> decided = standing.stream()
                .filter(choice -> stores.test(choice.store()))
                .limit(DECIDED_SHOWN)
                .toList();
        model.addAttribute("deliveries", grouped);
        model.addAttribute(
                "shown",
                grouped.stream().mapToInt(delivery -> delivery.rows().size()).sum());
        model.addAttribute("underWay", underWay(grouped));
        model.addAttribute("heard", open.isHeard());
        model.addAttribute("count", stake.count());
        model.addAttribute("atRisk", stake.money());
        model.addAttribute("seen", clock.instant());
        model.addAttribute("decided", decided);
        model.addAttribute("suppliers", names(decided));
        model.addAttribute("justNow", justNow(decided, standing));
        model.addAttribute("stopped", rules.stopped().size());
        model.addAttribute("reasons", Choice.DismissReason.values());
    }

    /** What other stores have sent of the rows that are shown, by their decisions. */
    private Map<String, List<StockTransfer>> underWay(List<Delivery> deliveries) {
        Map<String, List<StockTransfer>> underWay = new HashMap<>();
        for (Delivery delivery : deliveries) {
            for (WorkListRow row : delivery.rows()) {
                ReorderProposal proposal = row.proposal();
                List<StockTransfer> bringing = transit.bringing(proposal.gtin(), proposal.store());
                if (!bringing.isEmpty()) {
                    underWay.put(proposal.decisionId(), bringing);
                }
            }
        }
        return underWay;
    }

    private Optional<JustNow> justNow(List<Choice> decided, List<Choice> standing) {
        Instant lately = clock.instant().minus(JUST_NOW);
        return decided.stream()
                .filter(choice -> choice.order() == null
                        && !choice.isByRule()
                        && choice.at().isAfter(lately))
                .findFirst()
                .map(last -> new JustNow(
                        last,
                        last.batch() == null
                                ? 1
                                : standing.stream()
                                        .filter(choice -> Objects.equals(choice.batch(), last.batch()))
                                        .count()));
    }

    private Map<String, LocalText> names(List<Choice> decided) {
        Map<String, LocalText> names = new HashMap<>();
        for (Choice choice : decided) {
            String supplier = choice.supplier();
            if (supplier != null) {
                names.computeIfAbsent(supplier, deliveries::name);
            }
        }
        return names;
    }
}
