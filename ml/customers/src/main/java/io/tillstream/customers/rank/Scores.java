package io.tillstream.customers.rank;

/**
 * A member's fifths, each 1 to 5 and 5 the best (A. M. Hughes, "Strategic Database Marketing", 1994).
 *
 * @param recency 5 for those who bought most lately
 * @param frequency 5 for those who bought on most days
 * @param money 5 for those who spent most
 */
public record Scores(int recency, int frequency, int money) {
    private static final int HIGH = 4;

    public Scores {
        for (int score : new int[] {recency, frequency, money}) {
            if (score < 1 || score > 5) {
                throw new IllegalArgumentException("A score of " + score + " is none of 1 to 5.");
            }
        }
    }

    /** Among the two fifths that spend most. */
    public boolean spendsMuch() {
        return money >= HIGH;
    }

    /** Among the two fifths that come most often. */
    public boolean comesOften() {
        return frequency >= HIGH;
    }
}
