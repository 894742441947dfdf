package io.tillstream.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Example;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/**
 * How much each piece of a text says: by how few of the texts it was learned from have it (TF-IDF with logarithms of the
 * frequencies; G. Salton, C. Buckley 1988), and every text is of length 1.
 */
final class Vocabulary {
    /** A piece that a single text has says nothing of another. */
    private static final int FEWEST = 2;

    private final Map<String, Double> weights = new HashMap<>();

    /** Learns from texts. */
    Vocabulary(List<List<String>> texts) {
        Map<String, Integer> documents = new HashMap<>();
        for (List<String> pieces : texts) {
            pieces.stream().distinct().forEach(piece -> documents.merge(piece, 1, Integer::sum));
        }
        documents.forEach((piece, count) -> {
            if (count >= FEWEST) {
                weights.put(piece, Math.log((1.0 + texts.size()) / (1.0 + count)) + 1);
            }
        });
    }

    /** A text as the classifier sees it; without any piece when it knows none. */
    Example<Label> example(Label label, List<String> pieces) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String piece : pieces) {
            if (weights.containsKey(piece)) {
                counts.merge(piece, 1, Integer::sum);
            }
        }
        String[] names = new String[counts.size()];
        double[] values = new double[names.length];
        double square = 0;
        int i = 0;
        for (Map.Entry<String, Integer> piece : counts.entrySet()) {
            names[i] = piece.getKey();
            values[i] = (1 + Math.log(piece.getValue())) * weights.getOrDefault(piece.getKey(), 0.0);
            square += values[i] * values[i];
            i++;
        }
        for (int j = 0; j < values.length; j++) {
            values[j] /= Math.sqrt(square);
        }
        return new ArrayExample<>(label, names, values);
    }
}
