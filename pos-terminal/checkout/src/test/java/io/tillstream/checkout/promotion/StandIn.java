package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promotion made up for a test of how units are shared: it wants so many units of each of its lots for one use and gains
 * the same with each use.
 */
final class StandIn implements Gain {
    private final Candidate candidate;
    private final List<Lot> lots;
    private final long[] wanted;
    private final long each;
    private final long uses;
    private long asked;

    /**
     * A promotion.
     *
     * @param rank its rank
     * @param group its exclusive group, if it has one
     * @param lots what it can use
     * @param wanted how many of each for one use
     * @param each what one use takes off
     * @param uses how often it may be used
     */
    StandIn(int rank, @Nullable String group, List<Lot> lots, long[] wanted, long each, long uses) {
        PromotionShop.Draft draft = PromotionShop.Draft.of("p" + rank, new Reward.PercentOff(1));
        this.candidate =
                new Candidate(new RankedPromotion(rank, (group == null ? draft : draft.inGroup(group)).made()), 1);
        this.lots = lots;
        this.wanted = wanted;
        this.each = each;
        this.uses = uses;
    }

    static StandIn of(int rank, Lot lot, long each) {
        return new StandIn(rank, null, List.of(lot), new long[] {1}, each, Long.MAX_VALUE);
    }

    static List<Lot> lots(String price, long... pieces) {
        List<CountedLine> lines = new ArrayList<>();
        for (long count : pieces) {
            lines.add(PromotionShop.line(lines.size() + 1, lines.size() + 1, count, price));
        }
        return Lot.of(Ware.of(lines));
    }

    /** How often somebody asked what it gains. */
    long asked() {
        return asked;
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
        asked++;
        return each * times(units);
    }

    private long times(long[] units) {
        long times = uses;
        for (int i = 0; i < units.length; i++) {
            times = Math.min(times, units[i] / wanted[i]);
        }
        return times;
    }

    @Override
    public Grant grant(long[] units) {
        long times = times(units);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < units.length && times > 0; i++) {
            long count = times * wanted[i];
            if (i == 0) {
                runs.add(new Run(0, times, each, Role.REWARD));
                count -= times;
            }
            if (count > 0) {
                runs.add(new Run(i, count, 0, Role.QUALIFIER));
            }
        }
        return new Grant(times, runs);
    }

    static long amountOf(Grant grant) {
        return grant.runs().stream().mapToLong(run -> run.count() * run.off()).sum();
    }
}
