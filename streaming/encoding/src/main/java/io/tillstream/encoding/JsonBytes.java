package io.tillstream.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON as they grow, escaped as {@link CanonicalJson} escapes. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

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
        raw(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
    }

    void text(String text) {
        // The longest escape of a character is six bytes.
        room(6 * text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next >= 0x80) {
                i += beyondAscii(text, i);
            } else if (next < ' ' || next == '"' || next == '\\') {
                escaped(next);
            } else {
                bytes[length++] = (byte) next;
            }
        }
        bytes[length++] = '"';
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
