package io.tillstream.dashboards;

import io.tillstream.encoding.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;

/** The key of whoever makes programs of tills in tests, and the file by which the app knows it. */
public final class OfficeKey {
    private static final KeyPair PAIR = Signing.newKeyPair();
    private static final Path FILE = write();

    private OfficeKey() {}

    public static PrivateKey signs() {
        return PAIR.getPrivate();
    }

    public static Path file() {
        return FILE;
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("office-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n" + Signing.text(PAIR.getPublic()) + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
