package io.tillstream.till.headoffice;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether head office can be reached, as the last exchange showed. */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Clock clock;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new State(false, null, null);

    public Connection(Clock clock) {
        this.clock = clock;
    }

    /**
     * A moment's state.
     *
     * @param online whether the last exchange succeeded
     * @param lastContact when one last did, or absent
     * @param trouble what head office or the network said when it did not, or absent
     */
    public record State(
            boolean online,
            @Nullable Instant lastContact,
            @Nullable String trouble) {}

    public State state() {
        return state;
    }

    public boolean isOnline() {
        return state.online();
    }

    public Optional<Instant> lastContact() {
        return Optional.ofNullable(state.lastContact());
    }

    /** Calls back after every change between online and offline. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void succeeded() {
        become(new State(true, clock.instant(), null));
    }

    void failed(String trouble) {
        become(new State(false, state.lastContact(), trouble));
    }

    /** Reached, and turned away: the till is online, and somebody should look. */
    void refused(String trouble) {
        become(new State(true, clock.instant(), trouble));
    }

    private void become(State next) {
        State before = state;
        state = next;
        if (before.online() != next.online() || (before.trouble() == null) != (next.trouble() == null)) {
            if (next.trouble() == null) {
                LOG.info("Head office is reached.");
            } else {
                LOG.warn("Head office: {}", next.trouble());
            }
            listeners.forEach(Runnable::run);
        }
    }
}
