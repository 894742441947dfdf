package io.tillstream.till.screen;

import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.Counter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Numbers what changes on the screen: at the counter, in the outbox, on the line to head office. */
@Component
final class Changes {
    private final AtomicLong newest = new AtomicLong();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Changes(Counter desk, Outbox outbox, Connection connection) {
        desk.onChange(this::happened);
        outbox.onChange(this::happened);
        connection.onChange(this::happened);
    }

    private void happened() {
        newest.incrementAndGet();
        listeners.forEach(Runnable::run);
    }

    /** The number of the newest change; whatever is read after this call has it and all before. */
    long newest() {
        return newest.get();
    }

    /** Whoever wants to know of each, on the thread that brought it about. */
    Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends with closing. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
