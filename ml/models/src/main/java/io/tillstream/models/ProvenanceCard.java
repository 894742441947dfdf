package io.tillstream.models;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from and what it is worth; the file {@code card.json} beside it.
 *
 * @param model what it predicts, {@code next-purchase}, {@code demand} or {@code churn}
 * @param served the name that decisions carry: the model's, or that of the baseline served instead
 * @param released whether the trained model is served
 * @param verdict one sentence why
 * @param files SHA-256 of every other file of its folder, by name
 * @param data what it was trained on
 * @param features their names, in the order of the vector
 * @param parameters of the algorithm
 * @param seed of everything random
 * @param versions of what computed it
 * @param heldOut the time it was measured on, and never trained on
 * @param metrics per contender, the model first
 * @param weaknesses known ones, for people; see {@link Weakness}
 * @param rules by which it was released or not; empty on cards written before they were noted
 */
public record ProvenanceCard(
        String model,
        String served,
        boolean released,
        String verdict,
        Map<String, String> files,
        Data data,
        List<String> features,
        Map<String, String> parameters,
        long seed,
        Map<String, String> versions,
        HeldOut heldOut,
        SequencedMap<String, Map<String, Double>> metrics,
        List<String> weaknesses,
        @Nullable List<Rule> rules) {
    public ProvenanceCard {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(served, "served");
        Objects.requireNonNull(verdict, "verdict");
        files = Map.copyOf(files);
        Objects.requireNonNull(data, "data");
        features = List.copyOf(features);
        parameters = Map.copyOf(parameters);
        versions = Map.copyOf(versions);
        Objects.requireNonNull(heldOut, "heldOut");
        Objects.requireNonNull(metrics, "metrics");
        weaknesses = List.copyOf(weaknesses);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * What a model was trained on.
     *
     * @param hash SHA-256 over names and contents of the archive's files
     * @param sales how many sales were read
     * @param lines how many sale lines
     * @param rows how many training rows the features made
     * @param from first sale
     * @param until first instant after the last one
     */
    public record Data(String hash, long sales, long lines, long rows, Instant from, Instant until) {}

    /**
     * The time a model was measured on.
     *
     * @param from its first instant
     * @param until first instant after
     * @param cases members' next baskets, or store-item-weeks
     */
    public record HeldOut(Instant from, Instant until, long cases) {}

    /**
     * A rule of release.
     *
     * @param name {@code better}, {@code better-last-window}, {@code better-both-windows}, {@code bias} or {@code calibrated}
     * @param figure what the model had: the least it was better by, its bias without sign, or how far off its word it was
     * @param limit what that was held against: a lower one for {@code better…}, an upper one for the others
     * @param met whether it was met
     */
    public record Rule(String name, double figure, double limit, boolean met) {
        public Rule {
            Objects.requireNonNull(name, "name");
        }
    }

    /** A card without rules. */
    public ProvenanceCard(
            String model,
            String served,
            boolean released,
            String verdict,
            Map<String, String> files,
            Data data,
            List<String> features,
            Map<String, String> parameters,
            long seed,
            Map<String, String> versions,
            HeldOut heldOut,
            SequencedMap<String, Map<String, Double>> metrics,
            List<String> weaknesses) {
        this(
                model,
                served,
                released,
                verdict,
                files,
                data,
                features,
                parameters,
                seed,
                versions,
                heldOut,
                metrics,
                weaknesses,
                List.of());
    }

    /** The same card with the files it vouches for. */
    public ProvenanceCard withFiles(Map<String, String> newFiles) {
        return new ProvenanceCard(
                model,
                served,
                released,
                verdict,
                newFiles,
                data,
                features,
                parameters,
                seed,
                versions,
                heldOut,
                metrics,
                weaknesses,
                rules);
    }
}
