package io.tillstream.nextbasket;

/**
 * The personalised item frequency of TIFU-KNN (Hu et al., SIGIR 2020, section 3): a user's baskets are divided into groups
 * of equal size, the first ones one basket smaller where that does not come out even. A basket counts
 * {@code basketDecay^(baskets after it in its group)}, a group {@code groupDecay^(groups after it)}; a group's vector is the mean
 * over its baskets and the user's the mean over the groups. Fewer baskets than groups make groups of one basket each.
 */
final class HabitVectors {
    private HabitVectors() {}

    /** A row per user, a column per item. */
    static SparseRows of(Histories histories, int groups, double basketDecay, double groupDecay) {
        SparseRows.Builder rows = new SparseRows.Builder(histories.items(), histories.users());
        ScoreSheet sheet = new ScoreSheet(histories.items());
        for (int user = 0; user < histories.users(); user++) {
            addTo(sheet, histories, user, groups, basketDecay, groupDecay);
            rows.row(sheet);
            sheet.clear();
        }
        return rows.build();
    }

    /** Adds one user's vector to a sheet: all that has to be done again after a new basket of theirs. */
    static void addTo(
            ScoreSheet sheet, Histories histories, int user, int groups, double basketDecay, double groupDecay) {
        int baskets = histories.basketsOf(user);
        int used = Math.min(groups, baskets);
        int basket = histories.from(user);
        for (int group = 0; group < used; group++) {
            int size = baskets / used + (group >= used - baskets % used ? 1 : 0);
            double ofGroup = Math.pow(groupDecay, used - 1.0 - group) / used / size;
            for (int i = 0; i < size; i++, basket++) {
                float weight = (float) (ofGroup * Math.pow(basketDecay, size - 1.0 - i));
                for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                    sheet.add(histories.itemAt(at), weight);
                }
            }
        }
    }
}
