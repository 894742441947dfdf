package io.tillstream.traces;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spans on their way out. Whoever ends a span never waits: it is put into a queue of fixed length or, when that is full, lost
 * and counted. One thread of its own does the telling, and what it cannot tell is lost and counted too.
 */
final class SpanQueue implements SpanProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SpanQueue.class);

    private static final int MOST_AT_ONCE = 512;
    private static final Duration GATHER = Duration.ofMillis(200);

    /** How often it looks whether it is to end: an interrupt would cut off what is being told. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<ReadableSpan> waiting;
    private final SpanExporter exporter;
    private final Duration farewell;
    private final LongAdder lost = new LongAdder();
    private final LongAdder told = new LongAdder();
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean failing;

    /**
     * A queue that is worked off from now on.
     *
     * @param length how many spans may wait
     * @param farewell how long {@link #shutdown()} waits for the last of them
     */
    SpanQueue(SpanExporter exporter, int length, Duration farewell) {
        this.exporter = exporter;
        this.waiting = new ArrayBlockingQueue<>(length);
        this.farewell = farewell;
        this.thread = Thread.ofPlatform().name("traces").daemon().start(this::run);
    }

    /** Spans nobody will see: there was no room for them, or they could not be told. */
    long lost() {
        return lost.sum();
    }

    /** Spans that were taken where they go. */
    long told() {
        return told.sum();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Only what has ended is told.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled() && !waiting.offer(span)) {
            lost.increment();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    private void run() {
        List<ReadableSpan> gathered = new ArrayList<>(MOST_AT_ONCE);
        while (!closing || !waiting.isEmpty()) {
            try {
                gather(gathered);
            } catch (InterruptedException e) {
                // Nobody of ours interrupts it: what waits is told as at the end.
                closing = true;
            }
            if (!gathered.isEmpty()) {
                tell(gathered.stream().map(ReadableSpan::toSpanData).toList());
                gathered.clear();
            }
        }
    }

    /** Waits for one, and then a moment for those that belong to it. */
    private void gather(List<ReadableSpan> gathered) throws InterruptedException {
        ReadableSpan next = waiting.poll(closing ? 0 : LOOK.toNanos(), TimeUnit.NANOSECONDS);
        long end = System.nanoTime() + GATHER.toNanos();
        while (next != null) {
            gathered.add(next);
            next = gathered.size() == MOST_AT_ONCE
                    ? null
                    : waiting.poll(closing ? 0 : end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void tell(List<SpanData> spans) {
        boolean taken = false;
        try {
            taken = exporter.export(spans)
                    .join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isSuccess();
        } catch (RuntimeException e) {
            // The thread must live: whatever one batch met, the next may pass.
            LOG.warn("Traces: {} spans could not be told.", spans.size(), e);
        }
        (taken ? told : lost).add(spans.size());
        if (taken == failing) {
            failing = !taken;
            if (taken) {
                LOG.info("Traces are taken again; {} spans were lost so far.", lost.sum());
            } else {
                LOG.warn("Traces are not taken where they go, and are lost until they are; nothing else is held up.");
            }
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        closing = true;
        try {
            if (!thread.join(farewell)) {
                lost.add(waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exporter.shutdown();
    }
}
