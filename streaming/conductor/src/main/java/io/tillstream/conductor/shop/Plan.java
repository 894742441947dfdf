package io.tillstream.conductor.shop;

import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the conductor needs of {@code plan/plan.json}.
 *
 * @param clockStart business time at the first start
 * @param stores the chain's stores
 * @param tills its tills
 * @param history what epoch 0 of the tills holds, without its opening records
 * @param live what there is to ring up
 */
public record Plan(Instant clockStart, List<String> stores, List<String> tills, History history, Live live) {
    private static final JsonMapper JSON = JsonMapper.builder()
            // Whoever else reads a plan finds more in it.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Transactions and their lines. */
    public record History(long transactions, long lines) {}

    /** Baskets and their lines. */
    public record Live(long baskets, long lines) {}

    public Plan {
        stores = List.copyOf(stores);
        tills = List.copyOf(tills);
    }

    /** Whether a whole plan lies in this home. */
    public static boolean isIn(Home home) {
        return Files.exists(home.plan().resolve("plan.json"));
    }

    /** Reads it. */
    public static Plan read(Home home) throws IOException {
        return JSON.readValue(Files.readString(home.plan().resolve("plan.json")), Plan.class);
    }

    /** How many members the plan enrols. */
    public static long members(Home home) throws IOException {
        try (Stream<String> lines = Files.lines(home.plan().resolve("members.ndjson"))) {
            return lines.count();
        }
    }
}
