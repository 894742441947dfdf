package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.Costs;
import io.tillstream.dashboards.pulse.ScoringPulse;
import io.tillstream.dashboards.streams.ReaderThread;
import io.tillstream.dashboards.streams.ViewReader;
import io.tillstream.events.Money;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts what the rules let it accept, the most money at stake first, and sends nothing. It goes no further for a supplier on a day
 * on which the next line would be beyond a limit. It leaves alone what a person took back or decided otherwise, shelves whose books
 * are below nothing, costs that were made up, and everything while scoring is silent.
 */
@Component
final class AcceptByRule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptByRule.class);
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(2);

    private final AcceptRules rules;
    private final OpenProposals open;
    private final Choices choices;
    private final Costs costs;
    private final ScoringPulse scoring;
    private final ViewReader views;
    private final LiveEvents live;
    private final TransactionTemplate transaction;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ReaderThread thread = new ReaderThread("accept-by-rule", this::goOn);
    private volatile boolean running;

    AcceptByRule(
            AcceptRules rules,
            OpenProposals open,
            Choices choices,
            Costs costs,
            ScoringPulse scoring,
            ViewReader views,
            LiveEvents live,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.open = open;
        this.choices = choices;
        this.costs = costs;
        this.scoring = scoring;
        this.views = views;
        this.live = live;
        this.transaction = new TransactionTemplate(transactions);
    }

    private void goOn(ReaderThread self) throws InterruptedException {
        while (!self.isStopping() && !stopping.await(LOOKS_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            if (views.isComplete() && scoring.state() instanceof ScoringPulse.State.Alive && look() > 0) {
                live.changed(LiveEvents.Subject.REORDER);
                live.changed(LiveEvents.Subject.ORDERS);
            }
            self.wentWell();
        }
    }

    /** Accepts what may be accepted now; answers how many lines that were. */
    int look() {
        Map<String, AcceptRules.Rule> bySupplier =
                rules.all().stream().collect(Collectors.toMap(AcceptRules.Rule::supplier, rule -> rule));
        Optional<Money> cap = rules.cap();
        if (bySupplier.isEmpty() || cap.isEmpty()) {
            return 0;
        }
        return Objects.requireNonNullElse(
                transaction.execute(_ -> {
                    rules.alone();
                    return accept(bySupplier, cap.get());
                }),
                0);
    }

    private int accept(Map<String, AcceptRules.Rule> bySupplier, Money cap) {
        AcceptRules.Spent before = rules.spent();
        Map<String, Money> spent = new HashMap<>();
        bySupplier
                .values()
                .forEach(rule -> spent.put(
                        rule.supplier(),
                        before.of(rule.supplier(), rule.perDay().currency())));
        Money all = before.of(cap.currency());
        Set<String> stopped =
                rules.stopped().stream().map(AcceptRules.Stop::supplier).collect(Collectors.toCollection(HashSet::new));
        int accepted = 0;
        for (ReorderProposal proposal : candidates(bySupplier)) {
            AcceptRules.Rule rule = Objects.requireNonNull(bySupplier.get(proposal.supplier()));
            Money cost = cost(proposal).orElse(null);
            if (cost == null
                    || stopped.contains(rule.supplier())
                    || !cost.currency().equals(rule.perLine().currency())
                    || !cost.currency().equals(cap.currency())
                    || cost.compareTo(rule.perLine()) > 0) {
                continue;
            }
            Money ofSupplier = spent.getOrDefault(rule.supplier(), Money.zero(cost.currency()))
                    .plus(cost);
            boolean overall = all.plus(cost).compareTo(cap) > 0;
            if (overall || ofSupplier.compareTo(rule.perDay()) > 0) {
                rules.stop(rule.supplier(), overall, ofSupplier.minus(cost));
                stopped.add(rule.supplier());
                LOG.info(
                        "Accepts no more of supplier {} today: the next line costs {}, and {}.",
                        rule.supplier(),
                        cost,
                        overall
                                ? "all rules together accept " + cap + " a day"
                                : "its rule accepts " + rule.perDay() + " a day");
            } else if (choices.recordByRule(proposal, cost, rules.today())) {
                spent.put(rule.supplier(), ofSupplier);
                all = all.plus(cost);
                accepted++;
            }
        }
        return accepted;
    }

    private List<ReorderProposal> candidates(Map<String, AcceptRules.Rule> bySupplier) {
        Set<Choices.Taken> takenBack = choices.takenBackFromRules(rules.today());
        return open.of(store -> true).stream()
                .filter(proposal -> proposal.supplier() != null && bySupplier.containsKey(proposal.supplier()))
                .filter(proposal -> proposal.packs() > 0
                        && proposal.orderUntil() != null
                        && proposal.onHand().amount() >= 0)
                .filter(proposal -> !takenBack.contains(Choices.Taken.of(proposal)))
                .sorted(Pile.BY_LOST_MARGIN)
                .toList();
    }

    /** What a line costs by today's price list; empty where nobody knows. */
    private Optional<Money> cost(ReorderProposal proposal) {
        return costs.unitCost(proposal.store(), proposal.gtin()).map(cost -> Costs.of(proposal.suggested(), cost));
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
