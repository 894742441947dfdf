package io.tillstream.nextbasket;

import java.util.Arrays;

/**
 * How well rankings met the baskets that came: Li et al., "A Next Basket Recommendation Reality Check", TOIS 2023. Each is a
 * mean over users, 0 to 1: the share of the basket that was named (Recall), the same with earlier places counting more (NDCG, beside a
 * ranking that names <em>all</em> items of the basket first, also those beyond its length), and whether anything was
 * named (PHR); each of the first 10 or 20 places.
 */
public record RankingScore(double recall10, double ndcg10, double phr10, double recall20, double ndcg20, double phr20) {

    /**
     * Scores rankings.
     *
     * @param ranked per user a ranking without repetitions, best first
     * @param baskets per user the items of the true basket, ascending, at least one
     */
    public static RankingScore of(int[][] ranked, int[][] baskets) {
        double[] ten = sums(ranked, baskets, 10);
        double[] twenty = sums(ranked, baskets, 20);
        double users = Math.max(1, ranked.length);
        return new RankingScore(
                ten[0] / users,
                ten[1] / users,
                ten[2] / users,
                twenty[0] / users,
                twenty[1] / users,
                twenty[2] / users);
    }

    private static double[] sums(int[][] ranked, int[][] baskets, int places) {
        double[] sums = new double[3];
        for (int user = 0; user < ranked.length; user++) {
            int found = 0;
            double gain = 0;
            for (int place = 0; place < Math.min(places, ranked[user].length); place++) {
                if (Arrays.binarySearch(baskets[user], ranked[user][place]) >= 0) {
                    found++;
                    gain += discount(place);
                }
            }
            double ideal = 0;
            for (int place = 0; place < baskets[user].length; place++) {
                ideal += discount(place);
            }
            sums[0] += (double) found / baskets[user].length;
            sums[1] += gain / ideal;
            sums[2] += found > 0 ? 1 : 0;
        }
        return sums;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
