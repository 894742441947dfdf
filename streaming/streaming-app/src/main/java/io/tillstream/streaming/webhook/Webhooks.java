package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookId;
import io.tillstream.events.webhook.WebhookPosition;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** What may be done with webhooks. Of two who change one at the same time the later one has it. */
@Component
class Webhooks {
    /** So many are told at the same time; each has a thread and readers of its own at every instance. */
    static final int MOST = 50;

    private static final Duration FORMER_SECRET_STAYS = Duration.ofHours(24);

    private final Register register;
    private final WebhookLog log;
    private final WebhookSecrets secrets;
    private final AddressRule addresses;
    private final Couriers couriers;
    private final Beginning beginning;
    private final Postbox post;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    Webhooks(
            Register register,
            WebhookLog log,
            WebhookSecrets secrets,
            AddressRule addresses,
            Couriers couriers,
            Beginning beginning,
            Postbox post) {
        this.register = register;
        this.log = log;
        this.secrets = secrets;
        this.addresses = addresses;
        this.couriers = couriers;
        this.beginning = beginning;
        this.post = post;
    }

    List<WebhookSeen> all() {
        register.settle();
        return register.webhooks().stream().map(this::seen).toList();
    }

    Optional<WebhookSeen> one(WebhookId id) {
        register.settle();
        return register.webhook(id).map(this::seen);
    }

    synchronized WebhookSeen.WithSecret create(WebhookOrder order) {
        requireAKey();
        requireAGoodAddress(order.address());
        register.settle();
        if (register.webhooks().size() >= MOST) {
            throw new NotAsThingsStand("There are " + MOST + " webhooks; end one first.");
        }
        Instant now = now();
        Instant since = WebhookOrder.beginning(order.from(), now);
        Webhook webhook = new Webhook(
                WebhookId.next(random),
                order.address(),
                order.kinds().stream()
                        .map(kind -> new Webhook.Told(kind, since))
                        .toList(),
                order.stores() == null ? List.of() : order.stores(),
                false,
                1,
                null,
                1,
                1,
                now);
        return withSecret(written(webhook), webhook.secretNumber());
    }

    synchronized Optional<WebhookSeen> change(WebhookId id, WebhookOrder.Change change) {
        if (change.address() != null) {
            requireAGoodAddress(change.address());
        }
        register.settle();
        return register.webhook(id).map(known -> {
            Webhook changed = new Webhook(
                    known.id(),
                    change.address() == null ? known.address() : change.address(),
                    change.kinds() == null ? known.kinds() : kinds(known, change.kinds()),
                    change.stores() == null ? known.stores() : change.stores(),
                    change.paused() == null ? known.paused() : change.paused(),
                    known.secretNumber(),
                    known.formerSecretUntil(),
                    known.revision() + 1,
                    known.replayed(),
                    now());
            return written(changed);
        });
    }

    private List<Webhook.Told> kinds(Webhook known, List<EventKind> wanted) {
        List<Webhook.Told> told = new ArrayList<>();
        for (EventKind kind : wanted) {
            Instant since = known.since(kind);
            told.add(new Webhook.Told(kind, since == null ? now() : since));
        }
        return told;
    }

    /** From then on all its kinds are told, whatever was told before. */
    synchronized Optional<WebhookSeen> replay(WebhookId id, WebhookOrder.Replay replay) {
        register.settle();
        Instant since = WebhookOrder.beginning(replay.from(), now());
        return register.webhook(id).map(known -> {
            int revision = known.revision() + 1;
            return written(new Webhook(
                    known.id(),
                    known.address(),
                    known.kinds().stream()
                            .map(told -> new Webhook.Told(told.kind(), since))
                            .toList(),
                    known.stores(),
                    known.paused(),
                    known.secretNumber(),
                    known.formerSecretUntil(),
                    revision,
                    revision,
                    now()));
        });
    }

    /** Another secret; for a day messages are signed with both. */
    synchronized Optional<WebhookSeen.WithSecret> changeSecret(WebhookId id) {
        requireAKey();
        register.settle();
        return register.webhook(id).map(known -> {
            Webhook changed = new Webhook(
                    known.id(),
                    known.address(),
                    known.kinds(),
                    known.stores(),
                    known.paused(),
                    known.secretNumber() + 1,
                    now().plus(FORMER_SECRET_STAYS),
                    known.revision() + 1,
                    known.replayed(),
                    now());
            return withSecret(written(changed), changed.secretNumber());
        });
    }

    synchronized Optional<WebhookSeen> end(WebhookId id) {
        register.settle();
        return register.webhook(id).map(known -> {
            WebhookSeen last = seen(known);
            log.end(known, register.positions(id));
            register.settle();
            return last;
        });
    }

    /** Posts a message that says nothing, and waits for what comes of it. */
    Optional<CompletableFuture<WebhookSeen.Pinged>> ping(WebhookId id) {
        requireAKey();
        register.settle();
        Event event = Event.ping(id, WebhookId.next(random).value().substring(1), now());
        return register.webhook(id)
                .map(known -> post.send(known, event)
                        .thenApply(reply -> new WebhookSeen.Pinged(reply instanceof Reply.Taken, reply.words())));
    }

    private WebhookSeen.WithSecret withSecret(WebhookSeen seen, int number) {
        return new WebhookSeen.WithSecret(seen, secrets.text(seen.id(), number));
    }

    private WebhookSeen written(Webhook webhook) {
        requireStoresAreKnown(webhook);
        log.write(webhook);
        register.settle();
        return seen(webhook);
    }

    private void requireAGoodAddress(String address) {
        addresses.wrong(address).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
    }

    private static void requireStoresAreKnown(Webhook webhook) {
        EventSources sources = new EventSources(promotion -> Optional.empty());
        for (Webhook.Told told : webhook.kinds()) {
            if (!webhook.stores().isEmpty() && sources.of(told.kind()).stores() == null) {
                throw new IllegalArgumentException(told.kind() + " is about no store, and " + webhook.stores()
                        + " are asked for; leave the stores out, or make a webhook of its own for it.");
            }
        }
    }

    private void requireAKey() {
        if (!secrets.isThereAKey()) {
            throw new NotAsThingsStand("There is no key for the secrets of webhooks; set TILLSTREAM_WEBHOOK_KEY to 64"
                    + " hexadecimal digits at every instance.");
        }
    }

    private WebhookSeen seen(Webhook webhook) {
        Map<String, WebhookPosition> positions = new HashMap<>();
        for (WebhookPosition position : register.positions(webhook.id())) {
            if (isToldOf(webhook, position)) {
                positions.put(position.key(), position);
            }
        }
        couriers.positions(webhook.id()).forEach((key, position) -> {
            if (isToldOf(webhook, position)) {
                positions.put(key, position);
            }
        });
        return WebhookSeen.of(
                webhook,
                positions.values(),
                beginning.ends(positions.values().stream()
                        .map(position -> new TopicPartition(position.topic(), position.partition()))
                        .toList()));
    }

    private static boolean isToldOf(Webhook webhook, WebhookPosition position) {
        return position.revision() >= webhook.replayed()
                && webhook.kinds().stream()
                        .anyMatch(told -> EventSources.schemaOf(told.kind()).equals(position.topic()));
    }

    /** As the broker keeps times. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Not wrong, but not possible as things stand. */
    static final class NotAsThingsStand extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAsThingsStand(String message) {
            super(message);
        }
    }
}
