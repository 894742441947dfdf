package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import java.util.concurrent.CompletableFuture;

/** Takes messages to receivers. */
interface Postbox {
    /** Posts a message; the outcome is a reply and never an exception. */
    CompletableFuture<Reply> send(Webhook webhook, Event event);
}
