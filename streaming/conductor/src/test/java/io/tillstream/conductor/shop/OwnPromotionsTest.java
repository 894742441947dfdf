package io.tillstream.conductor.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPromotionsTest {
    @TempDir
    Path folder;

    private List<String> examples = List.of();

    @BeforeEach
    void readTheExamplesOfTheReference() throws IOException {
        examples = Files.readAllLines(Path.of("../../docs/reference/promotions.example.ndjson"));
    }

    private Path fileOf(String... lines) throws IOException {
        return Files.writeString(folder.resolve("promotions.ndjson"), String.join("\n", lines) + "\n");
    }

    @Test
    void readsTheExamplesOfTheReferencePage() throws Exception {
        OwnPromotions promotions = OwnPromotions.of(fileOf(examples.get(0), "", examples.get(1)));

        assertThat(promotions.lines()).containsExactly(examples.get(0), examples.get(1));
    }

    @Test
    void namesTheLineThatIsNone() throws Exception {
        Path file = fileOf(examples.get(0), "", examples.get(1).replace("\"30p off", "30p off"));

        assertThatThrownBy(() -> OwnPromotions.of(file))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("promotions.ndjson, line 3: Not a Promotion")
                .hasMessageContaining("nothing was started");
    }

    @Test
    void refusesTheSameIdTwice() throws Exception {
        Path file = fileOf(examples.get(0), examples.get(0));

        assertThatThrownBy(() -> OwnPromotions.of(file))
                .hasMessageContaining("line 2: promotion dairy-20 is there twice");
    }

    @Test
    void refusesAFileThatIsNotThereOrNotText() throws Exception {
        Path latin = Files.write(folder.resolve("latin.ndjson"), "{\"é\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> OwnPromotions.of(folder.resolve("none.ndjson")))
                .hasMessageContaining("it cannot be read");
        assertThatThrownBy(() -> OwnPromotions.of(latin)).hasMessageContaining("it is not UTF-8");
    }
}
