package io.tillstream.dashboards.masterdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference page shows what the doors really take. */
final class ImportExamplesTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("`([a-z-]+)` → `([a-z.0-9-]+)`.*?```json\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    void everyKindHasAnExampleInCanonicalForm() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        Matcher found = EXAMPLE.matcher(Files.readString(Path.of("../docs/reference/import-doors.md")));
        while (found.find()) {
            examples.put(found.group(1), found.group(3));
            assertThat(ImportKind.named(found.group(1)).orElseThrow().topic().name())
                    .isEqualTo(found.group(2));
        }

        assertThat(examples.keySet())
                .containsExactlyElementsOf(
                        ImportKind.ALL.stream().map(ImportKind::path).toList());
        assertThat(ImportKind.named("price-withdrawals")
                        .orElseThrow()
                        .record(String.valueOf(examples.remove("price-withdrawals"))
                                .getBytes(UTF_8)))
                .satisfies(record -> {
                    assertThat(record.value()).isNull();
                    assertThat(record.key()).isEqualTo("05000000000012|2011-12-01T06:00:00Z|s3");
                });
        examples.forEach((kind, line) -> assertThat(ImportKind.named(kind)
                        .orElseThrow()
                        .record(line.getBytes(UTF_8))
                        .value())
                .as(kind)
                .asString(UTF_8)
                .isEqualTo(line));
    }
}
