package io.tillstream.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A classifier that knows when it does not know: whatever fits its best label worse than all but four of a hundred texts that
 * belong somewhere is refused. How well texts fit that were not learned from is seen on a tenth that is kept apart first.
 */
final class Understanding {
    private static final int KEPT_APART = 10;
    private static final double REFUSED = 0.04;
    private static final long SEED = 150;

    private final TextClassifier classifier;
    private final double threshold;

    private Understanding(TextClassifier classifier, double threshold) {
        this.classifier = classifier;
        this.threshold = threshold;
    }

    /**
     * Learns from labelled texts; those out of scope show what nobody can answer, where there are any.
     *
     * @param texts two labels at least beside what is out of scope
     */
    static Understanding of(List<LabelledText> texts) {
        List<LabelledText> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(SEED));
        int kept = Math.max(1, shuffled.size() / KEPT_APART);
        List<LabelledText> apart = shuffled.subList(0, kept);
        TextClassifier trial = TextClassifier.learn(shuffled.subList(kept, shuffled.size()));
        double[] fits = apart.stream()
                .filter(LabelledText::isInScope)
                .mapToDouble(text -> fit(trial.meaning(text.text())))
                .sorted()
                .toArray();
        double threshold = fits.length == 0 ? Double.NEGATIVE_INFINITY : fits[(int) (fits.length * REFUSED)];
        return new Understanding(TextClassifier.learn(texts), threshold);
    }

    private static double fit(Meaning meaning) {
        return meaning.label().equals(LabelledText.OUT_OF_SCOPE)
                ? Double.NEGATIVE_INFINITY
                : meaning.score() + meaning.margin();
    }

    /** The best label, refused or not. */
    Meaning meaning(String text) {
        return classifier.meaning(text);
    }

    /** Whether it is better to say that one does not know. */
    boolean isRefused(Meaning meaning) {
        return fit(meaning) < threshold;
    }
}
