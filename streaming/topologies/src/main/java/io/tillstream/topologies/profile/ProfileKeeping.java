package io.tillstream.topologies.profile;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.features.segment.SegmentCalendar;
import io.tillstream.features.segment.Visits;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps members' visits; works out segments at each of them, and everybody's when a definition changed. */
final class ProfileKeeping extends ContextualProcessor<String, Visits, String, MemberSeen> {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileKeeping.class);

    /** How often definitions are looked at. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** So many members are worked out at a time: about a tenth of a second, so that sales need not wait longer. */
    private static final int AT_A_TIME = 5_000;

    private @Nullable KeyValueStore<String, Visits> visits;
    private @Nullable KeyValueStore<String, MemberSegments> stays;
    private @Nullable ReadOnlyKeyValueStore<String, byte[]> definitions;

    /** As they were when they were last looked at; a task that is new here works everybody out once. */
    private int seen;

    private List<Segment> segments = List.of();

    /** The last member who was worked out since definitions changed; absent when everybody is. */
    private @Nullable String reached = "";

    @Override
    public void init(ProcessorContext<String, MemberSeen> context) {
        super.init(context);
        visits = context.getStateStore(MemberProfiles.VISITS);
        stays = context.getStateStore(MemberProfiles.STAYS);
        definitions = context.getStateStore(MemberProfiles.SEGMENTS);
        look();
        // Streams uses this processor again behind what was undone: whoever was worked out then is not by now.
        reached = "";
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::goOn);
    }

    @Override
    public void process(Record<String, Visits> visit) {
        KeyValueStore<String, Visits> known = Objects.requireNonNull(visits);
        if (visit.value() == null) {
            throw new RefusedRecord("A visit without a value; facts are never deleted.");
        }
        Visits before = known.get(visit.key());
        Visits after = before == null ? visit.value() : Visits.merge(before, visit.value());
        known.put(visit.key(), after);
        MemberId member = MemberId.of(visit.key());
        Profiling.of(member, after)
                .ifPresent(profile -> context()
                        .forward(new Record<>(visit.key(), new MemberSeen.Profiled(profile), visit.timestamp())));
        place(member, after, visit.timestamp());
    }

    private void place(MemberId member, Visits of, long timestamp) {
        KeyValueStore<String, MemberSegments> known = Objects.requireNonNull(stays);
        MemberSegments before = known.get(member.value());
        MemberSegments after = SegmentCalendar.of(member, of, segments);
        boolean isNews = before == null ? !after.stays().isEmpty() : !before.equals(after);
        if (isNews) {
            known.put(member.value(), after);
            context().forward(new Record<>(member.value(), new MemberSeen.Placed(after), timestamp));
        }
    }

    private void goOn(long now) {
        look();
        String from = reached;
        if (from == null) {
            return;
        }
        List<String> some = new ArrayList<>();
        KeyValueStore<String, Visits> known = Objects.requireNonNull(visits);
        try (KeyValueIterator<String, Visits> rest = known.range(from.isEmpty() ? null : from, null)) {
            while (rest.hasNext() && some.size() < AT_A_TIME) {
                String member = rest.next().key;
                if (!member.equals(from)) {
                    some.add(member);
                }
            }
        }
        for (String member : some) {
            Visits of = known.get(member);
            if (of != null) {
                place(MemberId.of(member), of, now);
            }
        }
        reached = some.isEmpty() ? null : some.getLast();
    }

    private void look() {
        int version = 1;
        List<Segment> readable = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all =
                Objects.requireNonNull(definitions).all()) {
            while (all.hasNext()) {
                var definition = all.next();
                version = 31 * version + Arrays.hashCode(definition.value);
                try {
                    Segment segment = CanonicalJson.decode(definition.value, Segment.class);
                    if (segment.active()) {
                        readable.add(segment);
                    }
                } catch (UnreadableFact e) {
                    LOG.warn("Segment {} cannot be read and has no members: {}", definition.key, e.getMessage());
                }
            }
        }
        if (version != seen) {
            seen = version;
            segments = List.copyOf(readable);
            reached = "";
        }
    }
}
