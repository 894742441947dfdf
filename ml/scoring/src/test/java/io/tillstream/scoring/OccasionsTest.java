package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.Reason;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Teller;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccasionsTest {
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final SpanContext FIRST = booked("s1-t1/1/42");
    private static final SpanContext SECOND = booked("s1-t2/1/7");

    @TempDir
    private Path folder;

    @Test
    void aDecisionIsToldInTheTraceOfTheSaleThatGaveOccasionToIt() {
        List<ToldSpan> told = told(1, occasions -> {
            occasions.arriving(of(FIRST));
            occasions.concern(ANN);
            occasions.decided("decide offers", ANN, NOON, List.of(decision("o-1")));
        });

        ToldSpan deciding = named(told, "decide offers");
        assertThat(deciding.traceId()).isEqualTo(FIRST.getTraceId());
        assertThat(deciding.parentId()).isEqualTo(FIRST.getSpanId());
        assertThat(deciding.attributes())
                .containsEntry("tillstream.outcome", "published")
                .containsEntry("tillstream.decision", "o-1");
        ToldSpan decision = named(told, "decision");
        assertThat(decision.traceId()).isEqualTo(Origin.ofDecision("o-1").traceId());
        assertThat(decision.spanId()).isEqualTo(Origin.ofDecision("o-1").spanId());
        assertThat(decision.isLinkedTo(deciding)).isTrue();
        assertThat(deciding.isLinkedTo(decision)).isTrue();
    }

    @Test
    void severalSalesBeforeOneDecisionAreLinked() {
        List<ToldSpan> told = told(1, occasions -> {
            occasions.arriving(of(FIRST));
            occasions.concern(ANN);
            occasions.arriving(of(SECOND));
            occasions.concern(ANN);
            occasions.decided("decide offers", ANN, NOON, List.of());
        });

        assertThat(told).hasSize(1);
        assertThat(named(told, "decide offers").links())
                .containsExactly(new ToldSpan.Link(SECOND.getTraceId(), SECOND.getSpanId()));
        assertThat(named(told, "decide offers").attributes()).containsEntry("tillstream.outcome", "unchanged");
    }

    @Test
    void anOccasionIsGoneOnceItWasDecidedUpon() {
        List<ToldSpan> told = told(1, occasions -> {
            occasions.arriving(of(FIRST));
            occasions.concern(ANN);
            occasions.arriving(new RecordHeaders());
            occasions.decided("decide offers", ANN, NOON, List.of());
            occasions.concern(ANN);
            occasions.decided("decide offers", ANN, NOON, List.of());
        });

        assertThat(told).hasSize(1);
    }

    @Test
    void withoutASaleThatIsFollowedOnlyTheFollowedDecisionsAreTold() {
        assertThat(told(0, occasions -> {
                    occasions.arriving(new RecordHeaders());
                    occasions.concern(ANN);
                    occasions.decided("decide offers", ANN, NOON, List.of(decision("o-1")));
                }))
                .isEmpty();
    }

    @Test
    void nothingThatIsToldIsAboutAPerson() throws IOException {
        List<ToldSpan> told = told(1, occasions -> {
            occasions.arriving(of(FIRST));
            occasions.concern(ANN);
            occasions.decided("decide offers", ANN, NOON, List.of(decision("o-1")));
        });

        assertThat(Files.readString(folder.resolve("scoring.jsonl"))).doesNotContain(ANN.value());
        assertThat(told.stream()
                        .flatMap(span -> span.attributes().keySet().stream())
                        .collect(Collectors.toSet()))
                .isSubsetOf(Fields.ALL.stream().map(field -> field.getKey()).collect(Collectors.toSet()));
    }

    private List<ToldSpan> told(double ratio, Consumer<Occasions> morning) {
        try (Traces traces =
                Traces.of(new TracesSetting(new TracesSetting.To.Folder(folder), ratio), Teller.app("scoring"))) {
            morning.accept(new Occasions(traces));
        }
        return ToldSpans.in(folder, span -> true);
    }

    private static SpanContext booked(String receipt) {
        return Origin.ofRecord(Source.parseReceiptNumber(receipt)).context();
    }

    private static Headers of(SpanContext span) {
        return new RecordHeaders().add(TraceParent.HEADER, TraceParent.of(span).getBytes(StandardCharsets.US_ASCII));
    }

    private static OfferDecision decision(String id) {
        return new OfferDecision(
                id,
                ANN,
                Gtin.ofDigits("5901234123457"),
                10,
                1,
                "c1",
                new Reason("usual", LocalText.same("You buy it often")),
                new ModelReference("m", Hash.GENESIS),
                NOON,
                NOON.plusSeconds(60),
                "");
    }

    private static ToldSpan named(List<ToldSpan> told, String name) {
        return told.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
