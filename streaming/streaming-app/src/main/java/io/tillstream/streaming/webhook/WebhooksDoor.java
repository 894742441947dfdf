package io.tillstream.streaming.webhook;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.webhook.WebhookId;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where webhooks are ordered and looked after; see docs/reference/webhooks.md. */
@RestController
@RequestMapping(path = "/api/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhooksDoor {
    private final Webhooks webhooks;

    WebhooksDoor(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping
    byte[] all() {
        return CanonicalJson.encode(webhooks.all());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    byte[] create(@RequestBody byte[] order) {
        return CanonicalJson.encode(webhooks.create(CanonicalJson.decode(order, WebhookOrder.class)));
    }

    @GetMapping(path = "/{webhook}")
    ResponseEntity<byte[]> one(@PathVariable String webhook) {
        return found(webhook, webhooks.one(WebhookId.of(webhook)));
    }

    @PutMapping(path = "/{webhook}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> change(@PathVariable String webhook, @RequestBody byte[] change) {
        return found(
                webhook,
                webhooks.change(WebhookId.of(webhook), CanonicalJson.decode(change, WebhookOrder.Change.class)));
    }

    @DeleteMapping(path = "/{webhook}")
    ResponseEntity<byte[]> end(@PathVariable String webhook) {
        return found(webhook, webhooks.end(WebhookId.of(webhook)));
    }

    @PostMapping(path = "/{webhook}/ping")
    ResponseEntity<byte[]> ping(@PathVariable String webhook) {
        return found(webhook, webhooks.ping(WebhookId.of(webhook)).map(pinged -> pinged.join()));
    }

    @PostMapping(path = "/{webhook}/secret")
    ResponseEntity<byte[]> changeSecret(@PathVariable String webhook) {
        return found(webhook, webhooks.changeSecret(WebhookId.of(webhook)));
    }

    @PostMapping(path = "/{webhook}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> replay(@PathVariable String webhook, @RequestBody byte[] replay) {
        return found(
                webhook,
                webhooks.replay(WebhookId.of(webhook), CanonicalJson.decode(replay, WebhookOrder.Replay.class)));
    }

    @ExceptionHandler({IllegalArgumentException.class, UnreadableFact.class})
    ResponseEntity<byte[]> notAValue(RuntimeException e) {
        return error(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(Webhooks.NotAsThingsStand.class)
    ResponseEntity<byte[]> notAsThingsStand(Webhooks.NotAsThingsStand e) {
        return error(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(KafkaException.class)
    ResponseEntity<byte[]> notNow(KafkaException e) {
        return error(HttpStatus.SERVICE_UNAVAILABLE, "Kafka does not answer (" + e.getMessage() + "); ask again.");
    }

    private static ResponseEntity<byte[]> found(String webhook, Optional<?> value) {
        return value.isPresent()
                ? json(HttpStatus.OK, value.get())
                : error(HttpStatus.NOT_FOUND, "There is no webhook " + webhook + ".");
    }

    private static ResponseEntity<byte[]> error(HttpStatus status, String message) {
        return json(status, Map.of("error", message));
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.encode(body));
    }
}
