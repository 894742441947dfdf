package io.tillstream.encoding;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON as they grow, escaped as {@link CanonicalJson} escapes. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /** A sign, nineteen digits, a point. */
    private static final int LONGEST_NUMBER = 21;

    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void raw(byte[] ascii) {
        room(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    void raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /** Takes the last byte back. */
    void undo() {
        length--;
    }

    void number(long value) {
        decimal(value, 0);
    }

    /** A number whose last {@code decimals} digits stand behind a point, with at least one digit before it. */
    void decimal(long value, int decimals) {
        if (value == Long.MIN_VALUE) {
            // The one number without an opposite.
            raw(BigDecimal.valueOf(value, decimals).toPlainString().getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(LONGEST_NUMBER);
        if (value < 0) {
            bytes[length++] = '-';
        }
        length += digits(Math.abs(value), decimals, length);
    }

    /** Text of a number, a space and what it counts, {@code "12.30 GBP"}. */
    void amount(long value, int decimals, String unit) {
        raw('"');
        decimal(value, decimals);
        raw(' ');
        for (int i = 0; i < unit.length(); i++) {
            raw(unit.charAt(i));
        }
        raw('"');
    }

    /** How many bytes they take; written from the last to the first. */
    private int digits(long value, int decimals, int from) {
        int count = Math.max(digitsOf(value), decimals + 1);
        int size = decimals == 0 ? count : count + 1;
        long rest = value;
        int at = from + size;
        for (int i = 0; i < count; i++) {
            if (i == decimals && i > 0) {
                bytes[--at] = '.';
            }
            long above = rest / 10;
            bytes[--at] = (byte) ('0' + (rest - 10 * above));
            rest = above;
        }
        return size;
    }

    private static int digitsOf(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    void text(String text) {
        // The longest escape of a character is six bytes.
        room(6 * text.length() + 2);
        bytes[length++] = '"';
        int plain = plain(text);
        for (int i = plain; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next >= 0x80) {
                i += beyondAscii(text, i);
            } else if (isPlain(next)) {
                bytes[length++] = (byte) next;
            } else {
                escaped(next);
            }
        }
        bytes[length++] = '"';
    }

    /** Writes the characters up to the first that is not one plain byte, and says how many: nearly always all. */
    private int plain(String text) {
        byte[] to = bytes;
        int start = length;
        int size = text.length();
        int i = 0;
        while (i < size) {
            char next = text.charAt(i);
            if (next >= 0x80 || !isPlain(next)) {
                break;
            }
            to[start + i++] = (byte) next;
        }
        length = start + i;
        return i;
    }

    private static boolean isPlain(char ascii) {
        return ascii >= ' ' && ascii != '"' && ascii != '\\';
    }

    /** How many characters beside the first belong to it. */
    private int beyondAscii(String text, int at) {
        int codePoint = text.codePointAt(at);
        if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x10000) {
                if (Character.isSurrogate((char) codePoint)) {
                    throw new NotWritable("half a character");
                }
                bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            } else {
                bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
                bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            }
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        }
        bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
        return Character.charCount(codePoint) - 1;
    }

    private void escaped(char next) {
        bytes[length++] = '\\';
        switch (next) {
            case '"', '\\' -> bytes[length++] = (byte) next;
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[next >> 4];
                bytes[length++] = HEX[next & 0xF];
            }
        }
    }

    private void room(int wanted) {
        if (bytes.length - length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + wanted));
        }
    }

    /** Something only the general writer knows what to do with. */
    static final class NotWritable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWritable(String what) {
            super(what);
        }
    }
}
