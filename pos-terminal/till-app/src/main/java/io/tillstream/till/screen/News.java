package io.tillstream.till.screen;

import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.SaleDesk;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open screens to look again: at once when nothing was told just before, else what came together is told together. A
 * beat every ten seconds keeps the line open and lets ages on the screen grow.
 */
@RestController
final class News implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final long TOGETHER_MILLIS = 15;
    private static final long BEAT_SECONDS = 10;

    private final Set<SseEmitter> screens = ConcurrentHashMap.newKeySet();
    private final Semaphore due = new Semaphore(0);
    private final Thread teller =
            Thread.ofPlatform().daemon().name("screen-news").unstarted(this::run);

    News(SaleDesk desk, Outbox outbox, Connection connection) {
        desk.onChange(due::release);
        outbox.onChange(due::release);
        connection.onChange(due::release);
        teller.start();
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen() {
        SseEmitter screen = new SseEmitter(0L);
        screen.onCompletion(() -> screens.remove(screen));
        screen.onTimeout(() -> screens.remove(screen));
        screen.onError(failure -> screens.remove(screen));
        screens.add(screen);
        return screen;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var _ = due.tryAcquire(BEAT_SECONDS, TimeUnit.SECONDS);
                due.drainPermits();
                screens.removeIf(screen -> !hears(screen));
                TimeUnit.MILLISECONDS.sleep(TOGETHER_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.debug("No more news for screens.");
        }
    }

    /** One closed browser must not keep the others from hearing. */
    private static boolean hears(SseEmitter screen) {
        try {
            screen.send(SseEmitter.event().name("changed").data("1"));
            return true;
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A screen is gone: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void destroy() {
        teller.interrupt();
        screens.forEach(SseEmitter::complete);
    }
}
