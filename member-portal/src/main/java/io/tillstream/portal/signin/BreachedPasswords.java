package io.tillstream.portal.signin;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords that came out of break-ins elsewhere, in a file of their SHA-1 hashes: a line each, 40 hexadecimal digits and how often
 * it was seen after a colon, in the order of the digits. That is how the lists of Pwned Passwords come, with some 40 GB; of the file only
 * the lines on the way to one are read, so that no password and no part of its hash leaves the machine.
 */
final class BreachedPasswords {
    private static final Pattern LINE = Pattern.compile("([0-9A-F]{40})(?::\\d+)?\\s*");
    /** No line is longer. */
    private static final int LONGEST_LINE = 80;

    private final Path file;

    BreachedPasswords(Path file) {
        this.file = file;
    }

    /**
     * Whether a password is in the list.
     *
     * @throws IOException when the file cannot be read or is no such list
     */
    boolean has(String password) throws IOException {
        String wanted = sha1(password);
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            long low = 0;
            long high = lines.length();
            // Both are where a line begins, or the end; the line wanted is not outside.
            while (low < high) {
                Line line = lineAt(lines, (low + high) >>> 1);
                int order = line.hash().compareTo(wanted);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    low = line.end();
                } else {
                    high = line.begin();
                }
            }
            return false;
        }
    }

    /** A line from its first digit to where the next one begins. */
    private record Line(long begin, long end, String hash) {}

    /** The line that a place is in. */
    private static Line lineAt(RandomAccessFile lines, long place) throws IOException {
        long from = Math.max(0, place - LONGEST_LINE);
        byte[] around = new byte[(int) Math.min(2 * LONGEST_LINE, lines.length() - from)];
        lines.seek(from);
        lines.readFully(around);
        String text = new String(around, StandardCharsets.US_ASCII);
        int here = (int) (place - from);
        int begin = here == 0 ? 0 : text.lastIndexOf('\n', here - 1) + 1;
        int end = text.indexOf('\n', here) + 1;
        if (end == 0) {
            end = text.length();
        }
        Matcher line = LINE.matcher(text.substring(begin, end).toUpperCase(Locale.ROOT));
        if (!line.matches()) {
            throw new IOException("line at byte " + (from + begin) + " does not begin with 40 hexadecimal digits");
        }
        return new Line(from + begin, from + end, line.group(1));
    }

    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1; this one does not.", e);
        }
    }
}
