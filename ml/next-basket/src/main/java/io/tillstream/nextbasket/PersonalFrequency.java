package io.tillstream.nextbasket;

/**
 * What a user's own baskets held most often, and nothing else: P-TopFreq of Li et al., TOIS 2023. Of items bought
 * equally often the one in more baskets of everybody comes first.
 */
public final class PersonalFrequency implements NextBasketMethod {
    @Override
    public String name() {
        return "personal-frequency";
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        return rank(histories, ItemCounts.of(histories), users, length);
    }

    static int[][] rank(Histories histories, ItemCounts counts, int[] users, int length) {
        int[][] ranked = new int[users.length][];
        ScoreSheet byPlace = new ScoreSheet(histories.items());
        for (int i = 0; i < users.length; i++) {
            int from = histories.itemsFrom(histories.from(users[i]));
            int to = histories.itemsFrom(histories.to(users[i]));
            for (int at = from; at < to; at++) {
                byPlace.add(counts.placeOf(histories.itemAt(at)), 1);
            }
            int[] best = byPlace.best(length);
            for (int j = 0; j < best.length; j++) {
                best[j] = counts.at(best[j]);
            }
            ranked[i] = best;
            byPlace.clear();
        }
        return ranked;
    }
}
