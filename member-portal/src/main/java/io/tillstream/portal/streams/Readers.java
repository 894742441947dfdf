package io.tillstream.portal.streams;

import io.tillstream.portal.settings.PortalSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One reader per projection or other sink, running as long as the app does. */
@Component
class Readers implements SmartLifecycle {
    private final List<TopicReader<?>> readers;
    private volatile boolean running;

    Readers(
            PortalSettings settings,
            List<Projection<?>> projections,
            ObjectProvider<Sink<?>> sinks,
            Places places,
            TransactionTemplate transaction) {
        Set<String> taken = new HashSet<>();
        for (Projection<?> projection : projections) {
            if (!taken.add(projection.place())) {
                throw new IllegalStateException("Two projections note their place as \"" + projection.place()
                        + "\": after a restart one would leave out what it had not read; give "
                        + projection.getClass().getSimpleName() + " a place() of its own.");
            }
        }
        this.readers = Stream.<Sink<?>>concat(
                        projections.stream().<Sink<?>>map(projection -> new Tables<>(projection, places, transaction)),
                        sinks.stream())
                .<TopicReader<?>>map(sink -> new TopicReader<>(settings.kafka(), sink))
                .toList();
    }

    @Override
    public void start() {
        readers.forEach(TopicReader::start);
        running = true;
    }

    @Override
    public void stop() {
        readers.forEach(TopicReader::askToStop);
        try {
            for (TopicReader<?> reader : readers) {
                reader.awaitStop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
