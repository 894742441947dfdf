package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Percent off, amount off and fixed price: every unit has a saving of its own. */
final class PieceGain implements Gain {
    private final Candidate candidate;
    private final List<Lot> lots;
    private final long[] savings;
    private final Minimum minimum;
    private final UnitChoice choice;
    private final boolean unlimited;
    private final long[] chosen;

    private PieceGain(Candidate candidate, List<Lot> lots, long[] savings, Work work) {
        this.candidate = candidate;
        this.lots = lots;
        this.savings = savings;
        this.minimum = Minimum.of(candidate.promotion);
        this.unlimited = candidate.uses == Long.MAX_VALUE && candidate.money == Long.MAX_VALUE;
        // Where nothing is limited every unit is reduced, and there is no choice.
        this.choice = new UnitChoice(candidate.ranked, unlimited ? new long[0] : savings, work);
        this.chosen = new long[savings.length];
    }

    static PieceGain of(Candidate candidate, List<Lot> all, Work work) {
        boolean wantsQualifiers = candidate.promotion.qualifying().minimum() != null;
        List<Lot> lots = new ArrayList<>();
        long[] savings = new long[all.size()];
        for (Lot lot : all) {
            if (candidate.qualifies(lot.ware())) {
                long saving = savingOn(candidate.promotion, lot);
                if (wantsQualifiers || saving > 0) {
                    savings[lots.size()] = saving;
                    lots.add(lot);
                }
            }
        }
        return new PieceGain(candidate, lots, Arrays.copyOf(savings, lots.size()), work);
    }

    private static long savingOn(Promotion promotion, Lot lot) {
        Ware ware = lot.ware();
        long off = switch (promotion.reward()) {
            case Reward.PercentOff share -> Shares.percent(ware.price, share.basisPoints());
            case Reward.AmountOff amount -> ware.perUnit(amount.amount());
            case Reward.FixedPrice fixed -> Math.max(0, ware.price - ware.perUnit(fixed.price()));
            case Reward.NForPrice _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.BundlePrice _,
                    Reward.FreeItem _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ ->
                throw new IllegalStateException("Promotion " + promotion.id() + " reduces no single units.");
        };
        return Math.min(off, lot.room(ware.perUnit(promotion.floor())));
    }

    /** Whether units do not depend on each other at all: then the best of such promotions can be picked unit by unit. */
    static boolean isPlain(Candidate candidate) {
        Reward reward = candidate.promotion.reward();
        return (reward instanceof Reward.PercentOff
                        || reward instanceof Reward.AmountOff
                        || reward instanceof Reward.FixedPrice)
                && candidate.promotion.qualifying().minimum() == null
                && candidate.promotion.exclusiveGroup() == null
                && candidate.uses == Long.MAX_VALUE
                && candidate.money == Long.MAX_VALUE;
    }

    long saving(int lot) {
        return savings[lot];
    }

    /** The same without the lots for which another promotion is better. */
    PieceGain onlyWith(boolean[] kept, Work work) {
        List<Lot> fewer = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                fewer.add(lots.get(i));
            }
        }
        return fewer.size() == lots.size() ? this : of(candidate, fewer, work);
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
        if (!minimum.isMetBy(lots, units)) {
            return 0;
        }
        if (unlimited) {
            long sum = 0;
            for (int i = 0; i < savings.length; i++) {
                chosen[i] = savings[i] > 0 ? units[i] : 0;
                sum += units[i] * savings[i];
            }
            return sum;
        }
        return choice.best(units, candidate.uses, candidate.money, UnitChoice.Condition.NONE, chosen);
    }

    @Override
    public Grant grant(long[] units) {
        if (most(units) == 0) {
            return new Grant(0, List.of());
        }
        List<Run> runs = new ArrayList<>();
        long uses = 0;
        long[] rest = units.clone();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] > 0) {
                runs.add(new Run(i, chosen[i], savings[i], Role.REWARD));
                rest[i] -= chosen[i];
                uses += chosen[i];
            }
        }
        if (!minimum.isNothing()) {
            minimum.beyond(lots, chosen).addQualifiers(lots, rest, runs);
        }
        return new Grant(uses, runs);
    }
}
