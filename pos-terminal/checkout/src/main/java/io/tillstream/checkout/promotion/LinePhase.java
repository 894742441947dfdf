package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The first phase: promotions of single lines. Those that stack come first, each by itself in the order of rank; the
 * others then share the units so that together they save most. Both reckon from the shelf price.
 */
final class LinePhase {
    /** Ways to choose from mixed exclusive groups that are tried; each costs a whole phase. */
    private static final int MOST_CHOICES = 64;

    private final List<Lot> lots;
    private final Work work;

    private LinePhase(List<Lot> lots, Work work) {
        this.lots = lots;
        this.work = work;
    }

    /** Whether a promotion belongs to this phase. */
    static boolean has(Reward reward) {
        return switch (reward) {
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.NForPrice _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.BundlePrice _,
                    Reward.FreeItem _ -> true;
            case Reward.BasketAmountOff _, Reward.BasketPercentOff _, Reward.PointsMultiplier _, Reward.BonusPoints _ ->
                false;
        };
    }

    /** What the candidates give on these lots; the candidates come by rank. */
    static Counter of(List<Candidate> candidates, List<Lot> lots, Work work) {
        return new LinePhase(lots, work).choose(candidates);
    }

    /**
     * A group that holds promotions that stack decides what is left for the others, so each of its members is tried in
     * turn; groups without such are decided together with the units.
     */
    private Counter choose(List<Candidate> candidates) {
        Map<String, List<Candidate>> mixed = mixedGroups(candidates);
        List<Set<Candidate>> choices = new ArrayList<>();
        choices.add(Set.of());
        for (List<Candidate> group : mixed.values()) {
            List<Set<Candidate>> longer = new ArrayList<>();
            for (Set<Candidate> dropped : choices) {
                for (Candidate kept : group) {
                    Set<Candidate> more = new HashSet<>(dropped);
                    more.addAll(group);
                    more.remove(kept);
                    longer.add(more);
                }
            }
            if (longer.size() > MOST_CHOICES) {
                longer = longer.subList(0, MOST_CHOICES);
                group.forEach(candidate -> work.giveUpOn(candidate.ranked));
            }
            choices = longer;
        }
        int ranks = candidates.isEmpty() ? 0 : candidates.getLast().ranked.rank() + 1;
        Optional<Counter> best = Optional.empty();
        for (Set<Candidate> dropped : choices) {
            Counter counter = run(candidates.stream()
                    .filter(candidate -> !dropped.contains(candidate))
                    .toList());
            if (best.isEmpty() || counter.isBetterThan(best.get(), ranks)) {
                best = Optional.of(counter);
            }
        }
        return best.orElseGet(() -> new Counter(lots));
    }

    private static Map<String, List<Candidate>> mixedGroups(List<Candidate> candidates) {
        Map<String, List<Candidate>> groups = new TreeMap<>();
        for (Candidate candidate : candidates) {
            String group = candidate.promotion.exclusiveGroup();
            if (group != null) {
                groups.computeIfAbsent(group, none -> new ArrayList<>()).add(candidate);
            }
        }
        groups.values()
                .removeIf(group ->
                        group.size() < 2 || group.stream().noneMatch(candidate -> candidate.promotion.stackable()));
        return groups;
    }

    private Counter run(List<Candidate> candidates) {
        Counter counter = new Counter(lots);
        for (Candidate candidate : candidates) {
            if (candidate.promotion.stackable()) {
                Gain gain = gainOf(candidate, counter.lots());
                counter.book(List.of(gain), List.of(gain.grant(unitsOf(gain))));
            }
        }
        List<Gain> sharing = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!candidate.promotion.stackable()) {
                sharing.add(gainOf(candidate, counter.lots()));
            }
        }
        List<Gain> gains = new ArrayList<>();
        List<Gain.Grant> grants = new ArrayList<>();
        for (Component component : Component.of(useful(sharing))) {
            gains.addAll(component.gains);
            grants.addAll(
                    component.gains.size() == 1
                            ? List.of(component.gains.getFirst().grant(unitsOf(component.gains.getFirst())))
                            : Allotment.of(component, work));
        }
        counter.book(gains, grants);
        return counter;
    }

    /** Of promotions that reduce unit by unit only the best can count at a lot; what saves nothing at all cannot. */
    private List<Gain> useful(List<Gain> gains) {
        Map<Lot, Gain> best = new HashMap<>();
        Map<Lot, Long> bestSaving = new HashMap<>();
        for (Gain gain : gains) {
            if (gain instanceof PieceGain piece && PieceGain.isPlain(gain.candidate())) {
                for (int i = 0; i < piece.lots().size(); i++) {
                    Lot lot = piece.lots().get(i);
                    if (piece.saving(i) > bestSaving.getOrDefault(lot, 0L)) {
                        bestSaving.put(lot, piece.saving(i));
                        best.put(lot, piece);
                    }
                }
            }
        }
        List<Gain> useful = new ArrayList<>();
        for (Gain gain : gains) {
            Gain kept = gain;
            if (gain instanceof PieceGain piece && PieceGain.isPlain(gain.candidate())) {
                boolean[] wins = new boolean[piece.lots().size()];
                for (int i = 0; i < wins.length; i++) {
                    wins[i] = best.get(piece.lots().get(i)) == piece;
                }
                kept = piece.onlyWith(wins, work);
            }
            if (!kept.lots().isEmpty() && kept.most(unitsOf(kept)) > 0) {
                useful.add(kept);
            }
        }
        return useful;
    }

    private Gain gainOf(Candidate candidate, List<Lot> on) {
        return switch (candidate.promotion.reward()) {
            case Reward.PercentOff _, Reward.AmountOff _, Reward.FixedPrice _ -> PieceGain.of(candidate, on, work);
            case Reward.NForPrice _, Reward.BundlePrice _ -> SetGain.of(candidate, on, work);
            case Reward.BuyXGetY get ->
                get.items() == null
                        ? CheapestGain.of(candidate, on, get.buy(), get.get(), get.basisPoints(), work)
                        : RewardGain.of(candidate, on, work);
            case Reward.CheapestFree free -> CheapestGain.of(candidate, on, free.pieces() - 1, 1, 10_000, work);
            case Reward.FreeItem _ -> RewardGain.of(candidate, on, work);
            case Reward.BasketAmountOff _, Reward.BasketPercentOff _, Reward.PointsMultiplier _, Reward.BonusPoints _ ->
                throw new IllegalStateException("Promotion " + candidate.ranked.id() + " belongs to a later phase.");
        };
    }

    private static long[] unitsOf(Gain gain) {
        return gain.lots().stream().mapToLong(Lot::count).toArray();
    }
}
