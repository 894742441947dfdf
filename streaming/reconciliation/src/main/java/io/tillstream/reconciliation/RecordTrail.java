package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A topic that carries the tills' records, held against the journals record by record, byte by byte.
 *
 * <p>A record's hash is recomputed from its bytes, so that a record is decoded only where it differs.
 */
final class RecordTrail {
    /** How often a topic may carry the same record. */
    enum Repeats {
        /** As uploaded: a repeated upload repeats its records, and a clone's record was refused downstream. */
        ALLOWED,
        /** As accepted: exactly once. */
        FORBIDDEN
    }

    private final Topic<JournalRecord> topic;
    private final Repeats repeats;
    private final Recount recount;
    private final TillJournals journals;
    private final Map<Hash, Integer> arrivals = new HashMap<>();
    private final Map<Hash, byte[]> unknown = new HashMap<>();

    RecordTrail(Topic<JournalRecord> topic, Repeats repeats, Recount recount, TillJournals journals) {
        this.topic = topic;
        this.repeats = repeats;
        this.recount = recount;
        this.journals = journals;
    }

    String topicName() {
        return topic.name();
    }

    /** Takes a record of the topic. */
    void found(byte @Nullable [] value) {
        byte[] bytes = value == null ? new byte[0] : value;
        Hash content = RecordBytes.hashOf(bytes);
        arrivals.merge(content, 1, Integer::sum);
        // The journal may simply not have been read that far; looked up again when comparing.
        if (recount.withContent(content) == null) {
            unknown.put(content, bytes);
        }
    }

    /** The numbers of all records that arrived, equal to the journal's or not. */
    Set<Source> arrived() {
        Set<Source> sources = new HashSet<>();
        arrivals.keySet().forEach(content -> {
            Source source = recount.withContent(content);
            if (source != null) {
                sources.add(source);
            }
        });
        stillUnknown().values().forEach(bytes -> {
            Source source = RecordTree.of(bytes).source();
            if (source != null) {
                sources.add(source);
            }
        });
        return sources;
    }

    private Map<Hash, byte[]> stillUnknown() {
        unknown.keySet().removeIf(content -> recount.withContent(content) != null);
        return unknown;
    }

    /**
     * Tells every record that is missing, differs, stands there twice or belongs to no journal, and every redaction.
     *
     * <p>A record from which only a card number was taken is the journal's: that the ledger has it is what counts.
     */
    void compare(Consumer<Difference> tell, Consumer<Redaction> redacted) {
        Map<Source, Integer> times = timesAsInTheJournal();
        Map<Source, List<RecordTree>> altered = new HashMap<>();
        stillUnknown().forEach((content, bytes) -> {
            RecordTree found = RecordTree.of(bytes);
            Source source = found.source();
            if (source == null) {
                tell.accept(content(null, "record", "readable", found.unreadable()));
            } else if (!recount.holds(source)) {
                tell.accept(found.withoutJournal(topic.name(), source));
            } else {
                RecordTree journal = journal(source);
                RecordTree restored = found.restoredFrom(journal, source, redacted);
                if (restored.isSameAs(journal)) {
                    times.merge(source, arrivals.getOrDefault(content, 1), Integer::sum);
                } else {
                    altered.computeIfAbsent(source, ignored -> new ArrayList<>())
                            .add(restored);
                }
            }
        });
        altered.forEach((source, records) -> {
            if (repeats == Repeats.FORBIDDEN || !times.containsKey(source)) {
                records.forEach(record -> journal(source).compareWith(record, topic.name(), source, tell));
            }
        });
        for (Source source : recount.sources()) {
            int found = times.getOrDefault(source, 0);
            if (found == 0 && !altered.containsKey(source)) {
                tell.accept(whole(source, "record", "once", Difference.ABSENT, -1));
            } else if (found > 1 && repeats == Repeats.FORBIDDEN) {
                tell.accept(whole(source, "record", "once", found + " times", found - 1L));
            }
        }
    }

    private Map<Source, Integer> timesAsInTheJournal() {
        Map<Source, Integer> times = new HashMap<>();
        arrivals.forEach((content, found) -> {
            Source source = recount.withContent(content);
            if (source != null) {
                times.merge(source, found, Integer::sum);
            }
        });
        return times;
    }

    private RecordTree journal(Source source) {
        return RecordTree.of(CanonicalJson.encode(journals.record(source)));
    }

    /** A record as a whole: a sale's total times how often it is there too much or too little. */
    private Difference whole(Source source, String what, String journal, String found, long times) {
        Booking booking = recount.booking(source);
        if (booking == null) {
            return content(source, what, journal, found);
        }
        return new Difference(
                Difference.Where.TOPIC,
                topic.name(),
                null,
                what,
                Kind.MONEY,
                source,
                1,
                journal + ", " + booking.total(),
                found,
                Math.multiplyExact(booking.total().minor(), times));
    }

    private Difference content(@Nullable Source source, String what, String journal, String found) {
        return new Difference(
                Difference.Where.TOPIC, topic.name(), null, what, Kind.CONTENT, source, 1, journal, found, 0);
    }
}
