package io.tillstream.features.stock;

/**
 * What it is worth to count a shelf: the loss that is expected of books that may be wrong, and that a count would save, before the
 * count's own cost.
 *
 * <p>How likely the books are wrong says {@link OnHandConfidence}. By how much say {@link ErrorSizes}, and the shape is an assumption: as
 * often too much as too little, and exponential, with a mean of at least a portion. On a shelf
 * that went silent nothing is left where the books are wrong, and nothing is ordered for it before somebody has counted: a count saves
 * what that loses, whether the books are wrong or right.
 *
 * @param emptier minor units expected to be lost because the shelf may hold less than the books say, 0 or more
 * @param fuller the same because it may hold more
 */
public record CountWorth(double emptier, double fuller) {
    /** Sizes of errors that are looked at, each as likely as the others. */
    private static final int SIZES = 12;

    /** Of one shelf of a chain that has not counted yet. */
    public static CountWorth of(WrongBooks loss, double books, OnHandConfidence believed) {
        return of(loss, books, believed, ErrorSizes.ASSUMED);
    }

    /**
     * Of one shelf.
     *
     * @param loss what wrong books lose
     * @param books portions, below nothing where more was sold than there was
     * @param believed how far they can be believed
     * @param share the mean error of wrong books as a share of what the shelf is filled up to, above 0
     */
    public static CountWorth of(WrongBooks loss, double books, OnHandConfidence believed, double share) {
        double wrong = 1 - believed.percent() / 100.0;
        if (isSilent(believed)) {
            return new CountWorth(
                    wrong * loss.lossOfOrderingNothing(0)
                            + (1 - wrong) * loss.lossOfOrderingNothing(Math.max(0, books)),
                    0);
        }
        double mean = Math.max(1, share * loss.needed());
        double emptier = 0;
        double fuller = 0;
        for (int size = 0; size < SIZES; size++) {
            double error = Math.max(1, Math.round(-mean * Math.log(1 - (size + 0.5) / SIZES)));
            emptier += loss.loss(books, Math.max(0, books - error));
            fuller += loss.loss(books, Math.max(0, books + error));
        }
        return new CountWorth(wrong * emptier / (2 * SIZES), wrong * fuller / (2 * SIZES));
    }

    /**
     * What knowing how much is there saves.
     *
     * @param loss what wrong books lose
     * @param books portions, as they stood
     * @param believed how far they could be believed
     * @param there portions that were counted
     * @return minor units, 0 or more
     */
    public static double saved(WrongBooks loss, double books, OnHandConfidence believed, double there) {
        return isSilent(believed) ? loss.lossOfOrderingNothing(there) : loss.loss(books, there);
    }

    private static boolean isSilent(OnHandConfidence believed) {
        return believed.signs().contains(OnHandConfidence.Sign.NOT_SOLD_THOUGH_IT_USUALLY_IS);
    }

    /** Minor units, both together. */
    public double total() {
        return emptier + fuller;
    }
}
