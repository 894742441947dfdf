package io.tillstream.traces;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Set;

/**
 * Everything a span may say. Names of messaging, HTTP and errors are those of OpenTelemetry's semantic conventions, the rest
 * begin with {@code tillstream}. There is none for a person: no member, no operator, no card, no text somebody typed.
 */
public final class Fields {
    /** A receipt number, {@code s1-t2/1/42}. */
    public static final AttributeKey<String> RECEIPT = AttributeKey.stringKey("tillstream.receipt");

    public static final AttributeKey<String> STORE = AttributeKey.stringKey("tillstream.store");
    public static final AttributeKey<String> TILL = AttributeKey.stringKey("tillstream.till");

    /** What kind of record, {@code Sale}. */
    public static final AttributeKey<String> RECORD = AttributeKey.stringKey("tillstream.record");

    /** How many records there were together. */
    public static final AttributeKey<Long> RECORDS = AttributeKey.longKey("tillstream.records");

    /** What kind of act, {@code Scanned}. */
    public static final AttributeKey<String> ACT = AttributeKey.stringKey("tillstream.act");

    /** How many acts were done before those that are told one by one. */
    public static final AttributeKey<Long> ACTS_BEFORE = AttributeKey.longKey("tillstream.acts-before");

    /** A step of a topology, {@code book-stock-on-hand}. */
    public static final AttributeKey<String> STEP = AttributeKey.stringKey("tillstream.step");

    /** What came of it, in one word. */
    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tillstream.outcome");

    /** The id of a decision. */
    public static final AttributeKey<String> DECISION = AttributeKey.stringKey("tillstream.decision");

    public static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    public static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    public static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    public static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    public static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    public static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    public static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    public static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    public static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    /** All of them, for whoever checks that no span says anything else. */
    public static final Set<AttributeKey<?>> ALL = Set.of(
            RECEIPT,
            STORE,
            TILL,
            RECORD,
            RECORDS,
            ACT,
            ACTS_BEFORE,
            STEP,
            OUTCOME,
            DECISION,
            SYSTEM,
            OPERATION,
            TOPIC,
            PARTITION,
            OFFSET,
            METHOD,
            ROUTE,
            STATUS,
            ERROR);

    private Fields() {}
}
