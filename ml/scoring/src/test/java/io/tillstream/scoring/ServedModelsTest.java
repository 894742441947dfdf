package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.models.CurrentModels;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.PurchaseKnowledge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedModelsTest {
    @TempDir
    Path root;

    @Test
    void waitsForTheFirstTraining() {
        ServedModels models = new ServedModels(new ModelFolder(root));

        assertThat(models.refresh()).isFalse();
        assertThat(models.areReady()).isFalse();
    }

    @Test
    void takesNewModelsOnceAndSaysSo() throws Exception {
        publish(root, "popularity");
        ServedModels models = new ServedModels(new ModelFolder(root));

        assertThat(models.refresh()).isTrue();
        assertThat(models.refresh()).isFalse();
        assertThat(models.purchase().reference().name()).isEqualTo("popularity");

        publish(root, "personal-frequency");
        assertThat(models.refresh()).isTrue();
        assertThat(models.purchase().reference().name()).isEqualTo("personal-frequency");
    }

    @Test
    void keepsThePreviousModelWhenANewOneIsTampered() throws Exception {
        publish(root, "popularity");
        ServedModels models = new ServedModels(new ModelFolder(root));
        models.refresh();
        CurrentModels fresh = publish(root, "personal-frequency");
        flipAByte(root.resolve(fresh.folder()).resolve("next-purchase/knowledge.json"));

        models.refresh();

        assertThat(models.purchase().reference().name()).isEqualTo("popularity");
        assertThat(models.areReady()).isTrue();
    }

    @Test
    void servesTheBaselineWhenTheFirstModelIsTampered() throws Exception {
        CurrentModels current = publish(root, "popularity");
        flipAByte(root.resolve(current.folder()).resolve("next-purchase/knowledge.json"));
        ServedModels models = new ServedModels(new ModelFolder(root));

        assertThat(models.refresh()).isTrue();
        assertThat(models.purchase().reference().name()).isEqualTo("personal-frequency");
        assertThat(models.demand().reference().name()).isEqualTo("mean-28");
    }

    @Test
    void recoversWhenTheFileIsRestored() throws Exception {
        CurrentModels current = publish(root, "popularity");
        Path file = root.resolve(current.folder()).resolve("next-purchase/knowledge.json");
        byte[] whole = Files.readAllBytes(file);
        flipAByte(file);
        ServedModels models = new ServedModels(new ModelFolder(root));
        models.refresh();
        Files.write(file, whole);

        assertThat(models.refresh()).isTrue();
        assertThat(models.purchase().reference().name()).isEqualTo("popularity");
    }

    @Test
    void servesTheBaselineWhenTheFileIsNoModel() throws Exception {
        publish(root, "next-purchase");
        ServedModels models = new ServedModels(new ModelFolder(root));

        models.refresh();

        assertThat(models.purchase().reference().name()).isEqualTo("personal-frequency");
    }

    /** A folder whose next-purchase card serves the given name; its model file is no model. */
    static CurrentModels publish(Path root, String served) throws Exception {
        return new ModelFolder(root)
                .publish(List.of(
                        new ModelFolder.Bundle(
                                card("next-purchase", served),
                                Map.of(
                                        "model.tribuo",
                                        new byte[] {1, 2, 3},
                                        "knowledge.json",
                                        ModelFolder.json(PurchaseKnowledge.NONE))),
                        new ModelFolder.Bundle(
                                card("demand", "mean-28"),
                                Map.of("knowledge.json", ModelFolder.json(DemandKnowledge.NONE)))));
    }

    private static ProvenanceCard card(String model, String served) {
        return new ProvenanceCard(
                model,
                served,
                served.equals(model),
                "For a test.",
                Map.of(),
                new ProvenanceCard.Data("0", 1, 1, 0, ShopForTests.NOON, ShopForTests.NOON),
                List.of(),
                Map.of(),
                1,
                Map.of(),
                new ProvenanceCard.HeldOut(ShopForTests.NOON, ShopForTests.NOON, 0),
                new LinkedHashMap<>(),
                List.of());
    }

    private static void flipAByte(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
