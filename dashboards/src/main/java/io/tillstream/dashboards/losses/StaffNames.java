package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.staff.Operator;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What cashiers are called at the till; nothing else of them is kept here. */
@Component
final class StaffNames implements StreamView<Operator> {
    private final Map<String, String> byCode = new ConcurrentHashMap<>();

    @Override
    public Topic<Operator> topic() {
        return Topics.OPERATOR;
    }

    @Override
    public void apply(String key, @Nullable Operator value, Instant recordedAt) {
        if (value == null) {
            byCode.remove(key);
        } else {
            byCode.put(value.operator(), value.name());
        }
    }

    /** The name, or the staff code where nobody has said one. */
    String of(String operator) {
        return byCode.getOrDefault(operator, operator);
    }
}
