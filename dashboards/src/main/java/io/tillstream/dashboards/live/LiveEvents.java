package io.tillstream.dashboards.live;

import io.tillstream.events.StoreId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages what changed: the first change at once, those behind it together, so that a page hears ten times a second at most
 * however much changes, and less often the more pages are open: all of them together ask for a hundred parts a second. A page then
 * asks for the part it shows, and rests four times as long as the answer took.
 */
@Component
public final class LiveEvents implements SmartLifecycle {
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_OF_A_PAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long HEARTBEAT_SECONDS = 15;

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

    private static final int MOST_PAGES = 30;

    private final Map<SseEmitter, Reader> pages = new ConcurrentHashMap<>();
    private final AtomicLong opened = new AtomicLong();

    private final Set<Change> changed = new HashSet<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-events").daemon(true).factory());
    private boolean willTell;
    private long toldAt = System.nanoTime() - SHORTEST_PAUSE_NANOS;
    private volatile boolean running;

    /**
     * Who reads an open page.
     *
     * @param name as they signed in
     * @param stores of which stores they may know
     * @param number of the page; a later one has a larger
     */
    private record Reader(String name, Predicate<StoreId> stores, long number) {}

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
            if (running && !willTell) {
                willTell = true;
                long pause = toldAt
                        + Math.max(SHORTEST_PAUSE_NANOS, pages.size() * PAUSE_OF_A_PAGE_NANOS)
                        - System.nanoTime();
                var _ = teller.schedule(this::tell, Math.max(0, pause), TimeUnit.NANOSECONDS);
            }
        }
    }

    /**
     * A new open page. Of one reader thirty are kept open at most: a further one closes the eldest, so that whoever opens pages
     * without end shuts out nobody else.
     *
     * @param reader the name they signed in with
     * @param stores of which stores they may know
     */
    public SseEmitter open(String reader, Predicate<StoreId> stores) {
        closeTheEldestOf(reader);
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
        pages.put(page, new Reader(reader, stores, opened.incrementAndGet()));
        return page;
    }

    private void closeTheEldestOf(String reader) {
        List<Map.Entry<SseEmitter, Reader>> theirs = pages.entrySet().stream()
                .filter(each -> each.getValue().name().equals(reader))
                .sorted(Comparator.comparingLong(each -> each.getValue().number()))
                .toList();
        theirs.subList(0, Math.max(0, theirs.size() - MOST_PAGES + 1))
                .forEach(each -> each.getKey().complete());
    }

    private void tell() {
        Set<Change> now;
        synchronized (changed) {
            now = Set.copyOf(changed);
            changed.clear();
            willTell = false;
            toldAt = System.nanoTime();
        }
        pages.forEach((page, reader) -> {
            for (Subject subject : concerning(reader.stores(), now)) {
                send(
                        page,
                        SseEmitter.event()
                                .name(subject.name().toLowerCase(Locale.ROOT))
                                .data("changed"));
            }
        });
    }

    /** Keeps lines open that would be closed because nothing is said on them, and finds out which pages are gone. */
    private void sayWeAreHere() {
        pages.keySet().forEach(page -> send(page, SseEmitter.event().comment("still here")));
    }

    private void send(SseEmitter page, SseEmitter.SseEventBuilder words) {
        try {
            page.send(words);
        } catch (IOException | IllegalStateException e) {
            // The page was closed; the others still want to hear.
            pages.remove(page);
        }
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
        var _ = teller.scheduleWithFixedDelay(
                this::sayWeAreHere, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
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
