package io.tillstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/topics.md against the catalogue; {@code -Dtopics.write=true} writes it anew. */
class TopicsDocumentTest {
    @Test
    void saysWhatTheCatalogueSays() throws IOException {
        Path document = root().resolve("docs/topics.md");
        if (Boolean.getBoolean("topics.write")) {
            Files.writeString(document, document());
        }

        assertThat(Files.readString(document))
                .as("docs/topics.md; write it anew with"
                        + " mvn test -pl streaming/wire -am -Dtest=TopicsDocumentTest -Dtopics.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(document());
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Topics

                Generated from the catalogue (`streaming/wire`, class `Topics`) and checked by its tests; do not edit.

                Keys are text, values the canonical JSON of one type, records in flow order `fact → aggregate → feature →
                decision`. Only the owner writes a topic. Everybody reads `read_committed`. Timestamps are the broker's
                time of recording; aggregates that are kept for ever have that of the fact they come of. Each
                value has a JSON Schema in [reference/schemas](reference/schemas.md) and an example in
                `streaming/wire/src/test/resources/golden/`.

                | topic | key | value | owner | kept | partitions |
                |---|---|---|---|---|---|
                """);
        for (Topic<?> topic : Topics.ALL) {
            text.append("| `%s` | %s | `%s` | %s | %s | %d |%n"
                    .formatted(
                            topic.name(),
                            topic.key().replace("|", "\\|"),
                            topic.value().getName().substring("io.tillstream.events.".length()),
                            topic.owner().part(),
                            kept(topic.retention()),
                            topic.partitions()));
        }
        return text.toString();
    }

    private static String kept(Retention retention) {
        return switch (retention) {
            case FOR_EVER -> "for ever";
            case LATEST_PER_KEY -> "latest of each key";
            case THIRTY_DAYS -> "30 days";
            case THREE_DAYS -> "3 days";
        };
    }

    /** The folder that holds the launcher's modules, whichever module the test was started in. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("pos-terminal"))) {
            at = at.getParent();
            assertThat(at).as("the root of the project").isNotNull();
        }
        return at;
    }
}
