package io.tillstream.encoding;

import io.tillstream.events.Hash;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash chain of a till's epoch: each record's hash covers the hash before it and its own canonical bytes. */
public final class FactChain {
    private FactChain() {}

    /** SHA-256 over the 32 bytes of {@code previous} followed by {@code canonicalBytes}. */
    public static Hash link(Hash previous, byte[] canonicalBytes) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous.hex()));
        digest.update(canonicalBytes);
        return new Hash(HexFormat.of().formatHex(digest.digest()));
    }

    /** A transaction as the next record after {@code previous}. */
    public static JournalRecord append(Hash previous, TillTransaction fact) {
        return new JournalRecord(fact, previous, link(previous, CanonicalJson.encode(fact)));
    }

    /** Whether the record's hash is the one its content demands. */
    public static boolean isIntact(JournalRecord link) {
        return link(link.previousHash(), CanonicalJson.encode(link.fact())).equals(link.hash());
    }

    /** SHA-256 of bytes, for anything that is named by its content. */
    public static Hash hashOf(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
