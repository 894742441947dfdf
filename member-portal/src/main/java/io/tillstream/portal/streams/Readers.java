package io.tillstream.portal.streams;

import io.tillstream.portal.settings.PortalSettings;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One reader per projection, running as long as the app does. */
@Component
class Readers implements SmartLifecycle {
    private final List<TopicReader<?>> readers;
    private volatile boolean running;

    Readers(PortalSettings settings, List<Projection<?>> projections, Places places, TransactionTemplate transaction) {
        this.readers = projections.stream()
                .<TopicReader<?>>map(projection -> reader(settings, projection, places, transaction))
                .toList();
    }

    private static <V> TopicReader<V> reader(
            PortalSettings settings, Projection<V> projection, Places places, TransactionTemplate transaction) {
        return new TopicReader<>(settings.kafka(), projection, places, transaction);
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
