package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /** What the candidates give on these lots, one of each ware; the candidates come by rank. */
    static Counter of(List<Candidate> candidates, List<Lot> lots, Work work) {
        return new LinePhase(lots, work).choose(candidates);
    }

    /**
     * A group that holds promotions that stack decides what is left for the others, so each of its members is tried in
     * turn; groups without such are decided together with the units.
     */
    private Counter choose(List<Candidate> candidates) {
        Collection<List<Candidate>> groups = mixedGroups(candidates);
        Set<Candidate> grouped = new HashSet<>();
        groups.forEach(grouped::addAll);
        List<List<Candidate>> choices = choices(groups);
        int ranks = candidates.isEmpty() ? 0 : candidates.getLast().ranked.rank() + 1;
        Optional<Counter> best = Optional.empty();
        for (int i = 0; i < choices.size(); i++) {
            if (best.isPresent() && work.isOver()) {
                grouped.forEach(candidate -> work.giveUpOn(candidate.ranked));
                break;
            }
            List<Candidate> kept = choices.get(i);
            long keptBack = work.leave(1, choices.size() - i);
            Counter counter = run(
                    grouped.isEmpty()
                            ? candidates
                            : candidates.stream()
                                    .filter(candidate -> !grouped.contains(candidate) || kept.contains(candidate))
                                    .toList());
            work.giveBack(keptBack);
            if (best.isEmpty() || counter.isBetterThan(best.get(), ranks)) {
                best = Optional.of(counter);
            }
        }
        return best.orElseThrow();
    }

    /** One of each group, in every combination as far as these can be tried. */
    private List<List<Candidate>> choices(Collection<List<Candidate>> groups) {
        List<List<Candidate>> choices = List.of(List.of());
        for (List<Candidate> group : groups) {
            List<List<Candidate>> longer = new ArrayList<>();
            for (List<Candidate> before : choices) {
                for (Candidate kept : group) {
                    List<Candidate> more = new ArrayList<>(before);
                    more.add(kept);
                    longer.add(more);
                }
            }
            if (longer.size() > MOST_CHOICES) {
                longer = longer.subList(0, MOST_CHOICES);
                group.forEach(candidate -> work.giveUpOn(candidate.ranked));
            }
            choices = longer;
        }
        return choices;
    }

    private Collection<List<Candidate>> mixedGroups(List<Candidate> candidates) {
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
        groups.values().forEach(this::sortByGain);
        return groups.values();
    }

    /** What gains most by itself is tried first, for not all may be tried. */
    private void sortByGain(List<Candidate> group) {
        Counter untouched = new Counter(lots);
        Map<Candidate, Long> alone = new HashMap<>();
        for (Candidate candidate : group) {
            Gain gain = gainOf(candidate, untouched.lotsFor(candidate));
            alone.put(candidate, gain.most(gain.allUnits()));
        }
        group.sort(Comparator.comparing((Candidate candidate) -> alone.getOrDefault(candidate, 0L))
                .reversed());
    }

    private Counter run(List<Candidate> candidates) {
        Counter counter = new Counter(lots);
        long kept = work.leave(1, 2);
        for (Candidate candidate : candidates) {
            if (candidate.promotion.stackable()) {
                takeMost(candidate, counter);
            }
        }
        work.giveBack(kept);
        List<Candidate> sharing = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!candidate.promotion.stackable()) {
                sharing.add(candidate);
            }
        }
        if (!sharing.isEmpty()) {
            share(sharing, counter);
        }
        return counter;
    }

    private void takeMost(Candidate candidate, Counter counter) {
        List<Lot> on = counter.lotsFor(candidate);
        if (candidate.hasUnitsForOnce(on)) {
            Gain gain = gainOf(candidate, on);
            counter.book(gain, gain.grant(gain.allUnits()));
        }
    }

    private void share(List<Candidate> sharing, Counter counter) {
        int standing = counter.lots().size();
        List<Gain> wanted = new ArrayList<>(sharing.size());
        for (Candidate candidate : sharing) {
            wanted.add(gainOf(candidate, counter.lotsFor(candidate)));
        }
        List<Gain> gains = new ArrayList<>();
        List<Gain.Grant> grants = new ArrayList<>();
        List<Component> components = Component.of(useful(wanted, standing), standing);
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            gains.addAll(component.gains);
            long kept = work.leave(1, components.size() - i);
            if (component.gains.size() == 1) {
                Gain gain = component.gains.getFirst();
                grants.add(gain.grant(gain.allUnits()));
            } else {
                grants.addAll(Allotment.of(component, work));
            }
            work.giveBack(kept);
        }
        counter.book(gains, grants);
    }

    /** Of promotions that reduce unit by unit only the best can count at a lot; what saves nothing at all cannot. */
    private List<Gain> useful(List<Gain> gains, int standing) {
        long[] bestSaving = new long[standing];
        int[] best = new int[bestSaving.length];
        for (int g = 0; g < gains.size(); g++) {
            if (gains.get(g) instanceof PieceGain piece && PieceGain.isPlain(piece.candidate())) {
                for (int i = 0; i < piece.lots().size(); i++) {
                    int at = piece.lots().get(i).at();
                    if (piece.saving(i) > bestSaving[at]) {
                        bestSaving[at] = piece.saving(i);
                        best[at] = g;
                    }
                }
            }
        }
        List<Gain> useful = new ArrayList<>();
        for (int g = 0; g < gains.size(); g++) {
            Gain kept = gains.get(g);
            if (kept instanceof PieceGain piece && PieceGain.isPlain(piece.candidate())) {
                boolean[] wins = new boolean[piece.lots().size()];
                for (int i = 0; i < wins.length; i++) {
                    wins[i] = best[piece.lots().get(i).at()] == g;
                }
                kept = piece.onlyWith(wins, work);
            }
            if (!kept.lots().isEmpty() && kept.most(kept.allUnits()) > 0) {
                useful.add(kept);
            }
        }
        return useful;
    }

    private Gain gainOf(Candidate candidate, List<Lot> on) {
        work.spend(10L + 2L * on.size());
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
}
