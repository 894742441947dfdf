package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.Weakness;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardDeskTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final ModelReference DEMAND = new ModelReference("demand", Hash.GENESIS);
    private static final ModelReference SIMPLE = new ModelReference("mean-28", Hash.GENESIS);
    private static final ModelCard.Doubt DOUBT = new ModelCard.Doubt(312, 251_000, 61_000, 3_000);

    private final CardDesk desk = new CardDesk();

    @Test
    void saysWhatACardSaysInWholeMillionthsTheModelFirst() {
        ModelCard said = sent(decide(DEMAND, Optional.empty(), NOON));

        assertThat(said.contenders())
                .containsExactly(
                        new ModelCard.Contender("demand", Map.of("wape", 241_549L, "bias", -24_455L)),
                        new ModelCard.Contender("mean-28", Map.of("wape", 252_376L)));
        assertThat(said.rules()).containsExactly(new ModelCard.Rule("bias", 24_455, 100_000, true));
        assertThat(said.weaknesses())
                .extracting(text -> text.zhCn())
                .containsExactly("八周没有卖出的商品，预测为不会卖出。", "A sentence of another version.");
        assertThat(said.since()).isEqualTo(NOON);
        assertThat(said.serving()).isEqualTo(DEMAND);
    }

    @Test
    void saysItOnceAndRemembersSinceWhenAfterARestart() {
        ModelCard said = sent(decide(DEMAND, Optional.empty(), NOON));
        CardDesk afterwards = new CardDesk();
        afterwards.published("demand", said);

        assertThat(afterwards.decide("demand", Optional.of(card()), DEMAND, Optional.empty(), NOON.plusSeconds(3_600)))
                .isEmpty();
        assertThat(decide(DEMAND, Optional.empty(), NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void saysWhatSpeaksAgainstAModelOnceAndSinceWhenTheSimpleOneServes() {
        sent(decide(DEMAND, Optional.empty(), NOON));

        ModelCard doubted = sent(decide(SIMPLE, Optional.of(DOUBT), NOON.plusSeconds(60)));

        assertThat(doubted.serving()).isEqualTo(SIMPLE);
        assertThat(doubted.served()).isEqualTo("demand");
        assertThat(doubted.doubt()).isEqualTo(DOUBT);
        assertThat(doubted.since()).isEqualTo(NOON.plusSeconds(60));
        // An alert more came due; the model was given up on before.
        ModelCard.Doubt later = new ModelCard.Doubt(313, 252_000, 62_000, 3_000);
        assertThat(decide(SIMPLE, Optional.of(later), NOON.plusSeconds(120))).isEmpty();
    }

    @Test
    void takesACardBackThatNobodyVouchesForAnyMore() {
        sent(decide(DEMAND, Optional.empty(), NOON));

        Optional<CardDesk.Change> change = desk.decide("demand", Optional.empty(), SIMPLE, Optional.empty(), NOON);

        assertThat(change).contains(new CardDesk.Change.TakeBack("demand"));
        desk.published("demand", null);
        assertThat(desk.decide("demand", Optional.empty(), SIMPLE, Optional.empty(), NOON))
                .isEmpty();
    }

    private Optional<CardDesk.Change> decide(ModelReference serving, Optional<ModelCard.Doubt> doubt, Instant now) {
        return desk.decide("demand", Optional.of(card()), serving, doubt, now);
    }

    /** The card that is to be sent, as the topic has it then. */
    private ModelCard sent(Optional<CardDesk.Change> change) {
        assertThat(change).containsInstanceOf(CardDesk.Change.Send.class);
        ModelCard card = ((CardDesk.Change.Send) change.orElseThrow()).card();
        desk.published(card.model(), card);
        return card;
    }

    private static ProvenanceCard card() {
        LinkedHashMap<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("demand", Map.of("wape", 0.2415490119, "bias", -0.024455377));
        metrics.put("mean-28", Map.of("wape", 0.2523763735, "bias", Double.NaN));
        return new ProvenanceCard(
                "demand",
                "demand",
                true,
                "WAPE 0.2415 against 0.2524 of mean-28: released.",
                Map.of(),
                new ProvenanceCard.Data("0", 12, 60, 30, NOON, NOON),
                List.of(),
                Map.of(),
                1,
                Map.of("java", "25"),
                new ProvenanceCard.HeldOut(NOON, NOON, 1_140),
                metrics,
                List.of(Weakness.SILENT_ITEMS.onCard(), "A sentence of another version."),
                List.of(new ProvenanceCard.Rule("bias", 0.024455377, 0.1, true)));
    }
}
