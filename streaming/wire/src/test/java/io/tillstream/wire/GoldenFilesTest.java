package io.tillstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every value of every topic as it once was on the wire. The files were written by hand; they are added to and never
 * edited, because bytes like these lie in journals, archives and topics.
 */
class GoldenFilesTest {
    @TestFactory
    Stream<DynamicTest> readsEachFileAndWritesTheSameBytes() {
        return Topics.ALL.stream()
                .flatMap(topic -> files(topic).stream()
                        .map(file -> DynamicTest.dynamicTest(
                                topic.name() + "/" + file.getFileName(), () -> readsAndWrites(topic, file))));
    }

    private static <V> void readsAndWrites(Topic<V> topic, Path file) throws IOException {
        byte[] bytes = bytes(file);

        V value = topic.values().deserializer().deserialize(topic.name(), bytes);

        assertThat(value).isNotNull();
        assertThat(new String(topic.values().serializer().serialize(topic.name(), value), StandardCharsets.UTF_8))
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void everyTopicHasOne() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(files(topic)).isNotEmpty());
    }

    @Test
    void theHashesInThemAreTheChainsOwn() throws IOException {
        for (Path file : files(Topics.SALE)) {
            JournalRecord record = Topics.SALE.values().deserializer().deserialize(Topics.SALE.name(), bytes(file));
            assertThat(FactChain.isIntact(record)).as(file.toString()).isTrue();
        }
    }

    /** Without the line end that only the file has. */
    private static byte[] bytes(Path file) throws IOException {
        return Files.readString(file).stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    static List<Path> files(Topic<?> topic) {
        try {
            Path golden = Path.of(Objects.requireNonNull(GoldenFilesTest.class.getResource("/golden"))
                    .toURI());
            try (Stream<Path> files = Files.list(golden.resolve(topic.name()))) {
                return files.sorted().toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError("No golden file of " + topic.name(), e);
        }
    }
}
