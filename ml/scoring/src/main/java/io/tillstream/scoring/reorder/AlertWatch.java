package io.tillstream.scoring.reorder;

import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.models.Calibration;
import io.tillstream.models.DemandServing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether alerts still come true as often as they say. When the latest of a model's are clearly worse than its card
 * says, the simple model serves in its place, under its own name, until another model is trained.
 */
public final class AlertWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private static final int LATEST = 500;
    private static final int LEAST = 100;
    /** In standard deviations of chance: looked at after every score, a sound model is doubted about once in some thousand alerts. */
    private static final double CLEARLY = 4;

    private final Map<ModelReference, Deque<AlertScore>> latest = new HashMap<>();
    private Optional<ModelReference> doubted = Optional.empty();

    /** One more alert whose outcome is known. */
    public void scored(AlertScore score) {
        AlertScore.Outcome outcome = score.outcome();
        if (outcome == null || outcome.disturbed()) {
            return;
        }
        Deque<AlertScore> of = latest.computeIfAbsent(score.model(), ignored -> new ArrayDeque<>());
        of.addLast(score);
        if (of.size() > LATEST) {
            of.removeFirst();
        }
    }

    /** How the latest alerts of a model came out, those left out that other movements disturbed. */
    public Calibration calibration(ModelReference model) {
        Calibration calibration = new Calibration();
        for (AlertScore score : latest.getOrDefault(model, new ArrayDeque<>())) {
            AlertScore.Outcome outcome = score.outcome();
            calibration.add(score.emptyBasisPoints() / 10_000.0, outcome != null && outcome.emptied() != null);
        }
        return calibration;
    }

    /** In a sentence, for the log. */
    public String told(ModelReference model) {
        Calibration calibration = calibration(model);
        return calibration.alerts() + " of " + model.name() + " say something of it, with a Brier score of "
                + String.format(Locale.ROOT, "%.3f", calibration.brier());
    }

    /** What speaks against a model; empty while nothing does. */
    public Optional<ModelCard.Doubt> doubt(DemandServing model) {
        if (serving(model).equals(model)) {
            return Optional.empty();
        }
        Calibration calibration = calibration(model.reference());
        return Optional.of(new ModelCard.Doubt(
                calibration.alerts(),
                millionths(calibration.brier()),
                millionths(calibration.excess()),
                millionths(model.knowledge().alertExcess())));
    }

    private static long millionths(double figure) {
        return Math.round(figure * 1e6);
    }

    /** The given model, or the simple one where its alerts have drifted from what its card says. */
    public DemandServing serving(DemandServing model) {
        Calibration calibration = calibration(model.reference());
        boolean drifted = calibration.alerts() >= LEAST
                && calibration.surprise(model.knowledge().alertExcess()) > CLEARLY;
        if (!drifted) {
            return model;
        }
        if (!doubted.equals(Optional.of(model.reference()))) {
            doubted = Optional.of(model.reference());
            LOG.warn(
                    "The last {} alerts of {} have a Brier score of {}, {} above what they said; its card allows {}."
                            + " {} serves until the next training.",
                    calibration.alerts(),
                    model.reference(),
                    calibration.brier(),
                    calibration.excess(),
                    model.knowledge().alertExcess(),
                    model.simple().reference().name());
        }
        return model.simple();
    }
}
