package io.tillstream.streaming.webhook;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.WebhookId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A message: the same bytes and the same id however often it is posted.
 *
 * @param id what receivers know a repeat by; without full stops, which part what is signed
 * @param recordedAt when its record was recorded
 * @param body what is posted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Event(String id, Instant recordedAt, byte[] body) {
    /**
     * Where a record lies.
     *
     * @param topicId which topic of that name: one that is made anew begins at offset 0 again
     */
    record Place(String topicId, int partition, long offset) {}

    static Event of(EventKind kind, Place place, Instant recordedAt, String schema, String key, byte[] data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(data.length + 256);
        body.writeBytes(utf8("{\"type\":\"" + kind + "\",\"timestamp\":\"" + recordedAt + "\",\"schema\":\"" + schema
                + "\",\"key\":"));
        body.writeBytes(CanonicalJson.encode(key));
        body.writeBytes(utf8(",\"data\":"));
        body.writeBytes(data);
        body.write('}');
        String id =
                kind.text().replace('.', '-') + "-" + place.topicId() + "-" + place.partition() + "-" + place.offset();
        return new Event(id, recordedAt, body.toByteArray());
    }

    /** Somebody tries whether anything arrives. */
    static Event ping(WebhookId webhook, String id, Instant now) {
        return new Event(
                "ping-" + id,
                now,
                utf8("{\"type\":\"ping\",\"timestamp\":\"" + now + "\",\"data\":"
                        + CanonicalJson.text(Map.of("webhook", webhook.value())) + "}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
