package io.tillstream.lift.campaign;

import io.tillstream.events.MemberId;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.effect.Assignment;
import io.tillstream.features.effect.Brought;
import io.tillstream.features.effect.Measure;
import io.tillstream.features.effect.RunningEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins exposure to outcome. Somebody takes part from the first sale in which they were shown an offer of the campaign, or, in the
 * control group, would have been; what they brought from then on, for so many days, is the outcome, and what they brought for as
 * many days before it the covariate. Both groups met the same moment, so that nobody is compared with somebody who never came.
 *
 * <pre>
 * Ann, shown       |…14 days before…|shown|…14 days…|  counts now
 * Bob, would have  |…14 days before…|would|…14 days…|  counts now
 * Cem, shown                                |shown|…   waits
 * </pre>
 */
final class CampaignJoin {
    private final String campaign;
    private final Duration window;
    private final Map<MemberId, History> histories = new HashMap<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private final Deque<History> waiting = new ArrayDeque<>();
    private final Map<Measure, RunningEffect> effects = new EnumMap<>(Measure.class);
    private int inBothGroups;
    private Instant latest = Instant.MIN;

    /**
     * A join.
     *
     * @param campaign whose offers
     * @param window how long the outcome is looked at
     */
    CampaignJoin(String campaign, Duration window) {
        this.campaign = campaign;
        this.window = window;
        for (Measure measure : Measure.values()) {
            effects.put(measure, new RunningEffect());
        }
    }

    private record Purchase(Instant at, Brought brought) {}

    private static final class History {
        final List<Purchase> purchases = new ArrayList<>();

        @Nullable
        Instant start;

        boolean isTreated;
        boolean isInBoth;
        boolean isOver;

        Brought between(Instant from, Instant until) {
            Brought sum = Brought.NOTHING;
            for (Purchase purchase : purchases) {
                if (!purchase.at.isBefore(from) && purchase.at.isBefore(until)) {
                    sum = sum.plus(purchase.brought);
                }
            }
            return sum;
        }
    }

    /** The next sale; sales come about in the order in which they happened, and a late one counts while its days are not over. */
    void add(Sale sale) {
        latest = sale.happenedAt().isAfter(latest) ? sale.happenedAt() : latest;
        finish(latest);
        MemberId member = sale.member();
        if (member == null) {
            return;
        }
        History history = histories.computeIfAbsent(member, fresh -> new History());
        if (!history.isOver) {
            history.purchases.add(new Purchase(sale.happenedAt(), Brought.by(sale)));
        }
        for (OfferOutcome outcome : sale.offers()) {
            if (outcome.campaign().equals(campaign)) {
                expose(history, outcome.kind(), sale.happenedAt());
            } else {
                others.merge(outcome.campaign(), 1, Integer::sum);
            }
        }
    }

    private void expose(History history, OfferOutcome.Kind kind, Instant at) {
        boolean isGhost = kind == OfferOutcome.Kind.WOULD_HAVE_SHOWN;
        if (history.start == null) {
            history.start = at;
            history.isTreated = !isGhost;
            waiting.add(history);
        } else if (history.isTreated == isGhost && !history.isInBoth) {
            history.isInBoth = true;
            inBothGroups++;
        }
    }

    /** Whoever's days are over by then counts. */
    private void finish(Instant now) {
        while (!waiting.isEmpty()) {
            History next = waiting.getFirst();
            Instant start = next.start;
            if (start == null || start.plus(window).isAfter(now)) {
                return;
            }
            waiting.removeFirst();
            Brought before = next.between(start.minus(window), start);
            Brought during = next.between(start, start.plus(window));
            effects.forEach((measure, effect) -> effect.add(next.isTreated, measure.of(before), measure.of(during)));
            next.isOver = true;
            next.purchases.clear();
        }
    }

    RunningEffect effect(Measure measure) {
        RunningEffect effect = effects.get(measure);
        if (effect == null) {
            throw new IllegalStateException("Nobody counts " + measure + ".");
        }
        return effect;
    }

    /** How many take part whose days are not over. */
    int waiting() {
        return waiting.size();
    }

    /** How many were in the one group and later in the other: there should be none. */
    int inBothGroups() {
        return inBothGroups;
    }

    /** Tells of everybody who takes part in which group they are; whoever was in both is in the first. */
    void tell(Assignment assignment) {
        histories.forEach((member, history) -> {
            if (history.start != null) {
                assignment.add(member, history.isTreated);
            }
        });
    }

    /** Other campaigns of which members were shown offers, the most shown first, at most {@code most}. */
    List<String> others(int most) {
        return others.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When the last sale happened. */
    Instant latest() {
        return latest;
    }
}
