package io.tillstream.gateway.fact;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.wire.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
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

    FactsDoor(SignatureCheck signatures, TopicWriter log, MeterRegistry meters) {
        this.signatures = signatures;
        this.log = log;
        this.meters = meters;
    }

    record Acknowledgement(Position acknowledged) {}

    record Position(int epoch, long sequence) {}

    @PostMapping("/till/v1/facts")
    Acknowledgement take(HttpServletRequest request) throws IOException {
        SignedRequest signed = signatures.open(request);
        byte[] ndjson = "gzip".equals(request.getHeader("Content-Encoding")) ? unzip(signed.body()) : signed.body();
        FactBatch batch = FactBatch.read(ndjson, signed.device());
        for (long sequence : batch.redacted()) {
            LOG.error(
                    "ALARM: record {} of till {} held a card number; it was replaced, and the till must be checked.",
                    sequence,
                    signed.device().till());
            meters.counter("tillstream.facts.redacted").increment();
        }
        try {
            log.append(Topics.SALE.name(), signed.device().till().store().toString(), batch.values());
        } catch (TopicWriter.LogUnavailable e) {
            LOG.warn("Upload of till {} is not acknowledged.", signed.device().till(), e);
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Log",
                    "did not acknowledge",
                    "records count as received only then",
                    "send the same records again");
        }
        meters.counter("tillstream.facts.accepted").increment(batch.values().size());
        return new Acknowledgement(
                new Position(batch.last().epoch(), batch.last().sequence()));
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
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Upload",
                    "not gzip (" + e.getMessage() + ")",
                    "the header says Content-Encoding: gzip",
                    "send it again");
        }
    }
}
