package io.tillstream.traces;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.tillstream.events.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Where the trace of a record, or of a decision, begins. It follows from the name the thing has anyway, so that nothing has
 * to be carried: a till that sends its journal three days later, a ledger that is rebuilt, and a person with a receipt in
 * the hand all come to the same trace (docs/adr/0051-a-trace-follows-from-the-receipt.md).
 *
 * <p>Both ids are the beginning of the SHA-256 of {@code tillstream/record/s1-t1/1/42} or
 * {@code tillstream/decision/o-5d41…}: sixteen bytes for the trace, the next eight for its first span.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 */
public record Origin(String traceId, String spanId) {
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    public Origin {
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(spanId, "spanId");
    }

    /** Of what a till wrote down: the span at the till. */
    public static Origin ofRecord(Source source) {
        return named("record/" + source.receiptNumber());
    }

    /** Of a decision by its id: the span in which it was made. */
    public static Origin ofDecision(String id) {
        return named("decision/" + id);
    }

    private static Origin named(String name) {
        String digits = HexFormat.of().formatHex(sha256(("tillstream/" + name).getBytes(StandardCharsets.UTF_8)));
        return new Origin(
                digits.substring(0, TRACE_DIGITS), digits.substring(TRACE_DIGITS, TRACE_DIGITS + SPAN_DIGITS));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** As the parent of spans elsewhere, whether or not the first span was ever told. */
    public SpanContext context() {
        return SpanContext.createFromRemoteParent(traceId, spanId, TraceFlags.getSampled(), TraceState.getDefault());
    }
}
