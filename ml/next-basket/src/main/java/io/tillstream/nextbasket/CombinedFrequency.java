package io.tillstream.nextbasket;

/** {@link PersonalFrequency}, and where that knows no more {@link GlobalFrequency}: GP-TopFreq of Li et al., TOIS 2023. */
public final class CombinedFrequency implements NextBasketMethod {
    @Override
    public String name() {
        return "combined-frequency";
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        ItemCounts counts = ItemCounts.of(histories);
        int[][] ranked = PersonalFrequency.rank(histories, counts, users, length);
        for (int i = 0; i < ranked.length; i++) {
            ranked[i] = counts.filled(ranked[i], length);
        }
        return ranked;
    }
}
