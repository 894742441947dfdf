package io.tillstream.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** How the logistic regressions of purchases are learned: few weights, many rows, a few rounds. */
final class Classifiers {
    static final int EPOCHS = 4;
    static final double LEARNING_RATE = 0.2;

    private Classifiers() {}

    static Model<Label> train(List<Example<Label>> rows, long seed) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("archive, see card", labels), labels);
        dataset.addAll(rows);
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, rows.size(), 1, seed)
                .train(dataset);
    }

    static byte[] bytes(Model<Label> model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.serializeToStream(bytes);
        return bytes.toByteArray();
    }
}
