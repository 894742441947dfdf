package io.tillstream.events.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who wants to be told. Topic {@code fact.webhook.v1}, key: the id; a tombstone ends it. Its secret is not
 * here: it is worked out from a key, the id and {@code secretNumber}.
 *
 * @param id which
 * @param address where messages are posted to
 * @param kinds what is told, and from when on
 * @param stores of which stores alone; none for all
 * @param paused whether somebody has stopped it for now
 * @param secretNumber how many secrets it has had
 * @param formerSecretUntil until when messages are signed with the secret before as well
 * @param revision 1, and one more with every change
 * @param replayed the revision that said from when on to tell: what had been told before it does not count
 * @param changedAt when it was changed last
 */
public record Webhook(
        WebhookId id,
        String address,
        List<Told> kinds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoreId> stores,
        boolean paused,
        int secretNumber,
        @Nullable Instant formerSecretUntil,
        int revision,
        int replayed,
        Instant changedAt) {
    /**
     * One kind of event.
     *
     * @param since from when on it is told, by the time of recording
     */
    public record Told(EventKind kind, Instant since) {
        public Told {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(since, "since");
        }
    }

    public Webhook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        kinds = List.copyOf(Objects.requireNonNull(kinds, "kinds"));
        stores = stores == null ? List.of() : List.copyOf(stores);
        Objects.requireNonNull(changedAt, "changedAt");
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "Webhook " + id + " has no kinds of event; name at least one, such as sale.accepted.");
        }
        Set<EventKind> once = new HashSet<>();
        for (Told told : kinds) {
            if (!once.add(told.kind())) {
                throw new IllegalArgumentException("Webhook " + id + " names " + told.kind() + " twice.");
            }
        }
        if (secretNumber < 1 || revision < 1 || replayed < 1 || replayed > revision) {
            throw new IllegalArgumentException("Webhook " + id + " has secret " + secretNumber + ", revision "
                    + revision + " and replay " + replayed + "; they count from 1, the replay up to the revision.");
        }
    }

    /** From when on a kind is told, or nothing when it is not. */
    public @Nullable Instant since(EventKind kind) {
        return kinds.stream()
                .filter(told -> told.kind() == kind)
                .map(Told::since)
                .findFirst()
                .orElse(null);
    }
}
