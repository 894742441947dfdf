package io.tillstream.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.tillstream.events.TillId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who tells: one process of an app.
 *
 * @param app its name, {@code till-gateway}
 * @param till which till it is, where it is one
 */
public record Teller(String app, @Nullable TillId till) {
    private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("service.namespace");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");

    public Teller {
        Objects.requireNonNull(app, "app");
    }

    /** An app of head office. */
    public static Teller app(String name) {
        return new Teller(name, null);
    }

    /** A till. */
    public static Teller till(TillId till) {
        return new Teller("till", till);
    }

    Attributes attributes() {
        AttributesBuilder attributes = Attributes.builder()
                .put(NAMESPACE, "tillstream")
                .put(NAME, app)
                .put(
                        INSTANCE,
                        (till == null ? app : till.toString()) + "-"
                                + ProcessHandle.current().pid());
        if (till != null) {
            attributes.put(Fields.STORE, till.store().toString()).put(Fields.TILL, till.toString());
        }
        return attributes.build();
    }

    /** {@code till-gateway.jsonl}, {@code till-s1-t2.jsonl}. */
    String fileName() {
        return (till == null ? app : app + "-" + till) + ".jsonl";
    }
}
