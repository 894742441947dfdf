package io.tillstream.gateway.fact;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillstream.events.TillId;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.Traces;
import io.tillstream.wire.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a till's records. The answer is given only after the log has acknowledged every one of them. */
@RestController
final class FactsDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FactsDoor.class);

    private final SignatureCheck signatures;
    private final TopicWriter log;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Admission admission;

    /** An upload takes many times its size while it is checked; more at once than processors would only take memory. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    FactsDoor(SignatureCheck signatures, TopicWriter log, MeterRegistry meters, Traces traces, Admission admission) {
        this.signatures = signatures;
        this.log = log;
        this.meters = meters;
        this.traces = traces;
        this.admission = admission;
    }

    record Acknowledgement(Position acknowledged) {}

    record Position(int epoch, long sequence) {}

    @PostMapping("/till/v1/facts")
    Acknowledgement take(HttpServletRequest request) throws IOException, InterruptedException {
        SignedRequest signed = signatures.open(request);
        UploadTrace trace = UploadTrace.begun(traces, request.getHeader(TraceParent.HEADER));
        atOnce.acquire();
        try {
            Acknowledgement taken = take(signed, "gzip".equals(request.getHeader("Content-Encoding")), trace);
            trace.acknowledged();
            return taken;
        } catch (Refusal refusal) {
            trace.refused(signed.device(), refusal);
            throw refusal;
        } finally {
            atOnce.release();
        }
    }

    private Acknowledgement take(SignedRequest signed, boolean compressed, UploadTrace trace) throws IOException {
        byte[] ndjson = compressed ? unzip(signed.body()) : signed.body();
        requireTurn(FactBatch.count(ndjson));
        FactBatch batch = FactBatch.read(ndjson, signed.device());
        for (long sequence : batch.redacted()) {
            LOG.error(
                    "ALARM: record {} of till {} held a card number; it was replaced, and the till must be checked.",
                    sequence,
                    signed.device().till());
            meters.counter("tillstream.facts.redacted").increment();
        }
        append(signed.device().till(), batch, trace.follow(batch));
        meters.counter("tillstream.facts.accepted").increment(batch.values().size());
        return new Acknowledgement(
                new Position(batch.last().epoch(), batch.last().sequence()));
    }

    /** First, for a town that waits for its turn comes again and again, and each record costs time to check. */
    private void requireTurn(int records) {
        if (!admission.admits(records)) {
            meters.counter("tillstream.facts.postponed").increment(records);
            throw Refusal.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Upload",
                    records + " records while the ledgers are behind",
                    "a backlog waits for its turn, uploads of up to " + Admission.FEW + " records do not",
                    "send the same records again after Retry-After");
        }
    }

    private void append(TillId till, FactBatch batch, Map<Integer, String> traceParents) {
        try {
            log.append(Topics.SALE.name(), till.store().toString(), batch.values(), traceParents);
        } catch (TopicWriter.LogUnavailable e) {
            LOG.warn("Upload of till {} is not acknowledged.", till, e);
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Log",
                    "did not acknowledge",
                    "records count as received only then",
                    "send the same records again");
        }
    }

    private static byte[] unzip(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(SignatureCheck.LARGEST_BODY + 1);
            if (plain.length > SignatureCheck.LARGEST_BODY) {
                throw Refusal.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "Upload",
                        "more than " + SignatureCheck.LARGEST_BODY + " bytes unpacked",
                        "an upload has at most 4 MiB",
                        "send fewer records at once");
            }
            return plain;
        } catch (ZipException | EOFException e) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Upload",
                    "not gzip (" + e.getMessage() + ")",
                    "the header says Content-Encoding: gzip",
                    "send it again");
        }
    }
}
