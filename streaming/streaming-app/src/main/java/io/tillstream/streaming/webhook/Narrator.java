package io.tillstream.streaming.webhook;

import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.StoreId;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.wire.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the events of one partition that a webhook wants, record by record as they lie. */
final class Narrator {
    private static final Logger LOG = LoggerFactory.getLogger(Narrator.class);

    private final Webhook webhook;
    private final String topicId;
    private final Map<EventKind, EventSource<?>> sources = new EnumMap<>(EventKind.class);

    /** Keys of which it holds already, for those kinds that are told when it begins to. */
    private final Map<EventKind, Set<String>> holding = new EnumMap<>(EventKind.class);

    Narrator(Webhook webhook, EventSources all, String topic, String topicId) {
        this.webhook = webhook;
        this.topicId = topicId;
        for (Webhook.Told told : webhook.kinds()) {
            EventSource<?> source = all.of(told.kind());
            if (source.topic().name().equals(topic)) {
                sources.put(told.kind(), source);
                if (source.onlyBeginnings()) {
                    holding.put(told.kind(), new HashSet<>());
                }
            }
        }
    }

    /** Whether it has to know what lies before the place where it begins. */
    boolean needsThePast() {
        return !holding.isEmpty();
    }

    /** Events of a record; none for what is sent again for one ledger alone, which was told the first time. */
    List<Event> events(ConsumerRecord<String, byte[]> record) {
        List<Event> events = new ArrayList<>();
        if (Replay.isForOneLedger(record.headers())) {
            return events;
        }
        String key = Objects.requireNonNullElse(record.key(), "");
        Instant recordedAt = Instant.ofEpochMilli(record.timestamp());
        Event.Place place = new Event.Place(topicId, record.partition(), record.offset());
        sources.forEach((kind, source) -> {
            if (record.value() == null) {
                cease(kind, key);
                return;
            }
            try {
                EventSource.Reading reading = source.read(record.value());
                Instant since = webhook.since(kind);
                if (isNews(kind, key, reading.holds())
                        && isWanted(reading.stores())
                        && since != null
                        && !recordedAt.isBefore(since)) {
                    events.add(Event.of(kind, place, recordedAt, source.topic().name(), key, reading.data()));
                }
            } catch (UnreadableFact e) {
                LOG.warn(
                        "Webhook {} is not told offset {} of partition {} of {}: {}",
                        webhook.id(),
                        record.offset(),
                        record.partition(),
                        record.topic(),
                        e.getMessage());
            }
        });
        return events;
    }

    private boolean isNews(EventKind kind, String key, boolean holds) {
        Set<String> known = holding.get(kind);
        if (known == null) {
            return holds;
        }
        if (holds) {
            return known.add(key);
        }
        known.remove(key);
        return false;
    }

    private void cease(EventKind kind, String key) {
        Set<String> known = holding.get(kind);
        if (known != null) {
            known.remove(key);
        }
    }

    private boolean isWanted(List<StoreId> stores) {
        return webhook.stores().isEmpty() || stores.stream().anyMatch(webhook.stores()::contains);
    }
}
