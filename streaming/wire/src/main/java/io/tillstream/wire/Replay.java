package io.tillstream.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a record say that was sent again after its dead letter (docs/reference/dead-letters.md).
 *
 * @param letter id of the first letter about it
 * @param path the steps of a topology it is for, the one that refused it last; empty when it is for everybody, because
 *     nobody could read it
 */
public record Replay(String letter, List<String> path) {
    private static final String LETTER = "tillstream-replay-of";
    private static final String PATH = "tillstream-replay-path";
    private static final String BETWEEN = ",";

    public Replay {
        Objects.requireNonNull(letter, "letter");
        path = List.copyOf(path);
    }

    /** The headers that say so. */
    public List<Header> headers() {
        Header first = new RecordHeader(LETTER, letter.getBytes(StandardCharsets.UTF_8));
        return path.isEmpty()
                ? List.of(first)
                : List.of(
                        first, new RecordHeader(PATH, String.join(BETWEEN, path).getBytes(StandardCharsets.UTF_8)));
    }

    /** The first letter about a record, or nothing for records that come for the first time. */
    public static Optional<String> letterOf(Headers headers) {
        return Optional.ofNullable(text(headers.lastHeader(LETTER)));
    }

    /**
     * Whether a record is sent again for one ledger alone. Whoever reads the topic beside the topologies has taken it the
     * first time and passes it by.
     */
    public static boolean isForOneLedger(Headers headers) {
        return headers.lastHeader(PATH) != null;
    }

    /** The steps it is for; empty for everybody. */
    public static List<String> pathOf(Headers headers) {
        String path = text(headers.lastHeader(PATH));
        return path == null ? List.of() : List.of(path.split(BETWEEN));
    }

    /** The same headers for the steps behind the one that takes the record: they take what it makes of it. */
    public static Headers arrived(Headers headers) {
        Headers left = new RecordHeaders(headers);
        left.remove(PATH);
        return left;
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
