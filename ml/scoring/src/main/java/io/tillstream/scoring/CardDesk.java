package io.tillstream.scoring;

import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.Weakness;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each model what it is worth and what serves in its place, whenever that changes. */
final class CardDesk {
    private static final double MILLION = 1e6;

    private final Map<String, ModelCard> published = new HashMap<>();

    /** What is to happen to what the topic says of a model. */
    sealed interface Change {
        /** Say this. */
        record Send(ModelCard card) implements Change {}

        /** Nobody vouches for what serves now. */
        record TakeBack(String model) implements Change {}
    }

    /** Notes what the topic holds; absent for a tombstone. */
    void published(String model, @Nullable ModelCard card) {
        if (card == null) {
            published.remove(model);
        } else {
            published.put(model, card);
        }
    }

    /**
     * What changes; empty when what is said still holds.
     *
     * @param card of what was trained; absent where no card can be believed
     * @param serving what decisions say now
     * @param doubt why that is not what the card says; absent while it is
     */
    Optional<Change> decide(
            String model,
            Optional<ProvenanceCard> card,
            ModelReference serving,
            Optional<ModelCard.Doubt> doubt,
            Instant now) {
        ModelCard before = published.get(model);
        if (card.isEmpty()) {
            return before == null ? Optional.empty() : Optional.of(new Change.TakeBack(model));
        }
        ModelCard fresh;
        if (before != null && before.serving().equals(serving)) {
            // While a model is doubted its last alerts still come due; what spoke against it is what is said.
            fresh = of(card.get(), serving, before.since(), doubt.isPresent() ? before.doubt() : null);
        } else {
            fresh = of(card.get(), serving, now.truncatedTo(ChronoUnit.MILLIS), doubt.orElse(null));
        }
        return fresh.equals(before) ? Optional.empty() : Optional.of(new Change.Send(fresh));
    }

    private static ModelCard of(
            ProvenanceCard card, ModelReference serving, Instant since, ModelCard.@Nullable Doubt doubt) {
        return new ModelCard(
                card.model(),
                serving,
                since,
                card.served(),
                card.released(),
                card.verdict(),
                rules(card),
                new ModelCard.Data(
                        card.data().hash(),
                        card.data().sales(),
                        card.data().lines(),
                        card.data().from(),
                        card.data().until()),
                new ModelCard.HeldOut(
                        card.heldOut().from(),
                        card.heldOut().until(),
                        card.heldOut().cases()),
                contenders(card),
                card.weaknesses().stream().map(Weakness::told).toList(),
                card.versions(),
                card.seed(),
                doubt);
    }

    private static List<ModelCard.Rule> rules(ProvenanceCard card) {
        List<ProvenanceCard.Rule> rules = card.rules();
        return rules == null
                ? List.of()
                : rules.stream()
                        .map(rule -> new ModelCard.Rule(
                                rule.name(), millionths(rule.figure()), millionths(rule.limit()), rule.met()))
                        .toList();
    }

    private static List<ModelCard.Contender> contenders(ProvenanceCard card) {
        return card.metrics().entrySet().stream()
                .map(each -> new ModelCard.Contender(each.getKey(), figures(each.getValue())))
                .toList();
    }

    private static Map<String, Long> figures(Map<String, Double> figures) {
        Map<String, Long> known = new HashMap<>();
        figures.forEach((name, figure) -> {
            if (Double.isFinite(figure)) {
                known.put(name, millionths(figure));
            }
        });
        return known;
    }

    private static long millionths(double figure) {
        return Math.round(figure * MILLION);
    }
}
