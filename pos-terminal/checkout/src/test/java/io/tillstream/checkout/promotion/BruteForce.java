package io.tillstream.checkout.promotion;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of ADR 0016 once more, in the plainest way: every unit by itself, every way to share the units tried.
 * Shares no code with the engine beyond the records that go in.
 */
final class BruteForce {
    /** One unit with what may still be taken off it, beside the promotion's own floor. */
    record Unit(CountedLine line, long price, long off) {
        long room(Promotion promotion) {
            long least = Math.max(perUnit(line.floor()), perUnit(promotion.floor()));
            return Math.max(0, price - off - least);
        }

        long perUnit(@Nullable Money amount) {
            if (amount == null) {
                return 0;
            }
            if (!line.isWeighed()) {
                return amount.minor();
            }
            // Half up, as contracts.md rounds a weighed line.
            return (amount.minor() * line.quantity().amount() + 500) / 1000;
        }
    }

    private final List<Unit> units;

    BruteForce(List<Unit> units) {
        this.units = units;
    }

    /** What each promotion gives when the units are shared in the best way; ties to the first promotions. */
    long[] bestShares(List<Candidate> promotions) {
        int masks = 1 << units.size();
        long[][] alone = new long[promotions.size()][masks];
        for (int p = 0; p < alone.length; p++) {
            for (int mask = 0; mask < masks; mask++) {
                alone[p][mask] = alone(promotions.get(p), mask);
            }
        }
        Sharing sharing = new Sharing(promotions, alone);
        sharing.unit(0, new int[promotions.size()]);
        return sharing.best;
    }

    private final class Sharing {
        private final List<Candidate> promotions;
        private final long[][] alone;
        private long[] best;
        private long bestSum = -1;

        Sharing(List<Candidate> promotions, long[][] alone) {
            this.promotions = promotions;
            this.alone = alone;
            this.best = new long[promotions.size()];
        }

        void unit(int at, int[] masks) {
            if (at == units.size()) {
                keepIfBetter(masks);
                return;
            }
            unit(at + 1, masks);
            for (int p = 0; p < masks.length; p++) {
                masks[p] |= 1 << at;
                unit(at + 1, masks);
                masks[p] &= ~(1 << at);
            }
        }

        private void keepIfBetter(int[] masks) {
            long[] amounts = new long[masks.length];
            long sum = 0;
            Map<String, Integer> givenOfGroup = new HashMap<>();
            for (int p = 0; p < masks.length; p++) {
                amounts[p] = alone[p][masks[p]];
                sum += amounts[p];
                String group = promotions.get(p).promotion.exclusiveGroup();
                if (group != null && amounts[p] > 0 && givenOfGroup.merge(group, 1, Integer::sum) > 1) {
                    return;
                }
            }
            if (sum > bestSum || (sum == bestSum && Arrays.compare(amounts, best) > 0)) {
                bestSum = sum;
                best = amounts;
            }
        }
    }

    /** The most one promotion takes off these units. */
    long alone(Candidate candidate, int mask) {
        return switch (candidate.promotion.reward()) {
            case Reward.PercentOff _, Reward.AmountOff _, Reward.FixedPrice _ -> pieces(candidate, mask);
            case Reward.FreeItem free -> freeItem(candidate, free, mask);
            case Reward.NForPrice _, Reward.BuyXGetY _, Reward.CheapestFree _, Reward.BundlePrice _ ->
                sets(candidate, mask, candidate.uses, candidate.money);
            case Reward.BasketAmountOff _, Reward.BasketPercentOff _, Reward.PointsMultiplier _, Reward.BonusPoints _ ->
                throw new AssertionError("Not of the line phase.");
        };
    }

    private long pieces(Candidate candidate, int mask) {
        int usable = 0;
        for (int i = 0; i < units.size(); i++) {
            usable |= in(mask, i) && is(candidate, i, 1) ? 1 << i : 0;
        }
        if (!meets(candidate.promotion, usable)) {
            return 0;
        }
        long best = 0;
        for (int some = usable; some > 0; some = (some - 1) & usable) {
            long sum = 0;
            for (int i = 0; i < units.size(); i++) {
                sum += in(some, i) ? pieceOff(candidate.promotion, units.get(i)) : 0;
            }
            if (Integer.bitCount(some) <= candidate.uses && sum <= candidate.money) {
                best = Math.max(best, sum);
            }
        }
        return best;
    }

    private static long pieceOff(Promotion promotion, Unit unit) {
        long off = switch (promotion.reward()) {
            case Reward.PercentOff share -> percent(unit.price(), share.basisPoints());
            case Reward.AmountOff amount -> unit.perUnit(amount.amount());
            case Reward.FixedPrice fixed -> Math.max(0, unit.price() - unit.perUnit(fixed.price()));
            default -> throw new AssertionError("No price for a piece.");
        };
        return Math.min(off, unit.room(promotion));
    }

    static long percent(long amount, int basisPoints) {
        return Math.floorDiv(amount * basisPoints + 5_000, 10_000);
    }

    private boolean meets(Promotion promotion, int mask) {
        return switch (promotion.qualifying().minimum()) {
            case null -> true;
            case Qualifying.Pieces pieces -> Integer.bitCount(mask) >= pieces.pieces();
            case Qualifying.Amount amount -> priceOf(mask) >= amount.amount().minor();
        };
    }

    private long priceOf(int mask) {
        long sum = 0;
        for (int i = 0; i < units.size(); i++) {
            sum += in(mask, i) ? units.get(i).price() : 0;
        }
        return sum;
    }

    private long freeItem(Candidate candidate, Reward.FreeItem free, int mask) {
        long best = 0;
        for (int rewards = mask; rewards > 0; rewards = (rewards - 1) & mask) {
            if (Integer.bitCount(rewards) > free.pieces()) {
                continue;
            }
            int qualifiers = 0;
            boolean all = true;
            long sum = 0;
            for (int i = 0; i < units.size(); i++) {
                if (in(rewards, i)) {
                    all &= is(candidate, i, 2);
                    sum += Math.min(units.get(i).price(), units.get(i).room(candidate.promotion));
                } else if (in(mask, i) && is(candidate, i, 1)) {
                    qualifiers |= 1 << i;
                }
            }
            if (all && qualifiers != 0 && meets(candidate.promotion, qualifiers) && sum <= candidate.money) {
                best = Math.max(best, sum);
            }
        }
        return best;
    }

    /** Splits the units into sets in every way; units may also be left over. */
    private long sets(Candidate candidate, int mask, long uses, long money) {
        if (mask == 0 || uses == 0) {
            return 0;
        }
        int first = Integer.lowestOneBit(mask);
        long best = sets(candidate, mask & ~first, uses, money);
        int others = mask & ~first;
        for (int some = others; ; some = (some - 1) & others) {
            int set = some | first;
            for (long saving : oneSet(candidate, set)) {
                if (saving > 0 && saving <= money) {
                    best = Math.max(best, saving + sets(candidate, mask & ~set, uses - 1, money - saving));
                }
            }
            if (some == 0) {
                return best;
            }
        }
    }

    /** What these units can save as one set; more than one answer where roles can be given in several ways. */
    private Set<Long> oneSet(Candidate candidate, int set) {
        int size = Integer.bitCount(set);
        return switch (candidate.promotion.reward()) {
            case Reward.NForPrice n ->
                size == n.pieces() && all(candidate, set, 1)
                        ? Set.of(priced(candidate.promotion, set, n.price().minor()))
                        : Set.of();
            case Reward.BundlePrice bundle -> Set.of(bundle(candidate, bundle, set));
            case Reward.CheapestFree free ->
                size == free.pieces() ? cheapest(candidate, set, free.pieces() - 1, 10_000) : Set.of();
            case Reward.BuyXGetY get -> {
                if (size <= get.buy() || size > get.buy() + get.get()) {
                    yield Set.of();
                }
                yield get.items() == null
                        ? cheapest(candidate, set, get.buy(), get.basisPoints())
                        : apart(candidate, set, get);
            }
            default -> throw new AssertionError("No set.");
        };
    }

    private long priced(Promotion promotion, int set, long price) {
        long room = 0;
        for (int i = 0; i < units.size(); i++) {
            room += in(set, i) ? units.get(i).room(promotion) : 0;
        }
        return Math.min(priceOf(set) - price, room);
    }

    private long bundle(Candidate candidate, Reward.BundlePrice bundle, int set) {
        List<Integer> slots = new ArrayList<>();
        for (int part = 0; part < bundle.parts().size(); part++) {
            for (int i = 0; i < bundle.parts().get(part).pieces(); i++) {
                slots.add(part);
            }
        }
        boolean fits = Integer.bitCount(set) == slots.size() && fill(candidate, slots, 0, set);
        return fits ? priced(candidate.promotion, set, bundle.price().minor()) : 0;
    }

    private boolean fill(Candidate candidate, List<Integer> slots, int at, int set) {
        if (at == slots.size()) {
            return true;
        }
        for (int i = 0; i < units.size(); i++) {
            if (in(set, i)
                    && is(candidate, i, 2L << slots.get(at))
                    && fill(candidate, slots, at + 1, set & ~(1 << i))) {
                return true;
            }
        }
        return false;
    }

    /** All but {@code buy} units are reduced, and none of those is dearer than one that is not. */
    private Set<Long> cheapest(Candidate candidate, int set, int buy, int basisPoints) {
        Set<Long> savings = new TreeSet<>();
        if (!all(candidate, set, 1)) {
            return savings;
        }
        for (int rewards = set; rewards > 0; rewards = (rewards - 1) & set) {
            if (Integer.bitCount(rewards) != Integer.bitCount(set) - buy) {
                continue;
            }
            long dearestReward = 0;
            long cheapestOther = Long.MAX_VALUE;
            for (int i = 0; i < units.size(); i++) {
                if (in(rewards, i)) {
                    dearestReward = Math.max(dearestReward, units.get(i).price());
                } else if (in(set, i)) {
                    cheapestOther = Math.min(cheapestOther, units.get(i).price());
                }
            }
            if (dearestReward <= cheapestOther) {
                savings.add(shareOff(candidate.promotion, rewards, basisPoints));
            }
        }
        return savings;
    }

    private Set<Long> apart(Candidate candidate, int set, Reward.BuyXGetY get) {
        Set<Long> savings = new TreeSet<>();
        for (int rewards = set; rewards > 0; rewards = (rewards - 1) & set) {
            int qualifiers = set & ~rewards;
            if (Integer.bitCount(qualifiers) == get.buy()
                    && all(candidate, qualifiers, 1)
                    && all(candidate, rewards, 2)) {
                savings.add(shareOff(candidate.promotion, rewards, get.basisPoints()));
            }
        }
        return savings;
    }

    private long shareOff(Promotion promotion, int rewards, int basisPoints) {
        long sum = 0;
        for (int i = 0; i < units.size(); i++) {
            if (in(rewards, i)) {
                Unit unit = units.get(i);
                sum += Math.min(percent(unit.price(), basisPoints), unit.room(promotion));
            }
        }
        return sum;
    }

    private boolean all(Candidate candidate, int mask, long role) {
        for (int i = 0; i < units.size(); i++) {
            if (in(mask, i) && !is(candidate, i, role)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a unit can play a role; read from the promotion itself, not from the engine's index. */
    private boolean is(Candidate candidate, int unit, long role) {
        return RandomShop.speaksOf(candidate.promotion, role, units.get(unit).line());
    }

    private static boolean in(int mask, int unit) {
        return (mask >> unit & 1) == 1;
    }
}
