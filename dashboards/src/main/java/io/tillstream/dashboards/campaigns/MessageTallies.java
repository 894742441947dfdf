package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.message.MessageTally;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far messages about campaigns got, as the member portal counts them. */
@Component
final class MessageTallies implements StreamView<MessageTally> {
    private final Map<String, MessageTally> tallies = new ConcurrentHashMap<>();
    private final LiveEvents live;

    MessageTallies(LiveEvents live) {
        this.live = live;
    }

    /** Of one campaign; absent while the portal has told nothing of it. */
    @Nullable
    MessageTally of(String campaign) {
        return tallies.get(campaign);
    }

    @Override
    public Topic<MessageTally> topic() {
        return Topics.MESSAGE_TALLY;
    }

    @Override
    public void apply(String key, @Nullable MessageTally value, Instant recordedAt) {
        if (value == null) {
            tallies.remove(key);
        } else {
            tallies.put(key, value);
        }
        live.changed(LiveEvents.Subject.CAMPAIGNS);
    }
}
