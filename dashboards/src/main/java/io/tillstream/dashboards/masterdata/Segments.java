package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.assortment.Segment;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The segments that somebody can be in, as published. */
@Component
public final class Segments implements StreamView<Segment> {
    private final NavigableMap<String, Segment> segments = new ConcurrentSkipListMap<>();

    /** Those that were not taken away, by id. */
    public List<Segment> active() {
        return segments.values().stream().filter(Segment::active).toList();
    }

    /** The one of that id, unless it was taken away. */
    public Optional<Segment> active(String id) {
        return Optional.ofNullable(segments.get(id)).filter(Segment::active);
    }

    @Override
    public Topic<Segment> topic() {
        return Topics.SEGMENT;
    }

    @Override
    public void apply(String key, @Nullable Segment value, Instant recordedAt) {
        if (value == null) {
            segments.remove(key);
        } else {
            segments.put(key, value);
        }
    }
}
