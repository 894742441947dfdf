package io.tillstream.reconciliation;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A till's record as canonical bytes, {@code {"fact":…,"hash":"…","previousHash":"…"}}, told apart by its hash without
 * decoding it.
 */
final class RecordBytes {
    private static final String HEAD = "{\"fact\":";
    private static final String BEFORE_HASH = ",\"hash\":\"";
    private static final String BEFORE_PREVIOUS = "\",\"previousHash\":\"";
    private static final String END = "\"}";
    private static final int DIGITS = 64;
    private static final int TAIL = BEFORE_HASH.length() + DIGITS + BEFORE_PREVIOUS.length() + DIGITS + END.length();

    private RecordBytes() {}

    /**
     * The hash that stands in the record, when it is the one that the bytes of its fact and the hash before demand; else
     * a hash of all its bytes, which no journal holds.
     */
    static Hash hashOf(byte[] bytes) {
        if (bytes.length > HEAD.length() + TAIL && HEAD.equals(text(bytes, 0, HEAD.length()))) {
            int endOfFact = bytes.length - TAIL;
            String tail = text(bytes, endOfFact, TAIL);
            String hash = tail.substring(BEFORE_HASH.length(), BEFORE_HASH.length() + DIGITS);
            String previous = tail.substring(TAIL - END.length() - DIGITS, TAIL - END.length());
            if (tail.equals(BEFORE_HASH + hash + BEFORE_PREVIOUS + previous + END)
                    && isHash(previous)
                    && FactChain.link(new Hash(previous), Arrays.copyOfRange(bytes, HEAD.length(), endOfFact))
                            .hex()
                            .equals(hash)) {
                return new Hash(hash);
            }
        }
        return FactChain.hashOf(bytes);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isHash(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
