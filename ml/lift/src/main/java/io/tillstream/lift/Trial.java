package io.tillstream.lift;

import java.util.Arrays;
import java.util.List;

/**
 * One arm of a randomised trial beside its control group.
 *
 * @param people their numbers in the file, from 0
 * @param treated who got the arm's treatment, by the same places
 * @param outcomes what each brought
 * @param features what was known of everybody in the file before
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, read and never compared
record Trial(int[] people, boolean[] treated, double[] outcomes, List<Feature> features) {
    int size() {
        return people.length;
    }

    /** The outcomes of one side. */
    double[] outcomes(boolean ofTreated) {
        double[] side = new double[size()];
        int count = 0;
        for (int i = 0; i < size(); i++) {
            if (treated[i] == ofTreated) {
                side[count++] = outcomes[i];
            }
        }
        return Arrays.copyOf(side, count);
    }
}
