package io.tillstream.nextbasket;

/**
 * For each item those it is found with more than chance would have it, with the cosine of their occurrences,
 * {@code together / sqrt(one · other)}; only the strongest of each are kept.
 */
final class RelatedItems {
    private static final int KEPT = 150;

    private final SparseRows related;

    private RelatedItems(SparseRows related) {
        this.related = related;
    }

    int from(int item) {
        return related.from(item);
    }

    int to(int item) {
        return related.to(item);
    }

    int other(int position) {
        return related.column(position);
    }

    float weight(int position) {
        return related.weight(position);
    }

    /** Items in one basket. */
    static RelatedItems inOneBasket(SparseRows baskets) {
        return of(baskets, baskets);
    }

    /**
     * Items of rows that stand beside each other: row i of {@code first} and row i of {@code second}.
     *
     * @param first where the item known is
     * @param second where the items related to it are; an item is not related to itself
     */
    static RelatedItems of(SparseRows first, SparseRows second) {
        SparseRows rowsOf = first.turned();
        float[] ofSecond = lengths(second.turned());
        float[] ofFirst = lengths(rowsOf);
        int items = first.columns();
        int[][] others = new int[items][];
        float[][] weights = new float[items][];
        Crew.workFor(items, () -> new ScoreSheet(items), (sheet, item) -> {
            for (int row = rowsOf.from(item); row < rowsOf.to(item); row++) {
                int number = rowsOf.column(row);
                float weight = rowsOf.weight(row);
                for (int at = second.from(number); at < second.to(number); at++) {
                    sheet.add(second.column(at), weight * second.weight(at));
                }
            }
            for (int i = 0; i < sheet.size(); i++) {
                int other = sheet.touched(i);
                float together = sheet.of(other);
                float cosine = other == item ? 0 : together / (ofFirst[item] * ofSecond[other]);
                sheet.add(other, cosine - together);
            }
            int[] best = sheet.best(KEPT);
            others[item] = best;
            weights[item] = new float[best.length];
            for (int i = 0; i < best.length; i++) {
                weights[item][i] = sheet.of(best[i]);
            }
            sheet.clear();
        });
        SparseRows.Builder rows = new SparseRows.Builder(items, items);
        ScoreSheet sheet = new ScoreSheet(items);
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < others[item].length; i++) {
                sheet.add(others[item][i], weights[item][i]);
            }
            rows.row(sheet);
            sheet.clear();
        }
        return new RelatedItems(rows.build());
    }

    private static float[] lengths(SparseRows byItem) {
        float[] lengths = new float[byItem.rows()];
        for (int item = 0; item < lengths.length; item++) {
            double sum = 0;
            for (int at = byItem.from(item); at < byItem.to(item); at++) {
                sum += (double) byItem.weight(at) * byItem.weight(at);
            }
            lengths[item] = (float) Math.sqrt(Math.max(sum, 1e-9));
        }
        return lengths;
    }
}
