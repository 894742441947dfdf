package io.tillstream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    private static final Instant NOON = Instant.parse("2011-11-08T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void readsBackWhatWasPublished() throws Exception {
        ModelFolder folder = new ModelFolder(root);
        CurrentModels current = folder.publish(List.of(aBaseline("knowledge")));

        ModelFolder.Verified verified = folder.open(folder.current().orElseThrow(), "demand");

        assertThat(folder.current()).contains(current);
        assertThat(verified.card().served()).isEqualTo("mean-28");
        assertThat(verified.cardHash().hex()).isEqualTo(current.cards().get("demand"));
        assertThat(verified.file("knowledge.json"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("knowledge");
    }

    @Test
    void hasNoCurrentModelsBeforeTheFirstTraining() throws Exception {
        assertThat(new ModelFolder(root).current()).isEmpty();
    }

    @Test
    void refusesAFileThatWasChanged() throws Exception {
        ModelFolder folder = new ModelFolder(root);
        CurrentModels current = folder.publish(List.of(aBaseline("knowledge")));
        Files.writeString(root.resolve(current.folder()).resolve("demand/knowledge.json"), "Knowledge");

        assertThatThrownBy(() -> folder.open(current, "demand"))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("knowledge.json")
                .hasMessageContaining("is on record");
    }

    @Test
    void refusesACardThatWasChangedTogetherWithItsFile() throws Exception {
        ModelFolder folder = new ModelFolder(root);
        CurrentModels current = folder.publish(List.of(aBaseline("knowledge")));
        Path card = root.resolve(current.folder()).resolve("demand/card.json");
        Files.writeString(card, Files.readString(card).replace("mean-28", "demand"));

        assertThatThrownBy(() -> folder.open(current, "demand"))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("card.json");
    }

    @Test
    void refusesAFolderOutsideItsOwn() throws Exception {
        Files.writeString(root.resolve("current.json"), "{\"folder\":\"../elsewhere\",\"cards\":{}}");

        assertThatThrownBy(() -> new ModelFolder(root).current())
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("../elsewhere");
    }

    @Test
    void keepsTheOldFolderWhenANewOneIsPublished() throws Exception {
        ModelFolder folder = new ModelFolder(root);
        CurrentModels old = folder.publish(List.of(aBaseline("old")));
        CurrentModels fresh = folder.publish(List.of(aBaseline("new")));

        assertThat(folder.current()).contains(fresh);
        assertThat(folder.open(old, "demand").file("knowledge.json"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("old");
    }

    private static ModelFolder.Bundle aBaseline(String knowledge) {
        return new ModelFolder.Bundle(
                new ProvenanceCard(
                        "demand",
                        "mean-28",
                        false,
                        "Not trained.",
                        Map.of(),
                        new ProvenanceCard.Data("0", 1, 1, 0, NOON, NOON),
                        List.of("last-week"),
                        Map.of(),
                        1,
                        Map.of(),
                        new ProvenanceCard.HeldOut(NOON, NOON, 0),
                        new LinkedHashMap<>(),
                        List.of()),
                Map.of("knowledge.json", knowledge.getBytes(StandardCharsets.UTF_8)));
    }
}
