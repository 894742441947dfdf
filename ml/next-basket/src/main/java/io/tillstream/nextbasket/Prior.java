package io.tillstream.nextbasket;

/**
 * Where trees begin that know days: by how often the user bought an item, and behind that by how many buy it this season; they
 * learn what is wrong with it. Where only the order is known they begin at 0: what sold over all the time is no better a start.
 */
final class Prior {
    private Prior() {}

    /**
     * The score before any tree.
     *
     * @param clues rows of {@link Clue}s
     * @param row where the row begins
     */
    static float of(float[] clues, int row) {
        float season = clues[row + Clue.POPULARITY_THIS_SEASON.column()];
        return season == Season.UNKNOWN ? 0 : (float) Math.log(clues[row + Clue.COUNT.column()] + Math.exp(season));
    }
}
