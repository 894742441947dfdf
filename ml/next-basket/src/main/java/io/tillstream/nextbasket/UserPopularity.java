package io.tillstream.nextbasket;

/** In which share of a user's last r baskets an item is: UWPop@r of Faggioli et al., UMAP 2020, section 3. */
final class UserPopularity {
    private UserPopularity() {}

    /**
     * A row per user, a column per item.
     *
     * @param window r, at least 1; a user with fewer baskets is judged by all of them
     */
    static SparseRows of(Histories histories, int window) {
        SparseRows.Builder rows = new SparseRows.Builder(histories.items(), histories.users());
        ScoreSheet sheet = new ScoreSheet(histories.items());
        for (int user = 0; user < histories.users(); user++) {
            int baskets = Math.min(window, histories.basketsOf(user));
            for (int at = histories.itemsFrom(histories.to(user) - baskets);
                    at < histories.itemsFrom(histories.to(user));
                    at++) {
                sheet.add(histories.itemAt(at), 1f / baskets);
            }
            rows.row(sheet);
            sheet.clear();
        }
        return rows.build();
    }
}
