package io.tillstream.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a package or of a file in it; of a package it is the name by which everybody calls it.
 *
 * @param hex 64 small hexadecimal digits
 */
public record Digest(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 64 * 1024;
    private static final int SHOWN = 12;

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("Digest \"" + hex + "\" is not 64 small hexadecimal digits.");
        }
    }

    /** Of a file. */
    public static Digest of(Path file) throws IOException {
        MessageDigest sha = sha();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return of(sha);
    }

    static Digest of(MessageDigest sha) {
        return new Digest(HexFormat.of().formatHex(sha.digest()));
    }

    static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** The first 12 digits, for people. */
    public String shown() {
        return hex.substring(0, SHOWN);
    }

    @Override
    public String toString() {
        return hex;
    }
}
