package io.tillstream.catalogue;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers and texts as bytes, small numbers as few: seven bits a byte, the lowest first, the top bit while more follow. */
final class RowBytes {
    private ByteBuffer bytes;

    private RowBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static RowBytes empty() {
        return new RowBytes(ByteBuffer.allocate(1 << 10));
    }

    /** Reads from there; the buffer given keeps its own position. */
    static RowBytes at(ByteBuffer bytes, int offset) {
        return new RowBytes(bytes.duplicate().position(offset));
    }

    void count(long value) {
        room(10);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.put((byte) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
    }

    long count() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int small() {
        return Math.toIntExact(count());
    }

    /** A number that may be negative: the sign is its lowest bit. */
    void number(long value) {
        count((value << 1) ^ (value >> 63));
    }

    long number() {
        long value = count();
        return (value >>> 1) ^ -(value & 1);
    }

    void block(byte[] block) {
        count(block.length);
        append(block);
    }

    void append(byte[] more) {
        room(more.length);
        bytes.put(more);
    }

    byte[] block() {
        byte[] block = new byte[small()];
        bytes.get(block);
        return block;
    }

    /** Whether this is the next byte. */
    boolean begins(byte with) {
        return bytes.hasRemaining() && bytes.get(bytes.position()) == with;
    }

    /** All that follows. */
    byte[] rest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    void text(String text) {
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    void money(Money money) {
        text(money.currency().code());
        number(money.minor());
    }

    Money money() {
        CurrencyUnit currency = CurrencyUnit.of(text());
        return Money.ofMinor(number(), currency);
    }

    <T> void list(List<T> values, BiConsumer<RowBytes, T> writer) {
        count(values.size());
        for (T value : values) {
            writer.accept(this, value);
        }
    }

    <T> List<T> list(Function<RowBytes, T> reader) {
        List<T> values = new ArrayList<>();
        for (int left = small(); left > 0; left--) {
            values.add(reader.apply(this));
        }
        return values;
    }

    /** A value that may be absent. */
    <T> void maybe(@Nullable T value, BiConsumer<RowBytes, T> writer) {
        count(value == null ? 0 : 1);
        if (value != null) {
            writer.accept(this, value);
        }
    }

    <T> @Nullable T maybe(Function<RowBytes, T> reader) {
        return count() == 0 ? null : reader.apply(this);
    }

    void instant(Instant instant) {
        number(instant.getEpochSecond());
        count(instant.getNano());
    }

    Instant instant() {
        long second = number();
        return Instant.ofEpochSecond(second, count());
    }

    private void room(int wanted) {
        if (bytes.remaining() < wanted) {
            ByteBuffer larger = ByteBuffer.allocate(2 * bytes.capacity() + wanted);
            larger.put(bytes.flip());
            bytes = larger;
        }
    }

    /** What was written so far, and begins anew. */
    byte[] take() {
        byte[] taken = new byte[bytes.position()];
        bytes.get(0, taken);
        bytes.clear();
        return taken;
    }
}
