package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.staff.Operator;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may work at tills, as published. */
@Component
public final class Operators implements StreamView<Operator> {
    private final NavigableMap<String, Operator> operators = new ConcurrentSkipListMap<>();

    /** All of them by their staff codes. */
    public List<Operator> all() {
        return List.copyOf(operators.values());
    }

    public Optional<Operator> operator(String code) {
        return Optional.ofNullable(operators.get(code));
    }

    @Override
    public Topic<Operator> topic() {
        return Topics.OPERATOR;
    }

    @Override
    public void apply(String key, @Nullable Operator value, Instant recordedAt) {
        if (value == null) {
            operators.remove(key);
        } else {
            operators.put(key, value);
        }
    }
}
