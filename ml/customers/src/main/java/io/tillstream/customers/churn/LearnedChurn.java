package io.tillstream.customers.churn;

import io.tillstream.customers.history.MemberPurchases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A logistic regression (Tribuo, AdaGrad) over {@link ChurnFeature}s. */
public final class LearnedChurn implements ChurnModel {
    public static final String NAME = "churn";

    static final int EPOCHS = 20;
    static final double LEARNING_RATE = 0.05;

    private static final Label AWAY = new Label("away");
    private static final Label BACK = new Label("back");
    private static final String[] NAMES = ChurnFeature.names().toArray(String[]::new);
    private static final int MINIBATCH = 1;

    /** No line for every round. */
    private static final int QUIETLY = -1;

    /** Nobody is certain. */
    private static final double LEAST = 1e-4;

    private final Model<Label> classifier;
    private final Surroundings surroundings;
    private final int days;

    private LearnedChurn(Model<Label> classifier, Surroundings surroundings, int days) {
        this.classifier = Objects.requireNonNull(classifier, "classifier");
        this.surroundings = surroundings;
        this.days = days;
    }

    /** The questions of a cut, with what everybody told by then. */
    static List<Example<Label>> rows(ChurnCut cut, Surroundings surroundings, int days) {
        return cut.cases().stream()
                .<Example<Label>>map(one -> new ArrayExample<>(
                        one.stayedAway() ? AWAY : BACK,
                        NAMES,
                        ChurnFeature.vector(new ChurnMoment(one.member(), surroundings, cut.evening(), days))))
                .toList();
    }

    /**
     * Learns from rows with both answers among them.
     *
     * @param now what everybody tells when it is asked
     */
    static LearnedChurn learn(List<Example<Label>> rows, Surroundings now, int days, long seed) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("purchases of members", labels), labels);
        dataset.addAll(rows);
        return new LearnedChurn(
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, QUIETLY, MINIBATCH, seed)
                        .train(dataset),
                now,
                days);
    }

    /** The names of what it looks at, in the order of the vector. */
    public static List<String> features() {
        return List.of(NAMES);
    }

    /** How it was learned, for a card. */
    public static String algorithm() {
        return "logistic regression (Tribuo, AdaGrad " + LEARNING_RATE + ", " + EPOCHS + " epochs)";
    }

    /** The classifier alone; {@link #of} reads it. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            classifier.serializeToStream(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("Writing into memory failed: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IOException when the bytes are no such classifier
     */
    public static LearnedChurn of(byte[] bytes, Surroundings surroundings, int days) throws IOException {
        try {
            return new LearnedChurn(
                    Model.deserializeFromStream(new ByteArrayInputStream(bytes)).castModel(Label.class),
                    surroundings,
                    days);
        } catch (RuntimeException e) {
            throw new IOException("It is no Tribuo classifier: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double staysAway(MemberPurchases member, LocalDate evening) {
        double[] vector = ChurnFeature.vector(new ChurnMoment(member, surroundings, evening, days));
        Label away = Objects.requireNonNull(
                classifier
                        .predict(new ArrayExample<>(BACK, NAMES, vector))
                        .getOutputScores()
                        .get(AWAY.getLabel()),
                "the classifier knows no label away");
        return Math.clamp(away.getScore(), LEAST, 1 - LEAST);
    }
}
