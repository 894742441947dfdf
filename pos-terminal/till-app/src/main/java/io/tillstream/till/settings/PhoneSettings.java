package io.tillstream.till.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The door for phones; a camera is given to secure pages only.
 *
 * @param port of the TLS door; absent: no phone comes in
 * @param name by which phones find this machine
 * @param keystore PKCS 12 file with the certificate, its password beside it in a {@code .password} file; absent: the till
 *     makes its own
 */
public record PhoneSettings(
        @Nullable Integer port, String name, @Nullable Path keystore) {
    public static final PhoneSettings NO_DOOR = new PhoneSettings(null, "localhost", null);

    static final Set<String> NAMES = Set.of("till.https.port", "till.https.name", "till.https.keystore");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    public PhoneSettings {
        Objects.requireNonNull(name, "name");
    }

    static PhoneSettings from(Function<String, @Nullable String> text, List<String> wrong) {
        String port = text.apply("till.https.port");
        if (port != null && !port.matches("[1-9]\\d{0,4}")) {
            wrong.add("till.https.port is \"" + port + "\"; a port from 1 to 65535");
            return NO_DOOR;
        }
        String name = text.apply("till.https.name");
        if (name != null && !HOST.matcher(name).matches()) {
            wrong.add("till.https.name is \"" + name + "\"; the name or address by which phones find this machine");
            return NO_DOOR;
        }
        String keystore = text.apply("till.https.keystore");
        return new PhoneSettings(
                port == null ? null : Integer.valueOf(port),
                name == null ? ownName() : name,
                keystore == null ? null : Path.of(keystore).toAbsolutePath().normalize());
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
