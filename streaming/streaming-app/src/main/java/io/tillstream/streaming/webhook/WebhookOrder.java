package io.tillstream.streaming.webhook;

import io.tillstream.events.StoreId;
import io.tillstream.events.webhook.EventKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that somebody wants.
 *
 * @param address where messages are posted to
 * @param kinds what is told
 * @param stores of which stores alone; absent for all
 * @param from {@code now}, {@code earliest} or an instant; absent is now
 */
public record WebhookOrder(
        String address,
        List<EventKind> kinds,
        @Nullable List<StoreId> stores,
        @Nullable String from) {
    public WebhookOrder {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(kinds, "kinds");
    }

    /**
     * What is to be different; whatever is absent stays.
     *
     * @param kinds those that are new are told from now on
     * @param stores none for all
     */
    public record Change(
            @Nullable String address,
            @Nullable List<EventKind> kinds,
            @Nullable List<StoreId> stores,
            @Nullable Boolean paused) {}

    /** @param from {@code now}, {@code earliest} or an instant */
    public record Replay(String from) {
        public Replay {
            Objects.requireNonNull(from, "from");
        }
    }

    /**
     * What a beginning in words means.
     *
     * @throws IllegalArgumentException when it means nothing
     */
    static Instant beginning(@Nullable String from, Instant now) {
        if (from == null || from.equals("now")) {
            return now;
        }
        if (from.equals("earliest")) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(from);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "from is \"" + from + "\"; give now, earliest or an instant such as 2026-11-27T20:00:00Z.", e);
        }
    }
}
