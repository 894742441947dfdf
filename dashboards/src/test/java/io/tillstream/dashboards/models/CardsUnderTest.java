package io.tillstream.dashboards.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cards as scoring says them, with figures that training had on two archives. */
final class CardsUnderTest {
    static final Hash CARD = Hash.of("837c52aa1f0e837c52aa1f0e837c52aa1f0e837c52aa1f0e837c52aa1f0e4545");

    private static final Instant MORNING = Instant.parse("2011-11-09T06:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    private CardsUnderTest() {}

    /** Errs less than the mean of four weeks, and forecasts far too little in all. */
    static ModelCard biasedDemand() {
        return demand(new ModelReference("mean-28", CARD), "mean-28", false, null);
    }

    /** Was released and is not believed any more. */
    static ModelCard doubtedDemand() {
        return demand(
                new ModelReference("mean-28", CARD), "demand", true, new ModelCard.Doubt(312, 251_000, 61_000, 3_000));
    }

    private static ModelCard demand(
            ModelReference serving, String served, boolean released, ModelCard.@Nullable Doubt doubt) {
        return new ModelCard(
                "demand",
                serving,
                MORNING,
                served,
                released,
                "WAPE 0.7223 (bias -0.3146) against 0.8449 (bias -0.0721) of mean-28.",
                List.of(
                        new ModelCard.Rule("better", 120_400, 0, true),
                        new ModelCard.Rule("bias", 314_600, 100_000, released)),
                data(),
                new ModelCard.HeldOut(
                        Instant.parse("2011-10-26T00:00:00Z"), Instant.parse("2011-11-09T00:00:00Z"), 11_228),
                List.of(
                        contender("demand", "wape", 722_300, "bias", -314_600, "wape of days", 912_778),
                        contender("mean-28", "wape", 844_900, "bias", -72_100, "wape of days", 990_498),
                        contender("seasonal-naive", "wape", 946_000, "bias", -58_000, "wape of days", 1_128_391),
                        contender("alerts", "alerts", 5_213_000_000L, "brier", 169_361, "excess", 2_776),
                        contender("alerts from 20 %", "alerts", 460_000_000, "said", 247_484, "came", 243_478),
                        contender("alerts from 80 %", "alerts", 895_000_000, "said", 865_330, "came", 872_625)),
                List.of(new LocalText(
                        "Items without a sale in eight weeks are expected to sell nothing.",
                        "八週沒有賣出的商品，預測為賣不出去。",
                        "八周没有卖出的商品，预测为不会卖出。")),
                Map.of("java", "25.0.3", "tribuo", "4.3.2"),
                20_111_109,
                doubt);
    }

    /** Released by both windows together. */
    static ModelCard releasedNextPurchase() {
        return new ModelCard(
                "next-purchase",
                new ModelReference("next-purchase", CARD),
                MORNING,
                "next-purchase",
                true,
                "NDCG@10 0.2880 against 0.2824 of personal-frequency in the last window.",
                List.of(
                        new ModelCard.Rule("better-last-window", -2_200, 0, false),
                        new ModelCard.Rule("better-both-windows", 4_200, 0, true)),
                data(),
                new ModelCard.HeldOut(
                        Instant.parse("2011-10-12T08:00:00Z"), Instant.parse("2011-11-09T08:00:00Z"), 1_318),
                List.of(
                        new ModelCard.Contender(
                                "next-purchase",
                                Map.of(
                                        "ndcg10", 288_000L,
                                        "recall10", 196_962L,
                                        "phr10", 648_876L,
                                        "likelihoodSaid", 161_000L,
                                        "likelihoodSeen", 178_000L)),
                        contender("personal-frequency", "ndcg10", 282_400, "recall10", 194_195, "phr10", 637_640),
                        contender(
                                "next-purchase-window-before",
                                "ndcg10",
                                317_300,
                                "recall10",
                                169_550,
                                "phr10",
                                591_366)),
                List.of(),
                Map.of("java", "25.0.3"),
                20_111_109,
                null);
    }

    /** Was not better than BG/NBD. */
    static ModelCard refusedChurn() {
        Map<String, Long> counted = new HashMap<>(Map.of(
                "logLoss",
                294_793L,
                "auc",
                750_933L,
                "calibrationError",
                37_507L,
                "said-1",
                35_442L,
                "came-1",
                12_658L));
        counted.put("said-10", 222_531L);
        counted.put("came-10", 237_500L);
        return new ModelCard(
                "churn",
                new ModelReference("bg-nbd", CARD),
                MORNING,
                "bg-nbd",
                false,
                "Log loss 0.2911 against 0.2948 of bg-nbd.",
                List.of(
                        new ModelCard.Rule("better", -8_000, 0, false),
                        new ModelCard.Rule("calibrated", 22_118, 74_000, true)),
                data(),
                new ModelCard.HeldOut(
                        Instant.parse("2011-10-26T00:00:00Z"), Instant.parse("2011-11-09T00:00:00Z"), 791),
                List.of(
                        contender("churn", "logLoss", 291_133, "auc", 746_942, "calibrationError", 22_118),
                        new ModelCard.Contender("bg-nbd", counted),
                        contender("days-since-last", "logLoss", 326_808, "auc", 554_926, "calibrationError", 38_181)),
                List.of(),
                Map.of("java", "25.0.3"),
                20_111_109,
                null);
    }

    private static ModelCard.Data data() {
        return new ModelCard.Data(
                "0862", 20_538, 528_886, Instant.parse("2010-12-01T08:26:00Z"), Instant.parse("2011-11-09T00:00:00Z"));
    }

    private static ModelCard.Contender contender(
            String name, String a, long figureA, String b, long figureB, String c, long figureC) {
        return new ModelCard.Contender(name, Map.of(a, figureA, b, figureB, c, figureC));
    }

    /** Ten alerts at 80 % of which seven came true, one that was disturbed, and one that waits. */
    static List<AlertScore> tenAlerts(ModelReference model) {
        List<AlertScore> alerts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            alerts.add(alert(i, model).cameTo(outcome(i < 7, false)));
        }
        alerts.add(alert(10, model).cameTo(outcome(true, true)));
        alerts.add(alert(11, model));
        return alerts;
    }

    private static AlertScore alert(int number, ModelReference model) {
        return new AlertScore(
                "r-" + number,
                StoreId.of("s5"),
                Gtin.of("05901234123457"),
                Quantity.each(3),
                Quantity.each(40),
                TODAY.minusDays(number),
                8_000,
                Money.parse("4.32 GBP"),
                Quantity.each(24),
                model,
                MORNING,
                null);
    }

    private static AlertScore.Outcome outcome(boolean emptied, boolean disturbed) {
        return new AlertScore.Outcome(
                emptied ? MORNING : null,
                Quantity.each(3),
                Quantity.each(0),
                Money.parse("3.60 GBP"),
                disturbed,
                MORNING);
    }
}
