package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.models.CurrentModels;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.PurchaseKnowledge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServedModelsTest {
    @TempDir
    Path root;

    /** A trained model without trees, as training writes it. */
    private static final String KNOWLEDGE = """
            {"form":"days-1","recipe":{"methods":{"SMOOTH":"ses-0.2"},"usual":"ses-0.1","classicalShares":{},\
            "withTrees":false},"scatter":{"sizes":[{"upTo":5,"size":2}],"together":0.3},"simpleScatter":{"sizes":[{"upTo":5,"size":2}],"together":0.3},\
            "alertExcess":0.01}""";

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

    /** Fault F13 for demand: whatever is wrong with its files, proposals go on under the name of what is served. */
    @ParameterizedTest
    @MethodSource("brokenDemand")
    void servesTheBaselineWhateverIsWrongWithTheDemandModel(String served, Map<String, byte[]> files) throws Exception {
        publishDemand(root, served, files);
        ServedModels models = new ServedModels(new ModelFolder(root));

        models.refresh();

        assertThat(models.demand().reference().name()).isEqualTo("mean-28");
        assertThat(models.areReady()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("brokenDemand")
    void keepsThePreviousDemandModelWhateverIsWrongWithTheNext(String served, Map<String, byte[]> files)
            throws Exception {
        publishDemand(root, "demand", Map.of("knowledge.json", bytes(KNOWLEDGE)));
        ServedModels models = new ServedModels(new ModelFolder(root));
        models.refresh();
        publishDemand(root, served, files);

        models.refresh();

        assertThat(models.demand().reference().name()).isEqualTo("demand");
    }

    /** What is learned of members is served with its card's hash, and without its file the counted rule is, by name. */
    @Test
    void countsByTheRuleWhereTheModelOfMembersIsGone() throws Exception {
        String knowledge = "{\"days\":28,\"rhythms\":{\"mean\":2,\"between\":1,\"within\":0.5},"
                + "\"purchases\":{\"r\":0.2,\"alpha\":4.4,\"a\":0.8,\"b\":2.4},\"prices\":{}}";
        publish(root, "popularity");
        ServedModels withoutIt = new ServedModels(new ModelFolder(root));
        withoutIt.refresh();
        assertThat(withoutIt.outlook().reference().name()).isEqualTo("days-since-last");

        CurrentModels current = publishOutlook("bg-nbd", Map.of("knowledge.json", bytes(knowledge)));
        ServedModels models = new ServedModels(new ModelFolder(root));
        models.refresh();
        assertThat(models.outlook().reference().name()).isEqualTo("bg-nbd");
        assertThat(models.outlook().reference().card().hex())
                .isEqualTo(current.cards().get("churn"));

        Files.delete(root.resolve(current.folder()).resolve("churn/knowledge.json"));
        ServedModels afterwards = new ServedModels(new ModelFolder(root));
        afterwards.refresh();
        assertThat(afterwards.outlook().reference().name()).isEqualTo("days-since-last");
        assertThat(afterwards.areReady()).isTrue();
        assertThat(afterwards.purchase().reference().name()).isEqualTo("popularity");

        publishOutlook("churn", Map.of("knowledge.json", bytes(knowledge), "churn.tribuo", new byte[] {1, 2}));
        afterwards.refresh();
        assertThat(afterwards.outlook().reference().name()).isEqualTo("days-since-last");
    }

    private CurrentModels publishOutlook(String served, Map<String, byte[]> files) throws Exception {
        return new ModelFolder(root)
                .publish(List.of(
                        new ModelFolder.Bundle(
                                card("next-purchase", "popularity"),
                                Map.of("knowledge.json", ModelFolder.json(PurchaseKnowledge.NONE))),
                        new ModelFolder.Bundle(
                                card("demand", "mean-28"),
                                Map.of("knowledge.json", ModelFolder.json(DemandKnowledge.NONE))),
                        new ModelFolder.Bundle(card("churn", served), files)));
    }

    static Stream<Arguments> brokenDemand() {
        String withTrees = KNOWLEDGE.replace("\"withTrees\":false", "\"withTrees\":true");
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        return Stream.of(
                Arguments.of("demand", Map.of("knowledge.json", bytes(KNOWLEDGE.substring(0, 90)))),
                Arguments.of("demand", Map.of("knowledge.json", new byte[0])),
                Arguments.of("demand", Map.of("knowledge.json", bytes("null"))),
                Arguments.of(
                        "demand", Map.of("knowledge.json", bytes("{\"smearing\":{},\"spread\":[],\"weekdays\":{}}"))),
                Arguments.of("demand", Map.of("knowledge.json", bytes(KNOWLEDGE.replace("days-1", "days-9")))),
                Arguments.of("demand", Map.of("knowledge.json", bytes(KNOWLEDGE.replace("ses-0.2", "oracle")))),
                Arguments.of("demand", Map.of("knowledge.json", bytes(withTrees))),
                Arguments.of(
                        "demand",
                        Map.of("knowledge.json", bytes(withTrees), "sold.tribuo", noise, "ratio.tribuo", noise)),
                Arguments.of("demand", Map.of()),
                Arguments.of("oracle", Map.of("knowledge.json", bytes(KNOWLEDGE))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void publishDemand(Path root, String served, Map<String, byte[]> files) throws Exception {
        new ModelFolder(root)
                .publish(List.of(
                        new ModelFolder.Bundle(
                                card("next-purchase", "popularity"),
                                Map.of("knowledge.json", ModelFolder.json(PurchaseKnowledge.NONE))),
                        new ModelFolder.Bundle(card("demand", served), files)));
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
