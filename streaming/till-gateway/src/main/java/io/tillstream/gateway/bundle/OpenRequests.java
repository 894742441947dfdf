package io.tillstream.gateway.bundle;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.settings.Clocks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The latest request for a log of each till, and which of them was answered since the start. */
@Component
final class OpenRequests {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRequests.class);

    private final Map<TillId, BundleAsked> asked = new ConcurrentHashMap<>();
    private final Map<TillId, String> answered = new ConcurrentHashMap<>();
    private final Clocks clocks;

    OpenRequests(Clocks clocks) {
        this.clocks = clocks;
    }

    /** Whether that is what head office asked this till last, and still waits for. */
    boolean isOpen(TillId till, String id) {
        BundleAsked request = asked.get(till);
        return request != null
                && request.id().equals(id)
                && request.until().isAfter(clocks.business().instant());
    }

    /** Whether the log has the answer already: a till that did not hear so sends it again. */
    boolean isAnswered(TillId till, String id) {
        return id.equals(answered.get(till));
    }

    void answered(TillId till, String id) {
        answered.put(till, id);
    }

    void receive(List<Followed> records) {
        for (Followed record : records) {
            byte[] value = record.value();
            try {
                if (value == null) {
                    asked.remove(
                            TillId.parse(record.key().substring(record.key().indexOf('|') + 1)));
                } else {
                    BundleAsked request = CanonicalJson.decode(value, BundleAsked.class);
                    asked.put(request.till(), request);
                }
            } catch (UnreadableFact | IllegalArgumentException e) {
                LOG.error("Request for a log with key {} is unreadable and left out: {}", record.key(), e.getMessage());
            }
        }
    }
}
