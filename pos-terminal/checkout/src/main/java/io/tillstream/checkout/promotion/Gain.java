package io.tillstream.checkout.promotion;

import java.util.List;

/**
 * What one promotion of the line phase can give on units handed to it alone. The gain of more units is never smaller:
 * units it cannot use do not hurt. That is what makes the bound of {@link Allotment} hold.
 */
interface Gain {
    Candidate candidate();

    /** The lots it could use; the units of every method below are counted in this order. */
    List<Lot> lots();

    /** All units of its lots. */
    default long[] allUnits() {
        List<Lot> lots = lots();
        long[] units = new long[lots.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = lots.get(i).count();
        }
        return units;
    }

    /** The most it can take off when it may use so many units of each lot. */
    long most(long[] units);

    /** How it takes that off. */
    Grant grant(long[] units);

    /**
     * What a promotion does with units.
     *
     * @param uses how often it is used
     * @param runs what becomes of which units; units in no run stay free
     */
    record Grant(long uses, List<Run> runs) {
        public Grant {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Units of one lot that fare the same.
     *
     * @param lot its place in {@link #lots()}
     * @param count how many
     * @param off what each of them is reduced by
     * @param role what they do
     */
    record Run(int lot, long count, long off, Role role) {}
}
