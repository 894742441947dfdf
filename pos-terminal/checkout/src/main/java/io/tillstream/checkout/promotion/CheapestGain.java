package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Cheapest free, and buy X get Y where the cheapest of the set are the reward. In the order of falling prices the best
 * sets lie side by side: X units at their price, then up to Y reduced ones, and so on; no reduced unit can stand earlier
 * in that order than there. That holds as long as the saving falls with the price; where a floor or an earlier discount
 * breaks that, the sets are searched for.
 */
final class CheapestGain implements Gain {
    private final Candidate candidate;
    private final List<Lot> lots;
    private final long[] savings;
    private final long buy;
    private final long set;
    private final boolean falling;
    private final PatternSearch search;

    private CheapestGain(Candidate candidate, List<Lot> lots, long[] savings, int buy, int get, Work work) {
        this.candidate = candidate;
        this.lots = lots;
        this.savings = savings;
        this.buy = buy;
        this.set = (long) buy + get;
        this.falling = isFalling(lots, savings);
        this.search =
                new PatternSearch(candidate, () -> CheapestPatterns.of(lots, savings, buy, get, candidate, work), work);
    }

    static CheapestGain of(Candidate candidate, List<Lot> all, int buy, int get, int basisPoints, Work work) {
        List<Lot> lots = new ArrayList<>();
        for (Lot lot : all) {
            if (candidate.qualifies(lot.ware())) {
                lots.add(lot);
            }
        }
        lots.sort((one, other) -> {
            int byPrice = Lot.BY_FALLING_PRICE.compare(one, other);
            return byPrice != 0
                    ? byPrice
                    : Long.compare(saving(candidate, other, basisPoints), saving(candidate, one, basisPoints));
        });
        long[] savings = new long[lots.size()];
        for (int i = 0; i < savings.length; i++) {
            savings[i] = saving(candidate, lots.get(i), basisPoints);
        }
        return new CheapestGain(candidate, lots, savings, buy, get, work);
    }

    private static long saving(Candidate candidate, Lot lot, int basisPoints) {
        long room = lot.room(lot.ware().perUnit(candidate.promotion.floor()));
        return Math.min(Shares.percent(lot.ware().price, basisPoints), room);
    }

    /** Among units of one price the customer may choose the reward, so their savings have to be equal as well. */
    private static boolean isFalling(List<Lot> lots, long[] savings) {
        for (int i = 1; i < savings.length; i++) {
            boolean samePrice = lots.get(i).ware().price == lots.get(i - 1).ware().price;
            if (samePrice ? savings[i] != savings[i - 1] : savings[i] > savings[i - 1]) {
                return false;
            }
        }
        return true;
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
        long saving = sideBySide(units, candidate.uses);
        if (falling && saving <= candidate.money) {
            return saving;
        }
        long found = search.most(units);
        return search.isCutShort() ? Math.max(found, sideBySide(units, usesForMoney(units))) : found;
    }

    /** How many sets side by side the money is enough for. */
    private long usesForMoney(long[] units) {
        long enough = 0;
        long tooMany = Math.min(candidate.uses, LongStream.of(units).sum() / buy + 1) + 1;
        while (tooMany - enough > 1) {
            long uses = enough + (tooMany - enough) / 2;
            if (sideBySide(units, uses) <= candidate.money) {
                enough = uses;
            } else {
                tooMany = uses;
            }
        }
        return enough;
    }

    private long sideBySide(long[] units, long uses) {
        long end = Shares.times(uses, set);
        long at = 0;
        long saving = 0;
        for (int i = 0; i < units.length && at < end; i++) {
            long next = Math.min(end, at + units[i]);
            saving += (rewardsBefore(next) - rewardsBefore(at)) * savings[i];
            at = next;
        }
        return saving;
    }

    /** How many of the first so many units are reduced. */
    private long rewardsBefore(long units) {
        return units / set * (set - buy) + Math.max(0, units % set - buy);
    }

    @Override
    public Grant grant(long[] units) {
        long uses = candidate.uses;
        if (!falling || sideBySide(units, uses) > candidate.money) {
            long found = search.most(units);
            uses = search.isCutShort() ? usesForMoney(units) : 0;
            if (found >= sideBySide(units, uses)) {
                return search.grant(units);
            }
        }
        long end = usefulUnits(units, uses);
        List<Run> runs = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < units.length && at < end; i++) {
            long next = Math.min(end, at + units[i]);
            long reduced = rewardsBefore(next) - rewardsBefore(at);
            if (reduced > 0) {
                runs.add(new Run(i, reduced, savings[i], Role.REWARD));
            }
            if (next - at > reduced) {
                runs.add(new Run(i, next - at - reduced, 0, Role.QUALIFIER));
            }
            at = next;
        }
        return new Grant((end + set - 1) / set, runs);
    }

    /** Units up to the end of the last set that saves something. */
    private long usefulUnits(long[] units, long uses) {
        long most = Shares.times(uses, set);
        long at = 0;
        long useful = 0;
        for (int i = 0; i < units.length && at < most; i++) {
            long next = Math.min(most, at + units[i]);
            if (savings[i] > 0 && rewardsBefore(next) > rewardsBefore(at)) {
                long lastReduced = next % set == 0 || next % set > buy ? next : next - next % set;
                useful = lastReduced;
            }
            at = next;
        }
        long sets = (useful + set - 1) / set;
        // The set that holds the last useful unit counts as a whole, as far as there are units.
        long total = 0;
        for (long count : units) {
            total += count;
        }
        return Math.min(total, sets * set);
    }
}
