package io.tillstream.streaming.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.streaming.SoldMilk;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Teller;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedStepsTest {
    private static final JournalRecord OPENING = FactChain.append(Hash.GENESIS, SoldMilk.opening());
    private static final JournalRecord SALE = FactChain.append(OPENING.hash(), SoldMilk.sale(2, "2011-11-08", 2));
    private static final Origin ORIGIN = Origin.ofRecord(SALE.fact().source());

    /** As the gateway has written it on the record. */
    private static final SpanContext ACCEPTED =
            SpanContext.create(ORIGIN.traceId(), "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());

    private static final Set<String> LEDGERS = Set.of(
            "till-positions",
            "sales-by-store-hour",
            "sales-by-item-day",
            "stock-on-hand",
            "points",
            "item-demand",
            "member-history");

    @TempDir
    private Path folder;

    @Test
    void aFollowedSaleIsToldByEachLedgerThatBooksIt() {
        List<ToldSpan> told = follow(shop -> {
            shop.send(OPENING, null);
            shop.send(SALE, ACCEPTED);
        });

        assertThat(told).allMatch(span -> span.traceId().equals(ORIGIN.traceId()));
        ToldSpan arrival = named(told, "check arrival");
        assertThat(arrival.parentId()).isEqualTo(ACCEPTED.getSpanId());
        assertThat(arrival.attributes())
                .containsEntry("tillstream.outcome", "accepted")
                .containsEntry("tillstream.receipt", "s1-t1/1/2")
                .containsEntry("messaging.destination.name", Topics.SALE.name());
        assertThat(told)
                .filteredOn(span -> arrival.spanId().equals(span.parentId()))
                .extracting(ToldSpan::name)
                .contains(
                        "book stock",
                        "book sales by hour",
                        "book sales by item",
                        "book points",
                        "feature item demand",
                        "feature member history");
    }

    @Test
    void whatComesOfItSaysForWhomItWasDone() {
        TestRecord<String, byte[]> stock = followOne(shop -> {
            shop.send(OPENING, null);
            shop.send(SALE, ACCEPTED);
            return shop.last(Topics.STOCK_ON_HAND);
        });

        assertThat(contextOf(stock).getTraceId()).isEqualTo(ORIGIN.traceId());
        assertThat(contextOf(stock).getSpanId())
                .isEqualTo(named(told(), "book stock").spanId());
    }

    @Test
    void aSaleNobodyFollowsIsNotToldAndPassesOnNothing() {
        TestRecord<String, byte[]> stock = followOne(shop -> {
            shop.send(OPENING, null);
            shop.send(SALE, null);
            return shop.last(Topics.STOCK_ON_HAND);
        });

        assertThat(told()).isEmpty();
        assertThat(stock.headers().lastHeader(TraceParent.HEADER)).isNull();
    }

    @Test
    void aRecordThatHadArrivedIsToldAsADuplicate() {
        List<ToldSpan> told = follow(shop -> {
            shop.send(OPENING, null);
            shop.send(SALE, null);
            shop.send(SALE, ACCEPTED);
        });

        assertThat(told).hasSize(1);
        assertThat(named(told, "check arrival").attributes()).containsEntry("tillstream.outcome", "duplicate");
    }

    @Test
    void aRefusedRecordIsAlwaysToldInTheTraceOfItsReceipt() {
        JournalRecord forged = new JournalRecord(SALE.fact(), SALE.previousHash(), OPENING.hash());

        List<ToldSpan> told = follow(shop -> {
            shop.send(OPENING, null);
            shop.send(forged, null);
        });

        ToldSpan refused = named(told, "check arrival");
        assertThat(refused.traceId()).isEqualTo(ORIGIN.traceId());
        assertThat(refused.parentId()).isEqualTo(ORIGIN.spanId());
        assertThat(refused.failed()).isTrue();
        assertThat(refused.attributes())
                .containsEntry("error.type", "RefusedRecord")
                .containsEntry("tillstream.outcome", "refused")
                .containsKey("messaging.kafka.offset");
    }

    @Test
    void anAlarmIsAlwaysTold() {
        List<ToldSpan> told = follow(shop -> shop.send(SALE, null));

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().traceId()).isEqualTo(ORIGIN.traceId());
        assertThat(told.getFirst().attributes()).containsEntry("tillstream.outcome", "gap-opened");
    }

    @Test
    void nothingThatIsToldIsAboutAPerson() throws IOException {
        follow(shop -> {
            shop.send(OPENING, ACCEPTED);
            shop.send(SALE, ACCEPTED);
        });

        String everything = Files.readString(folder.resolve("told/streaming-app.jsonl"));
        assertThat(everything)
                .contains("s1-t1/1/2")
                .doesNotContain(SoldMilk.MEMBER.value(), "staff-1", SoldMilk.MILK.value());
        assertThat(told().stream()
                        .flatMap(span -> span.attributes().keySet().stream())
                        .collect(Collectors.toSet()))
                .isSubsetOf(Fields.ALL.stream().map(field -> field.getKey()).collect(Collectors.toSet()));
    }

    @Test
    void nothingIsThereWhenNobodyIsTold() {
        Properties before = settings();
        Properties after = settings();

        FollowedSteps.addTo(after, Traces.off());

        assertThat(after).isEqualTo(before);
    }

    @Test
    void theTopologyKeepsItsShape() {
        Properties followed = settings();
        try (Traces traces = traces()) {
            FollowedSteps.addTo(followed, traces);

            assertThat(Topologies.all(followed).describe())
                    .hasToString(Topologies.all(settings()).describe().toString());
        }
    }

    /** Of a hundred sales ninety-nine are not followed: for those the ledgers must not become dearer. */
    @Test
    void aStepMakesNothingForARecordNobodyFollows() {
        try (Traces traces = traces()) {
            Booking booking = new Booking();
            FollowedStep<String, String, String, String> step =
                    new FollowedStep<>(new StepWords("book", "book", traces), true, booking);
            step.init(new MockProcessorContext<>());
            Record<String, String> record = new Record<>("s1", "sale", 0);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            for (int i = 0; i < 20_000; i++) {
                step.process(record);
            }

            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100_000; i++) {
                step.process(record);
            }
            long made = threads.getCurrentThreadAllocatedBytes() - before;

            // Less than one byte for each: what is left is the counting itself.
            assertThat(made).isLessThan(100_000);
            assertThat(booking.booked).isEqualTo(120_000);
        }
    }

    private static final class Booking implements Processor<String, String, String, String> {
        private long booked;

        @Override
        public void process(Record<String, String> record) {
            booked++;
        }
    }

    private interface Morning {
        void pass(ShopUnderTest shop);
    }

    private interface Question<T> {
        T ask(ShopUnderTest shop);
    }

    private List<ToldSpan> follow(Morning morning) {
        followOne(shop -> {
            morning.pass(shop);
            return true;
        });
        return told();
    }

    private <T> T followOne(Question<T> question) {
        Properties settings = settings();
        try (Traces traces = traces()) {
            FollowedSteps.addTo(settings, traces);
            try (TopologyTestDriver driver = new TopologyTestDriver(Topologies.of(settings, LEDGERS), settings)) {
                return question.ask(new ShopUnderTest(driver));
            }
        }
    }

    private Properties settings() {
        return new StreamsSettings("127.0.0.1:1", folder.resolve("state"), 1, 1).properties();
    }

    private Traces traces() {
        return Traces.of(
                new TracesSetting(new TracesSetting.To.Folder(folder.resolve("told")), 1), Teller.app("streaming-app"));
    }

    private List<ToldSpan> told() {
        Path told = folder.resolve("told");
        return Files.exists(told) ? ToldSpans.in(told, span -> true) : List.of();
    }

    private static ToldSpan named(List<ToldSpan> told, String name) {
        return told.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SpanContext contextOf(TestRecord<?, ?> record) {
        Header header = record.headers().lastHeader(TraceParent.HEADER);
        return TraceParent.read(new String(header.value(), StandardCharsets.US_ASCII));
    }

    private record ShopUnderTest(TopologyTestDriver driver) {
        void send(JournalRecord record, @Nullable SpanContext follower) {
            RecordHeaders headers = new RecordHeaders();
            if (follower != null) {
                headers.add(TraceParent.HEADER, TraceParent.of(follower).getBytes(StandardCharsets.US_ASCII));
            }
            driver.createInputTopic(
                            Topics.SALE.name(),
                            Topics.SALE.keys().serializer(),
                            Topics.SALE.values().serializer())
                    .pipeInput(new TestRecord<>("s1", record, headers));
        }

        TestRecord<String, byte[]> last(Topic<?> topic) {
            return driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .getLast();
        }
    }
}
