package io.tillstream.nextbasket;

/** What most baskets hold, the same for everybody: G-TopFreq of Li et al., TOIS 2023. */
public final class GlobalFrequency implements NextBasketMethod {
    @Override
    public String name() {
        return "global-frequency";
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        int[] same = ItemCounts.of(histories).filled(new int[0], length);
        int[][] ranked = new int[users.length][];
        for (int i = 0; i < users.length; i++) {
            ranked[i] = same.clone();
        }
        return ranked;
    }
}
