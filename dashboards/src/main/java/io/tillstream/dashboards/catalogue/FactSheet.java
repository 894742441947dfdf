package io.tillstream.dashboards.catalogue;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.wire.Topic;
import java.nio.charset.StandardCharsets;

/**
 * A kind whose things are facts: what is published goes to the log at once.
 *
 * @param <V> the fact
 */
non-sealed interface FactSheet<V> extends SheetKind<V> {
    Topic<V> topic();

    /** What goes to the log for what was said of a thing. */
    default byte[] published(String key, String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    default V ofJson(String json) {
        return CanonicalJson.decode(json, topic().value());
    }
}
