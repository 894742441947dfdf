package io.tillstream.dashboards.live;

import io.tillstream.events.StoreId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
        CAMPAIGNS,
        FLEET,
        LOSSES
    }

    /** Open pages, each with the stores it may hear of. */
    private final Map<SseEmitter, Predicate<StoreId>> pages = new ConcurrentHashMap<>();

    private final Set<Change> changed = new HashSet<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-events").daemon(true).factory());
    private volatile boolean running;
    private long round;

    /**
     * Something that changed.
     *
     * @param subject what
     * @param store in which store; absent for what is of none, or of all
     */
    private record Change(Subject subject, @Nullable StoreId store) {}

    /** Notes a change that concerns everybody; cheap enough for every record. */
    public void changed(Subject subject) {
        note(new Change(subject, null));
    }

    /** Notes a change in one store. */
    public void changed(Subject subject, StoreId store) {
        note(new Change(subject, store));
    }

    private void note(Change change) {
        synchronized (changed) {
            changed.add(change);
        }
    }

    /**
     * A new open page.
     *
     * @param stores of which stores its reader may know
     */
    public SseEmitter open(Predicate<StoreId> stores) {
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
        pages.put(page, stores);
        return page;
    }

    private void tell() {
        Set<Change> now;
        synchronized (changed) {
            now = Set.copyOf(changed);
            changed.clear();
        }
        boolean heartbeat = ++round % HEARTBEAT_ROUNDS == 0;
        pages.forEach((page, stores) -> {
            try {
                for (Subject subject : concerning(stores, now)) {
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
        });
    }

    private static Set<Subject> concerning(Predicate<StoreId> stores, Set<Change> changes) {
        Set<Subject> subjects = EnumSet.noneOf(Subject.class);
        for (Change change : changes) {
            if (change.store() == null || stores.test(change.store())) {
                subjects.add(change.subject());
            }
        }
        return subjects;
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
        pages.keySet().forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
