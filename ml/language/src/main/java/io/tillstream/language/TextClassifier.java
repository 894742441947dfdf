package io.tillstream.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A linear support vector machine (LibLinear through Tribuo) over pieces of texts, all labels at once (K. Crammer, Y. Singer
 * 2001): a text's own label has to fit better than any other.
 */
final class TextClassifier {
    private static final LabelFactory FACTORY = new LabelFactory();
    private static final double COST = 1;
    private static final int ITERATIONS = 1_000;
    private static final double TOLERANCE = 0.1;

    private final Vocabulary vocabulary;
    private final Model<Label> model;

    private TextClassifier(Vocabulary vocabulary, Model<Label> model) {
        this.vocabulary = vocabulary;
        this.model = model;
    }

    /**
     * Learns labels.
     *
     * @param texts with two different labels at least
     */
    static TextClassifier learn(List<LabelledText> texts) {
        List<List<String>> pieces =
                texts.stream().map(text -> pieces(text.text())).toList();
        Vocabulary vocabulary = new Vocabulary(pieces);
        List<Example<Label>> examples = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Example<Label> example = vocabulary.example(new Label(texts.get(i).label()), pieces.get(i));
            if (example.size() > 0) {
                examples.add(example);
            }
        }
        MutableDataset<Label> dataset = new MutableDataset<>(
                new ListDataSource<>(examples, FACTORY, new SimpleDataSourceProvenance("labelled texts", FACTORY)));
        return new TextClassifier(
                vocabulary,
                new LibLinearClassificationTrainer(
                                new LinearClassificationType(LinearType.MCSVM_CS), COST, ITERATIONS, TOLERANCE)
                        .train(dataset));
    }

    private static List<String> pieces(String text) {
        return Wording.pieces(Wording.of(text));
    }

    /** What a text means, whatever it is; of a text without anything known nothing can be said, and its score says so. */
    Meaning meaning(String text) {
        Example<Label> example = vocabulary.example(LabelFactory.UNKNOWN_LABEL, pieces(text));
        if (example.size() == 0) {
            String any = model.getOutputIDInfo().getDomain().iterator().next().getLabel();
            return new Meaning(any, any, Double.NEGATIVE_INFINITY, 0);
        }
        Prediction<Label> prediction = model.predict(example);
        List<Label> best = prediction.getOutputScores().values().stream()
                .sorted(Comparator.comparingDouble(Label::getScore).reversed().thenComparing(Label::getLabel))
                .limit(2)
                .toList();
        Label first = best.getFirst();
        Label next = best.getLast();
        return new Meaning(first.getLabel(), next.getLabel(), first.getScore(), first.getScore() - next.getScore());
    }
}
