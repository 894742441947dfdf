package io.tillstream.dashboards.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages what changed, at most three times a second however much does; a page then asks for the part it
 * shows.
 */
@Component
public final class LiveEvents implements SmartLifecycle {
    private static final long GATHERING_MILLIS = 300;
    private static final long HEARTBEAT_ROUNDS = 50;

    /** What can change. The event's name is the constant in small letters. */
    public enum Subject {
        SALES,
        RECEIPTS,
        REORDER,
        ORDERS,
        FLEET
    }

    private final Set<SseEmitter> pages = new CopyOnWriteArraySet<>();
    private final Set<Subject> changed = EnumSet.noneOf(Subject.class);
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-events").daemon(true).factory());
    private volatile boolean running;
    private long round;

    /** Notes a change; cheap enough for every record. */
    public void changed(Subject subject) {
        synchronized (changed) {
            changed.add(subject);
        }
    }

    /** A new open page. */
    SseEmitter open() {
        SseEmitter page = new SseEmitter(0L);
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(() -> pages.remove(page));
        page.onError(_ -> pages.remove(page));
        try {
            // Without a first word the browser does not learn that the stream is open.
            page.send(SseEmitter.event().comment("open"));
        } catch (IOException e) {
            throw new UncheckedIOException("A stream that was just opened is closed.", e);
        }
        pages.add(page);
        return page;
    }

    private void tell() {
        Set<Subject> now;
        synchronized (changed) {
            now = EnumSet.noneOf(Subject.class);
            now.addAll(changed);
            changed.clear();
        }
        boolean heartbeat = ++round % HEARTBEAT_ROUNDS == 0;
        for (SseEmitter page : List.copyOf(pages)) {
            try {
                for (Subject subject : now) {
                    page.send(SseEmitter.event()
                            .name(subject.name().toLowerCase(Locale.ROOT))
                            .data("changed"));
                }
                if (heartbeat) {
                    page.send(SseEmitter.event().comment("still here"));
                }
            } catch (IOException | IllegalStateException e) {
                // The page was closed; the others still want to hear.
                pages.remove(page);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = teller.scheduleWithFixedDelay(this::tell, GATHERING_MILLIS, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends the open pages first: an open stream would hold up a graceful stop. */
    @Override
    public void stop() {
        running = false;
        teller.shutdownNow();
        pages.forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
