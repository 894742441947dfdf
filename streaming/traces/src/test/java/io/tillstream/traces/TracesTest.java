package io.tillstream.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.traces.TracesSetting.To;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import io.tillstream.traces.told.TraceText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final Origin SALE = Origin.ofRecord(new Source(TILL, 1, 42));

    @Test
    void makesNothingWhileNobodyIsTold() {
        try (Traces traces = Traces.of(TracesSetting.OFF, Teller.till(TILL))) {
            assertThat(traces.areOn()).isFalse();
            assertThat(traces.follow(SALE)).isFalse();
            Span span = traces.span("act", SpanContext.getInvalid()).startSpan();
            assertThat(span.isRecording()).isFalse();
        }
    }

    @Test
    void everyAppFollowsTheSameShareOfSales() {
        Exporter exporter = new Exporter();
        try (Traces till = Traces.to(exporter, Teller.till(TILL), 0.1, 10);
                Traces gateway = Traces.to(exporter, Teller.app("till-gateway"), 0.1, 10)) {
            List<Origin> followed = sales(10_000).filter(till::follow).toList();

            assertThat(followed).hasSizeBetween(850, 1150).allMatch(gateway::follow);
        }
    }

    @Test
    void followsAllOrNoneAtTheEnds() {
        Exporter exporter = new Exporter();
        try (Traces all = Traces.to(exporter, Teller.app("a"), 1, 10);
                Traces none = Traces.to(exporter, Teller.app("a"), 0, 10)) {
            assertThat(sales(1_000)).allMatch(all::follow).noneMatch(none::follow);
        }
    }

    @Test
    void doesNotFollowImportedHistory() {
        try (Traces traces = Traces.to(new Exporter(), Teller.till(TILL), 1, 10)) {
            assertThat(traces.follow(new Source(TILL, 1, 42))).isTrue();
            assertThat(traces.follow(new Source(TILL, 0, 42))).isFalse();
        }
    }

    @Test
    void aFolderHoldsWhatEachAppToldAsLinesThatAreReadBack(@TempDir Path folder) {
        Span root;
        try (Traces till = Traces.of(new TracesSetting(new To.Folder(folder), 1), Teller.till(TILL));
                Traces gateway = Traces.of(new TracesSetting(new To.Folder(folder), 1), Teller.app("till-gateway"))) {
            root = till.begin(SALE, "till Sale", span -> span.setAttribute(Fields.RECEIPT, "s1-t1/1/42"));
            till.span("commit", root.getSpanContext()).startSpan().end();
            root.end();
            gateway.span("accept", SALE.context())
                    .addLink(Origin.ofDecision("o-1").context())
                    .startSpan()
                    .end();
        }

        List<ToldSpan> told = ToldSpans.in(folder, span -> true);
        assertThat(told).hasSize(3).allMatch(span -> span.traceId().equals(SALE.traceId()));
        ToldSpan first = named(told, "till Sale");
        assertThat(first.spanId())
                .isEqualTo(SALE.spanId())
                .isEqualTo(root.getSpanContext().getSpanId());
        assertThat(first.parentId()).isNull();
        assertThat(first.teller()).isEqualTo("till s1-t1");
        assertThat(first.attributes()).containsEntry("tillstream.receipt", "s1-t1/1/42");
        assertThat(named(told, "commit").parentId()).isEqualTo(SALE.spanId());
        ToldSpan accepted = named(told, "accept");
        assertThat(accepted.parentId()).isEqualTo(SALE.spanId());
        assertThat(accepted.teller()).isEqualTo("till-gateway");
        assertThat(accepted.links())
                .containsExactly(new ToldSpan.Link(
                        Origin.ofDecision("o-1").traceId(),
                        Origin.ofDecision("o-1").spanId()));
        assertThat(folder.resolve("till-s1-t1.jsonl")).exists();
        assertThat(folder.resolve("till-gateway.jsonl")).exists();
        assertThat(TraceText.of(told).lines().map(String::strip).map(line -> line.split("  ", -1)[0]))
                .containsExactly("till Sale", "commit", "accept");
    }

    @Test
    void aCollectorThatSleepsHoldsNothingUpAndWhatIsTooMuchIsCounted() {
        Exporter asleep = new Exporter();
        asleep.sleep();
        try (Traces traces = Traces.to(asleep, Teller.app("a"), 1, 16)) {
            for (int i = 0; i < 2_000; i++) {
                traces.span("act", SALE.context()).startSpan().end();
            }

            // One batch is with the sleeper, sixteen wait, the rest is lost.
            assertThat(traces.lost()).isGreaterThanOrEqualTo(2_000 - 16 - 512);
            asleep.wake();
        }
    }

    @Test
    void whatACollectorDoesNotTakeIsCountedToo() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        Traces traces = Traces.of(
                new TracesSetting(new To.Collector(URI.create("http://127.0.0.1:" + closedPort + "/v1/traces")), 1),
                Teller.app("a"));
        traces.span("act", SALE.context()).startSpan().end();
        traces.close();

        assertThat(traces.told()).isZero();
        assertThat(traces.lost()).isEqualTo(1);
    }

    private static Stream<Origin> sales(int number) {
        return LongStream.rangeClosed(1, number).mapToObj(sequence -> Origin.ofRecord(new Source(TILL, 1, sequence)));
    }

    private static ToldSpan named(List<ToldSpan> told, String name) {
        return told.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Takes everything, unless it sleeps. */
    private static final class Exporter implements SpanExporter {
        private CountDownLatch awake = new CountDownLatch(0);

        void sleep() {
            awake = new CountDownLatch(1);
        }

        void wake() {
            awake.countDown();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            try {
                awake.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
