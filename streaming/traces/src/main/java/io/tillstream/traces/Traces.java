package io.tillstream.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.logging.otlp.internal.traces.OtlpStdoutSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.tillstream.events.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one app tells of the sales it had to do with. Which of them are followed is decided by the id of their trace, so that
 * all apps follow the same ones without asking each other.
 */
public final class Traces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

    /** At the usual ratio hours of a store's sales; at every sale some seconds of a chain's. */
    private static final int QUEUE = 8_192;

    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration COLLECTOR_PATIENCE = Duration.ofSeconds(5);
    private static final long LARGEST_FILE = 64L << 20;

    private final Tracer tracer;
    private final Sampler followed;
    private final DerivedIds ids;
    private final @Nullable SpanQueue queue;
    private final @Nullable SdkTracerProvider provider;

    private Traces() {
        this.tracer = TracerProvider.noop().get("io.tillstream");
        this.followed = Sampler.alwaysOff();
        this.ids = new DerivedIds();
        this.queue = null;
        this.provider = null;
    }

    private Traces(Teller who, SpanExporter exporter, double ratio, int length) {
        this.ids = new DerivedIds();
        this.queue = new SpanQueue(exporter, length, FAREWELL);
        this.followed = Sampler.traceIdRatioBased(ratio);
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(who.attributes()))
                .setIdGenerator(ids)
                // Whoever begins a span here has decided already; what others decided comes with their context.
                .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                .addSpanProcessor(queue)
                .build();
        this.tracer = provider.get("io.tillstream");
    }

    /** Nothing is followed, and nothing is made. */
    public static Traces off() {
        return new Traces();
    }

    /** As it was set. */
    public static Traces of(TracesSetting setting, Teller who) {
        return switch (setting.to()) {
            case TracesSetting.To.Nowhere() -> off();
            case TracesSetting.To.Collector(var address) -> {
                LOG.info("Traces of {} go to {}; followed are {} of all sales.", who.app(), address, setting.ratio());
                yield new Traces(
                        who,
                        OtlpHttpSpanExporter.builder()
                                .setEndpoint(address.toString())
                                .setTimeout(COLLECTOR_PATIENCE)
                                .setConnectTimeout(COLLECTOR_PATIENCE)
                                // What cannot be told is lost and counted: the queue behind it is for what is new.
                                .setRetryPolicy(null)
                                .build(),
                        setting.ratio(),
                        QUEUE);
            }
            case TracesSetting.To.Folder(var path) -> {
                var file = path.resolve(who.fileName());
                LOG.info("Traces of {} go to {}; followed are {} of all sales.", who.app(), file, setting.ratio());
                yield new Traces(
                        who,
                        OtlpStdoutSpanExporter.builder()
                                .setOutput(new TraceFile(file, LARGEST_FILE))
                                .setWrapperJsonObject(true)
                                .build(),
                        setting.ratio(),
                        QUEUE);
            }
        };
    }

    /** For tests: what is told goes to an exporter of their own. */
    static Traces to(SpanExporter exporter, Teller who, double ratio, int length) {
        return new Traces(who, exporter, ratio, length);
    }

    public boolean areOn() {
        return provider != null;
    }

    /** Whether a till's record is followed; imported history (epoch 0) never is, because nobody waits for any of it. */
    public boolean follow(Source source) {
        return areOn() && source.epoch() > 0 && follow(Origin.ofRecord(source));
    }

    /** Whether what begins there is followed. */
    public boolean follow(Origin origin) {
        return areOn()
                && followed.shouldSample(
                                        Context.root(),
                                        origin.traceId(),
                                        "",
                                        SpanKind.INTERNAL,
                                        Attributes.empty(),
                                        List.of())
                                .getDecision()
                        == SamplingDecision.RECORD_AND_SAMPLE;
    }

    /** A span that is to begin under another one; without a valid one it begins a trace with ids of its own. */
    public SpanBuilder span(String name, SpanContext parent) {
        return tracer.spanBuilder(name)
                .setParent(parent.isValid() ? Context.root().with(Span.wrap(parent)) : Context.root());
    }

    /** Begins the span that others derive as the first of its trace. */
    public Span begin(Origin origin, String name, UnaryOperator<SpanBuilder> how) {
        ids.next(origin);
        try {
            return how.apply(tracer.spanBuilder(name).setNoParent()).startSpan();
        } finally {
            ids.next(null);
        }
    }

    /** Spans that were lost since the start, because there was no room for them or nobody took them. */
    public long lost() {
        return queue == null ? 0 : queue.lost();
    }

    /** Spans that were taken where they go. */
    public long told() {
        return queue == null ? 0 : queue.told();
    }

    /** Tells what waits, for a moment at most. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
