package io.tillstream.simulator.plan;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.TillId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A basket that a customer brings to a till, one line of {@code live-baskets.ndjson}.
 *
 * @param till where
 * @param plannedAt when, in business time
 * @param card the text of the member card shown, or absent
 * @param lines at least one; an item stands on one line only
 * @param externalReference its number in the records it comes from
 */
public record LiveBasket(
        TillId till,
        Instant plannedAt,
        @Nullable String card,
        List<Line> lines,
        @Nullable String externalReference) {
    /** Its file within a plan. */
    public static final String FILE = "live-baskets.ndjson";

    /**
     * Pieces of one item.
     *
     * @param gtin the item
     * @param quantity pieces, at least 1
     */
    public record Line(Gtin gtin, int quantity) {}

    public LiveBasket {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("The basket planned at " + plannedAt + " at " + till + " is empty.");
        }
    }

    /** Reads the baskets of a finished plan, in planned order. */
    public static List<LiveBasket> readAll(Path plan) throws IOException {
        return Files.readAllLines(plan.resolve(FILE)).stream()
                .map(line -> CanonicalJson.decode(line, LiveBasket.class))
                .toList();
    }
}
