package io.tillstream.dashboards.search;

import io.tillstream.dashboards.streams.Broker;
import io.tillstream.dashboards.streams.ReaderThread;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps both lanes of the index going while the app runs. */
@Component
@ConditionalOnProperty("tillstream.elasticsearch")
final class Indexer implements SmartLifecycle {
    private final List<ReaderThread> threads;
    private volatile boolean running;

    Indexer(Broker broker, SaleLineIndex index, IndexStatus status) {
        this.threads = Lane.LANES.stream()
                .map(lane -> new ReaderThread(
                        "index-" + lane.name().toLowerCase(Locale.ROOT),
                        new IndexLane(lane, broker, index, status)::read))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        threads.forEach(ReaderThread::start);
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(ReaderThread::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
