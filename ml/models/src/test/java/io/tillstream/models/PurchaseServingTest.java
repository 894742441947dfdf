package io.tillstream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.nextbasket.Blend;
import io.tillstream.nextbasket.BlendLearner;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Fault F13: files that are cut off, altered or of another version are refused with a reason, and never throw anything else. */
class PurchaseServingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Map<String, byte[]> FILES = new HashMap<>();
    private static final List<MemberHistory> HISTORIES = histories();

    @TempDir
    Path root;

    @BeforeAll
    static void train() throws Exception {
        Blend blend = new BlendLearner(new BlendLearner.Effort(5, 1, 100, 100), 1)
                .learn(ForeseenPurchases.numbered(HISTORIES, NOW), 7);
        ForeseenPurchases foresight = ForeseenPurchases.over(blend, HISTORIES, new ItemPopularity(Map.of()), NOW);
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> rows = new MutableDataset<>(new SimpleDataSourceProvenance("places", labels), labels);
        for (MemberHistory history : HISTORIES) {
            for (PurchaseLikelihood.Foreseen foreseen : foresight.of(history, NOW, 10)) {
                rows.add(PurchaseLikelihood.example(
                        foreseen, foreseen.place() < 3 ? PurchaseLikelihood.BOUGHT : PurchaseLikelihood.NOT_BOUGHT, 1));
            }
        }
        ByteArrayOutputStream classifier = new ByteArrayOutputStream();
        new LogisticRegressionTrainer().train(rows).serializeToStream(classifier);
        FILES.put(PurchaseServing.BLEND_FILE, blend.bytes());
        FILES.put(PurchaseServing.LIKELIHOOD_FILE, classifier.toByteArray());
        FILES.put(PurchaseServing.KNOWLEDGE_FILE, ModelFolder.json(PurchaseKnowledge.NONE));
    }

    @Test
    void servesWhatWasTrained() throws Exception {
        PurchaseServing serving = PurchaseServing.of(published(FILES));

        List<NextPurchases.Likely> likely = serving.over(HISTORIES, NOW).of(HISTORIES.getFirst(), NOW, 5);

        assertThat(serving.reference().name()).isEqualTo("next-purchase");
        assertThat(likely).hasSize(5).allMatch(one -> one.likelihood() > 0 && one.likelihood() < 1);
        assertThat(likely.getFirst().likelihood())
                .isGreaterThan(likely.getLast().likelihood());
        assertThat(serving.over(HISTORIES, NOW).ties(item(0))).isNotEmpty();
    }

    @Test
    void foreseesNothingForSomebodyItHasNotSeen() throws Exception {
        MemberHistory stranger = new MemberHistory(member(99), List.of(), 0);

        assertThat(PurchaseServing.of(published(FILES)).over(HISTORIES, NOW).of(stranger, NOW, 5))
                .isEmpty();
    }

    @Test
    void refusesFilesThatAreWholeAndNoModel() throws Exception {
        for (String name : List.of(PurchaseServing.BLEND_FILE, PurchaseServing.LIKELIHOOD_FILE)) {
            byte[] whole = Objects.requireNonNull(FILES.get(name));
            for (byte[] wrong : List.of(new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(whole, whole.length / 2))) {
                Map<String, byte[]> files = new HashMap<>(FILES);
                files.put(name, wrong);
                ModelFolder.Verified verified = published(files);
                assertThatThrownBy(() -> PurchaseServing.of(verified)).isInstanceOf(ModelRefused.class);
            }
        }
    }

    @Test
    void refusesAFileThatWasAlteredSinceTheCard() throws Exception {
        ModelFolder models = new ModelFolder(root);
        CurrentModels current = models.publish(List.of(new ModelFolder.Bundle(card(), FILES)));
        Path file = root.resolve(current.folder()).resolve("next-purchase").resolve(PurchaseServing.BLEND_FILE);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> models.open(current, "next-purchase"))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("is on record");
    }

    @Test
    void refusesACardThatVouchesForNoTrees() throws Exception {
        Map<String, byte[]> files = new HashMap<>(FILES);
        files.remove(PurchaseServing.BLEND_FILE);
        ModelFolder.Verified verified = published(files);

        assertThatThrownBy(() -> PurchaseServing.of(verified)).hasMessageContaining("vouches for no file blend.bin");
    }

    private ModelFolder.Verified published(Map<String, byte[]> files) throws Exception {
        ModelFolder models = new ModelFolder(root);
        return models.open(models.publish(List.of(new ModelFolder.Bundle(card(), files))), "next-purchase");
    }

    private static ProvenanceCard card() {
        return new ProvenanceCard(
                "next-purchase",
                "next-purchase",
                true,
                "For a test.",
                Map.of(),
                new ProvenanceCard.Data("0", 1, 1, 0, NOW, NOW),
                List.of(),
                Map.of(),
                1,
                Map.of(),
                new ProvenanceCard.HeldOut(NOW, NOW, 0),
                new LinkedHashMap<>(),
                List.of());
    }

    /** Forty members who buy two items of their own and one of everybody's each week. */
    private static List<MemberHistory> histories() {
        List<MemberHistory> histories = new ArrayList<>();
        for (int member = 0; member < 40; member++) {
            List<MemberHistory.Basket> baskets = new ArrayList<>();
            for (int week = 8; week > 0; week--) {
                baskets.add(new MemberHistory.Basket(
                        StoreId.of("s1"),
                        NOW.minus(Duration.ofDays(7L * week)),
                        List.of(item(0), item(1 + member % 9), item(10 + (member + week) % 3))));
            }
            histories.add(new MemberHistory(member(member), baskets, 8));
        }
        return histories;
    }

    private static MemberId member(int number) {
        return MemberId.of("maaaaaaaaaaaaaa" + (char) ('a' + number / 26) + (char) ('a' + number % 26));
    }

    private static Gtin item(int number) {
        String digits = String.format("400000%06d", number);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return Gtin.ofDigits(digits + (10 - sum % 10) % 10);
    }
}
