package io.tillstream.language;

import java.util.Arrays;
import java.util.List;

/**
 * How well texts were understood. Shares are from 0 to 1, and not a number where there was nothing to share.
 *
 * @param inScope how many texts had an answer
 * @param accuracyInScope the share of them that got the right label; a refusal is none
 * @param accuracyUnrefused the same if nothing had been refused
 * @param outOfScope how many texts had no answer
 * @param oosRecall the share of them that was refused
 * @param oosPrecision the share of refused texts that had no answer
 * @param p50Micros how long one text takes, the median
 * @param p99Micros how long the slowest of a hundred takes
 */
record Score(
        int inScope,
        double accuracyInScope,
        double accuracyUnrefused,
        int outOfScope,
        double oosRecall,
        double oosPrecision,
        double p50Micros,
        double p99Micros) {
    /** Texts that are understood before the clock counts: a program that has just begun is no measure of one that runs. */
    private static final int WARM_UP = 2_000;

    static Score of(Understanding understanding, List<LabelledText> texts) {
        for (int i = 0; i < WARM_UP; i++) {
            Meaning _ = understanding.meaning(texts.get(i % texts.size()).text());
        }
        double[] micros = new double[texts.size()];
        int inScope = 0;
        int right = 0;
        int rightUnrefused = 0;
        int refused = 0;
        int refusedRightly = 0;
        for (int i = 0; i < micros.length; i++) {
            LabelledText text = texts.get(i);
            long begun = System.nanoTime();
            Meaning meaning = understanding.meaning(text.text());
            boolean isRefused = understanding.isRefused(meaning);
            micros[i] = (System.nanoTime() - begun) / 1e3;
            refused += isRefused ? 1 : 0;
            if (text.isInScope()) {
                inScope++;
                boolean isRight = meaning.label().equals(text.label());
                right += isRight && !isRefused ? 1 : 0;
                rightUnrefused += isRight ? 1 : 0;
            } else {
                refusedRightly += isRefused ? 1 : 0;
            }
        }
        Arrays.sort(micros);
        int outOfScope = texts.size() - inScope;
        return new Score(
                inScope,
                share(right, inScope),
                share(rightUnrefused, inScope),
                outOfScope,
                share(refusedRightly, outOfScope),
                share(refusedRightly, refused),
                micros[micros.length / 2],
                micros[(int) (micros.length * 0.99)]);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
