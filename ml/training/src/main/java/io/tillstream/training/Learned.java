package io.tillstream.training;

import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.Weakness;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What one training came to, before it is put on a card.
 *
 * @param served model or baseline
 * @param verdict why
 * @param files for the model's folder
 * @param rows training rows
 * @param features names in vector order
 * @param parameters of the algorithm
 * @param heldOut what it was measured on
 * @param metrics by contender, the model first
 * @param weaknesses known ones
 * @param rules by which it was released or not; empty where nothing was trained
 */
record Learned(
        String served,
        String verdict,
        Map<String, byte[]> files,
        long rows,
        List<String> features,
        Map<String, String> parameters,
        ProvenanceCard.HeldOut heldOut,
        SequencedMap<String, Map<String, Double>> metrics,
        List<Weakness> weaknesses,
        List<ProvenanceCard.Rule> rules) {}
