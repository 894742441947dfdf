package io.tillstream.flinkpeer;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.wire.Topic;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;

/** An account as it is published: topic, key, value. */
@SuppressWarnings("unchecked") // Flink overrides its own Tuple.copy() so
public final class Account extends Tuple3<String, String, byte[]> {
    static final TypeInformation<Account> TYPE = new TupleTypeInfo<>(
            Account.class, Types.STRING, Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** For Flink, which fills it. */
    public Account() {}

    private Account(String topic, String key, byte[] value) {
        super(topic, key, value);
    }

    static <V> Account of(Topic<V> topic, String key, V value) {
        return new Account(topic.name(), key, CanonicalJson.encode(value));
    }

    String topic() {
        return f0;
    }

    String key() {
        return f1;
    }

    byte[] value() {
        return f2;
    }
}
