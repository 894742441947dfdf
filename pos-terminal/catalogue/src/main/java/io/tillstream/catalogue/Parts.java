package io.tillstream.catalogue;

import io.tillstream.encoding.CanonicalJson;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that may be absent, each in a short form; one of which the short form does not say everything, because a later
 * version of the contract knows more about it, is kept as its canonical JSON, so that nothing is ever lost. Many threads
 * may read at once, one writes.
 */
final class Parts {
    static final int ABSENT = 0;
    static final int SHORT = 1;
    static final int JSON = 2;

    private final RowBytes attempt = RowBytes.empty();

    <T> void write(@Nullable T value, BiConsumer<T, RowBytes> shorten, Function<RowBytes, T> back, RowBytes into) {
        if (value == null) {
            into.count(ABSENT);
            return;
        }
        shorten.accept(value, attempt);
        byte[] shortened = attempt.take();
        if (value.equals(back.apply(RowBytes.at(ByteBuffer.wrap(shortened), 0)))) {
            into.count(SHORT);
            into.append(shortened);
        } else {
            into.count(JSON);
            into.block(CanonicalJson.encode(value));
        }
    }

    static <T> @Nullable T read(RowBytes from, Function<RowBytes, T> back, Class<T> type) {
        long form = from.count();
        if (form == ABSENT) {
            return null;
        }
        return form == SHORT ? back.apply(from) : CanonicalJson.decode(from.block(), type);
    }
}
