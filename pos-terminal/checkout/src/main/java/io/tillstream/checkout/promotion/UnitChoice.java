package io.tillstream.checkout.promotion;

import java.util.Arrays;

/** Chooses which units are reduced when each has a saving of its own: the largest sum within limits, exactly. */
final class UnitChoice {
    /** A further condition on a choice. Once it fails for some units it also fails for more. */
    interface Condition {
        boolean holds(long[] chosen);

        Condition NONE = chosen -> true;
    }

    private final long[] savings;
    /** Places by falling saving, ties by place. */
    private final int[] order;

    private final RankedPromotion promotion;
    private final Work work;

    UnitChoice(RankedPromotion promotion, long[] savings, Work work) {
        this.promotion = promotion;
        this.savings = savings;
        this.work = work;
        this.order = placesByFalling(savings);
    }

    private static int[] placesByFalling(long[] savings) {
        Integer[] places = new Integer[savings.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        Arrays.sort(places, (one, other) -> Long.compare(savings[other], savings[one]));
        int[] order = new int[places.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = places[i];
        }
        return order;
    }

    /**
     * The largest saving.
     *
     * @param units how many units of each place there are
     * @param most how many may be chosen in all
     * @param money the largest saving allowed
     * @param condition what else has to hold
     * @param chosen receives how many units of each place are chosen
     */
    long best(long[] units, long most, long money, Condition condition, long[] chosen) {
        Arrays.fill(chosen, 0);
        long left = most;
        long saving = 0;
        for (int i : order) {
            if (savings[i] <= 0 || left <= 0) {
                break;
            }
            long taken = Math.min(units[i], left);
            chosen[i] = taken;
            left -= taken;
            saving += taken * savings[i];
        }
        if (saving <= money && condition.holds(chosen)) {
            return saving;
        }
        Search search = new Search(units, condition, chosen.length);
        long kept = work.leave(1, 4);
        search.from(0, most, money, 0);
        work.giveBack(kept);
        System.arraycopy(search.best, 0, chosen, 0, chosen.length);
        return search.bestSaving;
    }

    /** Tries every number of units place by place, the promising ones first. */
    private final class Search {
        private final long[] units;
        private final Condition condition;
        private final long[] now;
        private final long[] best;
        private long bestSaving;

        Search(long[] units, Condition condition, int places) {
            this.units = units;
            this.condition = condition;
            this.now = new long[places];
            this.best = new long[places];
        }

        void from(int depth, long most, long money, long saving) {
            if (depth == order.length || savings[order[depth]] <= 0) {
                if (saving > bestSaving) {
                    bestSaving = saving;
                    System.arraycopy(now, 0, best, 0, now.length);
                }
                return;
            }
            int place = order[depth];
            long each = savings[place];
            long first = mostThatHold(place, Math.min(Math.min(units[place], most), money / each));
            for (long count = first; count >= 0; count--) {
                long sum = saving + count * each;
                now[place] = count;
                if (Shares.plus(sum, restAfter(depth, most - count, money - count * each)) <= bestSaving) {
                    break;
                }
                from(depth + 1, most - count, money - count * each, sum);
                if (!work.spend(order.length)) {
                    work.giveUpOn(promotion);
                    break;
                }
            }
            now[place] = 0;
        }

        /** The condition holds up to some number of units and for none beyond it; -1 where it holds for none. */
        private long mostThatHold(int place, long most) {
            long holds = -1;
            long fails = most + 1;
            for (long count = most; fails - holds > 1; count = holds + (fails - holds) / 2) {
                now[place] = count;
                work.spend(now.length);
                if (condition.holds(now)) {
                    holds = count;
                } else {
                    fails = count;
                }
            }
            return holds;
        }

        /** At most this much is still to come; falls with every unit less only when money or room is what limits. */
        private long restAfter(int depth, long most, long money) {
            long rest = 0;
            long left = most;
            for (int next = depth + 1; next < order.length && left > 0 && savings[order[next]] > 0; next++) {
                long taken = Math.min(units[order[next]], left);
                rest = Shares.plus(rest, taken * savings[order[next]]);
                left -= taken;
            }
            return Math.min(rest, money);
        }
    }
}
