package io.tillstream.till.screen;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The line to one open screen. It is told at once when nothing was told just before; else what came together is told together.
 * A beat every ten seconds keeps the line open and lets ages on the screen grow. Each has a thread of its own, for a phone that
 * fell asleep takes nothing any more, and nobody else shall wait for it.
 */
final class NewsLine {
    private static final Logger LOG = LoggerFactory.getLogger(NewsLine.class);
    private static final long TOGETHER_MILLIS = 15;
    private static final long BEAT_SECONDS = 10;

    private final Supplier<SseEventBuilder> news;
    private final SseEmitter screen = new SseEmitter(0L);
    private final Semaphore due = new Semaphore(0);
    private volatile @Nullable Thread teller;

    NewsLine(Supplier<SseEventBuilder> news) {
        this.news = news;
    }

    /**
     * Begins to tell.
     *
     * @param atEnd what is done when the screen is gone
     */
    SseEmitter open(Runnable atEnd) {
        Thread telling = Thread.ofVirtual().name("screen-news").unstarted(() -> run(atEnd));
        teller = telling;
        screen.onCompletion(telling::interrupt);
        screen.onTimeout(telling::interrupt);
        screen.onError(failure -> telling.interrupt());
        telling.start();
        return screen;
    }

    void changed() {
        due.release();
    }

    private void run(Runnable atEnd) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var _ = due.tryAcquire(BEAT_SECONDS, TimeUnit.SECONDS);
                due.drainPermits();
                screen.send(news.get());
                TimeUnit.MILLISECONDS.sleep(TOGETHER_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.debug("A screen has closed.");
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A screen is gone: {}", e.getMessage());
        } finally {
            atEnd.run();
            // Whatever ended it, an open page calls again.
            complete();
        }
    }

    void close() {
        Thread telling = teller;
        if (telling != null) {
            telling.interrupt();
        }
        complete();
    }

    /** The server may have taken the answer back before. */
    private void complete() {
        try {
            screen.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The answer to a screen is over: {}", e.getMessage());
        }
    }
}
