package io.tillstream.nextbasket;

/** Other users' baskets that are like a user's latest ones, rare items saying more, and what followed them. */
final class SimilarBaskets {
    private static final double EARLIER = 0.5;

    private final Histories histories;
    private final SparseRows baskets;
    private final SparseRows holders;
    private final int[] number;
    private final int[] owner;

    /**
     * Prepares.
     *
     * @param telling by item, how much it says when two baskets hold it
     */
    SimilarBaskets(Histories histories, float[] telling) {
        this.histories = histories;
        SparseRows.Builder rows = new SparseRows.Builder(histories.items(), histories.baskets());
        number = new int[histories.baskets()];
        owner = new int[histories.baskets()];
        ScoreSheet sheet = new ScoreSheet(histories.items());
        int row = 0;
        for (int user = 0; user < histories.users(); user++) {
            for (int basket = histories.from(user); basket < histories.to(user); basket++) {
                number[row] = basket;
                owner[row++] = user;
                fill(sheet, basket, telling);
                rows.row(sheet);
                sheet.clear();
            }
        }
        baskets = rows.build();
        holders = baskets.turned();
    }

    private void fill(ScoreSheet sheet, int basket, float[] telling) {
        double length = 0;
        for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
            length += (double) telling[histories.itemAt(at)] * telling[histories.itemAt(at)];
        }
        for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
            sheet.add(histories.itemAt(at), (float) (telling[histories.itemAt(at)] / Math.sqrt(length)));
        }
    }

    /** What one worker needs to search again and again. */
    final class Desk {
        private final ScoreSheet products = new ScoreSheet(baskets.rows());
        private final ScoreSheet wanted = new ScoreSheet(histories.items());
    }

    Desk desk() {
        return new Desk();
    }

    /**
     * Looks for baskets like a user's last two.
     *
     * @param most how many are looked at
     * @param like gets what these baskets hold, weighed by how alike they are
     * @param next gets what the same users bought next
     */
    void search(int user, int most, float[] telling, Desk desk, ScoreSheet like, ScoreSheet next) {
        for (int basket = histories.to(user) - 1;
                basket >= Math.max(histories.from(user), histories.to(user) - 2);
                basket--) {
            float weight = (float) (basket == histories.to(user) - 1 ? 1 : EARLIER);
            for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                desk.wanted.add(histories.itemAt(at), weight * telling[histories.itemAt(at)]);
            }
        }
        for (int i = 0; i < desk.wanted.size(); i++) {
            int item = desk.wanted.touched(i);
            float weight = desk.wanted.of(item);
            for (int at = holders.from(item); at < holders.to(item); at++) {
                if (owner[holders.column(at)] != user) {
                    desk.products.add(holders.column(at), weight * holders.weight(at));
                }
            }
        }
        int[] best = desk.products.best(most);
        float highest = best.length == 0 ? 1 : desk.products.of(best[0]);
        for (int row : best) {
            float weight = desk.products.of(row) / highest / best.length;
            pour(number[row], weight, like);
            if (number[row] + 1 < histories.to(owner[row])) {
                pour(number[row] + 1, weight, next);
            }
        }
        desk.products.clear();
        desk.wanted.clear();
    }

    private void pour(int basket, float weight, ScoreSheet sheet) {
        for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
            sheet.add(histories.itemAt(at), weight);
        }
    }
}
