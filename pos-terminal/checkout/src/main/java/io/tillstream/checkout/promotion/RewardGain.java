package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Free item, and buy X get Y where the reward has items of its own: qualifiers on one side, reduced units on the other. A
 * unit that could be either is used as what saves most.
 */
final class RewardGain implements Gain {
    private final Candidate candidate;
    private final List<Lot> lots;
    private final boolean[] qualifies;
    private final long[] savings;
    private final UnitChoice choice;
    private final Terms terms;
    private final boolean overlapping;
    private final long[] chosen;

    /** The numbers of a kind. */
    private sealed interface Terms {
        /** For each {@code buy} qualifiers up to {@code get} rewards. */
        record PerSet(long buy, long get) implements Terms {}

        /** Once, up to {@code pieces} rewards when the minimum is met. */
        record Once(Minimum minimum, long pieces) implements Terms {}
    }

    private RewardGain(
            Candidate candidate, List<Lot> lots, long[] savings, boolean[] qualifies, Terms terms, Work work) {
        this.candidate = candidate;
        this.lots = lots;
        this.savings = savings;
        this.qualifies = qualifies;
        this.terms = terms;
        this.choice = new UnitChoice(candidate.ranked, savings, work);
        this.chosen = new long[savings.length];
        boolean both = false;
        for (int i = 0; i < savings.length; i++) {
            both |= qualifies[i] && savings[i] > 0;
        }
        this.overlapping = both;
    }

    static RewardGain of(Candidate candidate, List<Lot> all, Work work) {
        return switch (candidate.promotion.reward()) {
            case Reward.BuyXGetY get ->
                of(candidate, all, get.basisPoints(), new Terms.PerSet(get.buy(), get.get()), work);
            case Reward.FreeItem free -> of(candidate, all, 10_000, onceOf(candidate, free), work);
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.NForPrice _,
                    Reward.CheapestFree _,
                    Reward.BundlePrice _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ ->
                throw new IllegalStateException("Promotion " + candidate.ranked.id() + " has no reward items.");
        };
    }

    /** Without a minimum one qualifying unit is enough. */
    private static Terms onceOf(Candidate candidate, Reward.FreeItem free) {
        Minimum minimum = candidate.promotion.qualifying().minimum() == null
                ? Minimum.ofPieces(1)
                : Minimum.of(candidate.promotion);
        return new Terms.Once(minimum, free.pieces());
    }

    private static RewardGain of(Candidate candidate, List<Lot> all, int basisPoints, Terms terms, Work work) {
        List<Lot> lots = new ArrayList<>();
        for (Lot lot : all) {
            if (candidate.roles[lot.ware().index] != 0) {
                lots.add(lot);
            }
        }
        long[] savings = new long[lots.size()];
        boolean[] qualifies = new boolean[lots.size()];
        for (int i = 0; i < savings.length; i++) {
            Lot lot = lots.get(i);
            long room = lot.room(lot.ware().perUnit(candidate.promotion.floor()));
            boolean isReward = (candidate.roles[lot.ware().index] & PostingIndex.part(0)) != 0;
            savings[i] = isReward ? Math.min(Shares.percent(lot.ware().price, basisPoints), room) : 0;
            qualifies[i] = candidate.qualifies(lot.ware());
        }
        return new RewardGain(candidate, lots, savings, qualifies, terms, work);
    }

    @Override
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public List<Lot> lots() {
        return lots;
    }

    @Override
    public long most(long[] units) {
        return choose(units);
    }

    private long choose(long[] units) {
        return switch (terms) {
            case Terms.PerSet set -> {
                long sets = Math.min(candidate.uses, qualifiers(units) / set.buy());
                UnitChoice.Condition enough = overlapping
                        ? rewards -> qualifiers(without(units, rewards)) >= Shares.times(set.buy(), sets(rewards, set))
                        : UnitChoice.Condition.NONE;
                yield choice.best(units, Shares.times(sets, set.get()), candidate.money, enough, chosen);
            }
            case Terms.Once once -> {
                UnitChoice.Condition enough = overlapping
                        ? rewards -> once.minimum().isMetBy(lots, qualifying(without(units, rewards)))
                        : UnitChoice.Condition.NONE;
                if (!once.minimum().isMetBy(lots, qualifying(units))) {
                    Arrays.fill(chosen, 0);
                    yield 0;
                }
                yield choice.best(units, once.pieces(), candidate.money, enough, chosen);
            }
        };
    }

    private static long sets(long[] rewards, Terms.PerSet set) {
        long sum = Arrays.stream(rewards).sum();
        return (sum + set.get() - 1) / set.get();
    }

    private long qualifiers(long[] units) {
        return Arrays.stream(qualifying(units)).sum();
    }

    private long[] qualifying(long[] units) {
        long[] only = new long[units.length];
        for (int i = 0; i < units.length; i++) {
            only[i] = qualifies[i] ? units[i] : 0;
        }
        return only;
    }

    private static long[] without(long[] units, long[] rewards) {
        long[] rest = units.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= rewards[i];
        }
        return rest;
    }

    @Override
    public Grant grant(long[] units) {
        List<Run> runs = new ArrayList<>();
        if (choose(units) == 0) {
            return new Grant(0, runs);
        }
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] > 0) {
                runs.add(new Run(i, chosen[i], savings[i], Role.REWARD));
            }
        }
        long uses = switch (terms) {
            case Terms.PerSet set -> sets(chosen, set);
            case Terms.Once _ -> 1;
        };
        Minimum wanted = switch (terms) {
            case Terms.PerSet set -> Minimum.ofPieces(uses * set.buy());
            case Terms.Once once -> once.minimum();
        };
        wanted.addQualifiers(lots, qualifying(without(units, chosen)), runs);
        return new Grant(uses, runs);
    }
}
