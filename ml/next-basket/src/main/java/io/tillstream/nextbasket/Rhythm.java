package io.tillstream.nextbasket;

/**
 * When an item is bought again: out of the users who had bought it g baskets ago and not since, the share that bought it
 * in the next basket, for each g; items seldom seen lean towards all items.
 */
final class Rhythm {
    private static final int GAPS = 16;
    private static final double PRIOR = 8;

    private final int[] bought;
    private final int[] couldHave;
    private final double[] usual = new double[GAPS];
    private final double usualOverall;

    Rhythm(Histories histories) {
        bought = new int[histories.items() * GAPS];
        couldHave = new int[histories.items() * GAPS];
        int[] last = new int[histories.items()];
        ScoreSheet met = new ScoreSheet(histories.items());
        for (int user = 0; user < histories.users(); user++) {
            for (int basket = histories.from(user); basket < histories.to(user); basket++) {
                for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                    int item = histories.itemAt(at);
                    if (met.has(item)) {
                        waited(item, basket - last[item], true);
                    }
                    met.add(item, 1);
                    last[item] = basket;
                }
            }
            for (int i = 0; i < met.size(); i++) {
                int item = met.touched(i);
                waited(item, histories.to(user) - 1 - last[item], false);
            }
            met.clear();
        }
        double allBought = 0;
        double allCould = 0;
        for (int gap = 0; gap < GAPS; gap++) {
            double sumBought = 0;
            double sumCould = 0;
            for (int item = 0; item < histories.items(); item++) {
                sumBought += bought[item * GAPS + gap];
                sumCould += couldHave[item * GAPS + gap];
            }
            usual[gap] = (sumBought + 0.1) / (sumCould + 1);
            allBought += sumBought;
            allCould += sumCould;
        }
        usualOverall = (allBought + 0.1) / (allCould + 1);
    }

    private void waited(int item, int baskets, boolean ended) {
        int counted = Math.min(baskets, GAPS);
        for (int gap = 0; gap < counted; gap++) {
            couldHave[item * GAPS + gap]++;
        }
        if (ended) {
            bought[item * GAPS + counted - 1]++;
        }
    }

    /**
     * The chance that the next basket holds an item.
     *
     * @param gap which basket after the last one with it the next one is, at least 1
     */
    double chance(int item, int gap) {
        int slot = Math.min(gap, GAPS) - 1;
        return (bought[item * GAPS + slot] + PRIOR * usual[slot] * overall(item) / usualOverall)
                / (couldHave[item * GAPS + slot] + PRIOR);
    }

    /** The chance whenever it was bought last. */
    double overall(int item) {
        double sumBought = 0;
        double sumCould = 0;
        for (int gap = 0; gap < GAPS; gap++) {
            sumBought += bought[item * GAPS + gap];
            sumCould += couldHave[item * GAPS + gap];
        }
        return (sumBought + PRIOR * usualOverall) / (sumCould + PRIOR);
    }
}
