package io.tillstream.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Teller;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

class UploadTraceTest {
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final Device DEVICE = new Device(TILL, 1, "key", NOON, false);
    private static final String SENDER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @TempDir
    private Path folder;

    @Test
    void eachFollowedRecordHasItsOwnTraceAndALinkToTheRequestItCameWith() {
        List<ToldSpan> told = told(1, traces -> {
            UploadTrace trace = UploadTrace.begun(traces, SENDER);
            Map<Integer, String> headers = trace.follow(twoRecords());
            trace.acknowledged();

            assertThat(headers).containsOnlyKeys(0, 1);
            assertThat(TraceParent.read(headers.get(1)).getTraceId())
                    .isEqualTo(origin(6).traceId());
        });

        ToldSpan request = named(told, "POST /till/v1/facts");
        assertThat(request.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(request.parentId()).isEqualTo("b7ad6b7169203331");
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", "200")
                .containsEntry("tillstream.records", "2");
        ToldSpan accepted = named(told, "accept into fact.sale.v1");
        assertThat(accepted.traceId()).isEqualTo(origin(5).traceId());
        assertThat(accepted.parentId()).isEqualTo(origin(5).spanId());
        assertThat(accepted.isLinkedTo(request)).isTrue();
        assertThat(accepted.attributes())
                .containsEntry("tillstream.receipt", "s1-t1/1/5")
                .containsEntry("tillstream.outcome", "acknowledged");
        assertThat(told).hasSize(3);
    }

    @Test
    void saysNothingOfRecordsThatAreNotFollowed() {
        List<ToldSpan> told = told(0, traces -> {
            UploadTrace trace = UploadTrace.begun(traces, SENDER);
            assertThat(trace.follow(twoRecords())).isEmpty();
            trace.acknowledged();
        });

        assertThat(told).isEmpty();
    }

    @Test
    void aRefusalIsAlwaysToldAndInTheTraceOfTheRecordAtFault() {
        List<ToldSpan> told = told(
                0,
                traces -> UploadTrace.begun(traces, null)
                        .refused(
                                DEVICE,
                                Refusal.ofRecord(7, "hash of Ann", "another is demanded", "verify the journal")));

        assertThat(told).hasSize(2).allMatch(ToldSpan::failed);
        assertThat(named(told, "POST /till/v1/facts").attributes()).containsEntry("http.response.status_code", "422");
        ToldSpan record = named(told, "accept into fact.sale.v1");
        assertThat(record.traceId()).isEqualTo(origin(7).traceId());
        assertThat(record.attributes()).containsEntry("tillstream.outcome", "refused");
        assertThat(told)
                .as("what a refusal says may be out of the record")
                .allSatisfy(span -> assertThat(span.attributes().values()).noneMatch(text -> text.contains("Ann")));
    }

    @Test
    void aRefusalOfTheWholeUploadIsTheRequestsAlone() {
        List<ToldSpan> told = told(
                0,
                traces -> UploadTrace.begun(traces, null)
                        .refused(
                                DEVICE,
                                Refusal.of(
                                        HttpStatus.CONTENT_TOO_LARGE, "Upload", "2000 records", "1000", "send fewer")));

        assertThat(told).extracting(ToldSpan::name).containsExactly("POST /till/v1/facts");
    }

    @Test
    void makesNothingWhileNobodyIsTold() {
        UploadTrace trace = UploadTrace.begun(Traces.off(), SENDER);

        assertThat(trace.follow(twoRecords())).isSameAs(Map.of());
        trace.acknowledged();
        trace.refused(DEVICE, Refusal.ofRecord(7, "x", "y", "z"));
    }

    private List<ToldSpan> told(double ratio, Consumer<Traces> morning) {
        try (Traces traces =
                Traces.of(new TracesSetting(new TracesSetting.To.Folder(folder), ratio), Teller.app("till-gateway"))) {
            morning.accept(traces);
        }
        assertThat(Files.isDirectory(folder)).isTrue();
        return ToldSpans.in(folder, span -> true);
    }

    private static Origin origin(long sequence) {
        return Origin.ofRecord(new Source(TILL, 1, sequence));
    }

    private static FactBatch twoRecords() {
        ByteArrayOutputStream upload = new ByteArrayOutputStream();
        Hash before = Hash.GENESIS;
        for (long sequence = 5; sequence <= 6; sequence++) {
            JournalRecord record = FactChain.append(
                    before,
                    new NoSale(
                            new Source(TILL, 1, sequence), NOON, LocalDate.parse("2011-11-09"), "c1", "drawer check"));
            upload.writeBytes(CanonicalJson.encode(record));
            upload.write('\n');
            before = record.hash();
        }
        return FactBatch.read(upload.toByteArray(), DEVICE);
    }

    private static ToldSpan named(List<ToldSpan> told, String name) {
        return told.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
