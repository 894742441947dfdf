package io.tillstream.streaming.webhook;

import io.tillstream.events.StoreId;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Webhooks as somebody ordered them. */
final class Ordered {
    static final WebhookId ID = WebhookId.of("wabcdefgh234567ab");
    static final Instant CHANGED = Instant.parse("2011-11-09T10:00:00Z");

    private Ordered() {}

    /** Of everything there ever was. */
    static Webhook webhook(String address, EventKind... kinds) {
        return webhook(ID, address, Instant.EPOCH, List.of(), kinds);
    }

    static Webhook webhook(WebhookId id, String address, Instant since, List<StoreId> stores, EventKind... kinds) {
        return new Webhook(
                id,
                address,
                Arrays.stream(kinds).map(kind -> new Webhook.Told(kind, since)).toList(),
                stores,
                false,
                1,
                null,
                1,
                1,
                CHANGED);
    }

    /** The same as somebody has changed it. */
    static Webhook changed(Webhook webhook, String address, boolean paused, boolean replayed) {
        int revision = webhook.revision() + 1;
        return new Webhook(
                webhook.id(),
                address,
                webhook.kinds(),
                webhook.stores(),
                paused,
                webhook.secretNumber(),
                webhook.formerSecretUntil(),
                revision,
                replayed ? revision : webhook.replayed(),
                CHANGED);
    }
}
