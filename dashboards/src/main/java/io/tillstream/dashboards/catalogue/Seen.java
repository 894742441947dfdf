package io.tillstream.dashboards.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What somebody saw when a form was opened, so that two who change one thing notice each other. */
final class Seen {
    private Seen() {}

    /** SHA-256 of the thing as it is published, 64 digits; {@code new} where there is none. */
    static String of(@Nullable String json) {
        if (json == null) {
            return "new";
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
