package io.tillstream.customers.churn;

import io.tillstream.customers.history.MemberPurchases;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The simple rule: days since the last purchase over the own mean silence, and of those who stood alike before, how many stayed
 * away. Counted, not learned; it needs no file.
 */
public final class DaysSinceRule implements ChurnModel {
    public static final String NAME = "days-since-last";
    private static final int MOST_BINS = 20;
    private static final int PEOPLE_A_BIN = 50;

    private final double everybodysGap;
    private final double[] edges;
    private final double[] shares;

    private DaysSinceRule(double everybodysGap, double[] edges, double[] shares) {
        this.everybodysGap = everybodysGap;
        this.edges = edges;
        this.shares = shares;
    }

    /** Counts on past evenings; without any it says one half of everybody. */
    static DaysSinceRule counted(List<ChurnCut> cuts) {
        double gap = everybodysGap(
                cuts.isEmpty()
                        ? List.of()
                        : cuts.getFirst().cases().stream()
                                .map(ChurnCut.Case::member)
                                .toList());
        double[][] cases = cuts.stream()
                .flatMap(cut -> cut.cases().stream().map(one ->
                        new double[] {ratio(one.member(), cut.evening(), gap), one.stayedAway() ? 1 : 0}))
                .toArray(double[][]::new);
        int bins = Math.clamp(cases.length / PEOPLE_A_BIN, 1, MOST_BINS);
        double[] sorted =
                Arrays.stream(cases).mapToDouble(one -> one[0]).sorted().toArray();
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = sorted[sorted.length * (i + 1) / bins];
        }
        double[] people = new double[bins];
        double[] stayed = new double[bins];
        for (double[] one : cases) {
            int bin = bin(edges, one[0]);
            people[bin]++;
            stayed[bin] += one[1];
        }
        double[] shares = new double[bins];
        for (int i = 0; i < bins; i++) {
            shares[i] = (stayed[i] + 1) / (people[i] + 2);
        }
        return new DaysSinceRule(gap, edges, shares);
    }

    /**
     * Counts on the evening so many days before this one, for want of anything learned.
     *
     * @param members as known on this evening
     */
    public static DaysSinceRule counted(Collection<MemberPurchases> members, LocalDate evening, int days) {
        ChurnCut cut = ChurnCut.on(evening.minusDays(days), days, members);
        return counted(cut.cases().isEmpty() ? List.of() : List.of(cut));
    }

    private static double everybodysGap(Collection<MemberPurchases> members) {
        return members.stream()
                .flatMapToInt(member -> Arrays.stream(member.gaps()))
                .average()
                .orElse(1);
    }

    private static double ratio(MemberPurchases member, LocalDate evening, double everybodysGap) {
        double own = Arrays.stream(member.gaps()).average().orElse(everybodysGap);
        return member.daysSince(evening) / Math.max(1, own);
    }

    private static int bin(double[] edges, double ratio) {
        int bin = 0;
        while (bin < edges.length && ratio >= edges[bin]) {
            bin++;
        }
        return bin;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double staysAway(MemberPurchases member, LocalDate evening) {
        return shares[bin(edges, ratio(member, evening, everybodysGap))];
    }
}
