package io.tillstream.events.decision;

import io.tillstream.events.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth, and what serves in its place. Topic {@code decision.model-card.v1}, key: the model, compacted. Written
 * when what is served changes; a tombstone where no card can be believed and a baseline without one serves. Figures are
 * millionths of the unit on the card: a WAPE of 0.7223 is 722,300.
 *
 * @param model what it predicts, {@code demand}, {@code next-purchase} or {@code churn}
 * @param serving what decisions say now
 * @param since from when that has been served
 * @param served what the card says is served; another than {@code serving} while the model is doubted
 * @param released whether the trained model was better than its baselines by every rule that counts
 * @param verdict the card's own sentence, in English
 * @param rules by which it was released or not; empty on cards of an earlier version
 * @param data what it was trained on
 * @param heldOut the time it was measured on and never trained on
 * @param contenders the model and its baselines with their figures, the model first; empty where nothing was trained
 * @param weaknesses known ones, for people
 * @param versions of what computed it
 * @param seed of everything random
 * @param doubt why a baseline serves in place of a released model; absent while nothing speaks against it
 */
public record ModelCard(
        String model,
        ModelReference serving,
        Instant since,
        String served,
        boolean released,
        String verdict,
        List<Rule> rules,
        Data data,
        HeldOut heldOut,
        List<Contender> contenders,
        List<LocalText> weaknesses,
        Map<String, String> versions,
        long seed,
        @Nullable Doubt doubt) {
    public ModelCard {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(serving, "serving");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(served, "served");
        Objects.requireNonNull(verdict, "verdict");
        rules = List.copyOf(rules);
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(heldOut, "heldOut");
        contenders = List.copyOf(contenders);
        weaknesses = List.copyOf(weaknesses);
        versions = Map.copyOf(versions);
    }

    /**
     * A rule of release.
     *
     * @param name {@code better}, {@code better-last-window}, {@code better-both-windows}, {@code bias} or {@code calibrated}
     * @param figure what the model had, in millionths
     * @param limit what it was held against, in millionths: a lower one for {@code better…}, an upper one for the others
     * @param met whether it was met
     */
    public record Rule(String name, long figure, long limit, boolean met) {
        public Rule {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * What a model was trained on.
     *
     * @param hash SHA-256 over names and contents of the archive's files
     * @param sales how many sales were read
     * @param lines how many sale lines
     * @param from first sale
     * @param until first instant after the last one
     */
    public record Data(String hash, long sales, long lines, Instant from, Instant until) {
        public Data {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The time a model was measured on.
     *
     * @param from its first instant
     * @param until first instant after
     * @param cases store-item-weeks, members' next baskets, or members
     */
    public record HeldOut(Instant from, Instant until, long cases) {
        public HeldOut {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * One that was measured.
     *
     * @param name as on the card
     * @param figures by name, in millionths; a figure that does not exist is left out
     */
    public record Contender(String name, Map<String, Long> figures) {
        public Contender {
            Objects.requireNonNull(name, "name");
            figures = Map.copyOf(figures);
        }
    }

    /**
     * Alerts that came true too seldom or too often.
     *
     * @param alerts how many of the latest were looked at
     * @param brier their Brier score, in millionths
     * @param excess by how much it is worse than they themselves promised, in millionths
     * @param allowed how much worse the card allows, in millionths
     */
    public record Doubt(long alerts, long brier, long excess, long allowed) {}

    /** The same card, served since another moment. */
    public ModelCard since(Instant moment) {
        return new ModelCard(
                model,
                serving,
                moment,
                served,
                released,
                verdict,
                rules,
                data,
                heldOut,
                contenders,
                weaknesses,
                versions,
                seed,
                doubt);
    }
}
