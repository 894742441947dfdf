package io.tillstream.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A classifier that knows when it does not know: whatever fits its best label worse than all but a few of a hundred texts that
 * belong somewhere is refused. How well texts fit that were not learned from is seen on a tenth that is kept apart first.
 */
public final class Understanding {
    private static final int KEPT_APART = 10;
    private static final double REFUSED = 0.04;
    private static final double MOST_REFUSED = 0.5;
    private static final long SEED = 150;

    private final TextClassifier classifier;
    private final double threshold;
    private final Confidence confidence;

    private Understanding(TextClassifier classifier, double threshold, Confidence confidence) {
        this.classifier = classifier;
        this.threshold = threshold;
        this.confidence = confidence;
    }

    /**
     * Learns from labelled texts; those out of scope show what nobody can answer, where there are any.
     *
     * @param texts two labels at least beside what is out of scope
     */
    public static Understanding of(List<LabelledText> texts) {
        return of(texts, List.of());
    }

    /**
     * Learns with a caution of its own: who would rather ask back than answer something else refuses more.
     *
     * @param texts two labels at least beside what is out of scope
     * @param refused of texts that belong somewhere, the share that may be refused; 0 to 0.5
     */
    public static Understanding of(List<LabelledText> texts, double refused) {
        if (!(refused >= 0 && refused <= MOST_REFUSED)) {
            throw new IllegalArgumentException(
                    "A share of " + refused + " is to be refused; 0 to " + MOST_REFUSED + ".");
        }
        return of(texts, List.of(), refused);
    }

    /**
     * Learns also from what nobody would write like that, single words: none of it is kept apart, so that how sure one may be
     * is seen on texts alone.
     *
     * @param texts two labels at least beside what is out of scope
     * @param besides labels of the same kind
     */
    public static Understanding of(List<LabelledText> texts, List<LabelledText> besides) {
        return of(texts, besides, REFUSED);
    }

    private static Understanding of(List<LabelledText> texts, List<LabelledText> besides, double refused) {
        List<LabelledText> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(SEED));
        int kept = Math.max(1, shuffled.size() / KEPT_APART);
        List<LabelledText> apart = shuffled.subList(0, kept);
        TextClassifier trial = TextClassifier.learn(together(shuffled.subList(kept, shuffled.size()), besides));
        List<Meaning> meanings =
                apart.stream().map(text -> trial.meaning(text.text())).toList();
        double threshold = threshold(apart, meanings, refused);
        return new Understanding(
                TextClassifier.learn(together(texts, besides)), threshold, confidence(apart, meanings));
    }

    private static List<LabelledText> together(List<LabelledText> texts, List<LabelledText> besides) {
        return Stream.concat(texts.stream(), besides.stream()).toList();
    }

    private static double threshold(List<LabelledText> apart, List<Meaning> meanings, double refused) {
        double[] fits = IntStream.range(0, apart.size())
                .filter(i -> apart.get(i).isInScope())
                .mapToDouble(i -> fit(meanings.get(i)))
                .sorted()
                .toArray();
        return fits.length == 0 ? Double.NEGATIVE_INFINITY : fits[(int) (fits.length * refused)];
    }

    private static Confidence confidence(List<LabelledText> apart, List<Meaning> meanings) {
        int[] known = IntStream.range(0, apart.size())
                .filter(i -> fit(meanings.get(i)) > Double.NEGATIVE_INFINITY)
                .toArray();
        double[] fits = new double[known.length];
        boolean[] right = new boolean[known.length];
        for (int i = 0; i < known.length; i++) {
            Meaning meaning = meanings.get(known[i]);
            fits[i] = fit(meaning);
            right[i] = meaning.label().equals(apart.get(known[i]).label());
        }
        return Confidence.of(fits, right);
    }

    private static double fit(Meaning meaning) {
        return meaning.label().equals(LabelledText.OUT_OF_SCOPE)
                ? Double.NEGATIVE_INFINITY
                : meaning.score() + meaning.margin();
    }

    /** The best label, refused or not. */
    public Meaning meaning(String text) {
        return classifier.meaning(text);
    }

    /** Whether it is better to say that one does not know. */
    public boolean isRefused(Meaning meaning) {
        return fit(meaning) < threshold;
    }

    /** How likely the label is right, 0 to 1, by the texts that were kept apart; 0 of what is out of scope. */
    public double confidence(Meaning meaning) {
        return confidence.in(fit(meaning));
    }
}
