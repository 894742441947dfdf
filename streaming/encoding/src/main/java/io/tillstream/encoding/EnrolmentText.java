package io.tillstream.encoding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new till needs, as one text in a QR code: {@code tillstream:1 https://192.0.2.5:8443 ABCD-EFGH-JKMN-PQRS 64-hex-digits};
 * docs/reference/till-protocol.md.
 *
 * @param gateway where head office is
 * @param code the one-time code
 * @param certificate SHA-256 of the gateway's certificate
 */
public record EnrolmentText(URI gateway, String code, String certificate) {
    private static final String BEGINNING = "tillstream:1";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    /** What a scanner says of the code before its content. */
    private static final Pattern SYMBOLOGY = Pattern.compile("^\\][A-Za-z]\\d");

    public EnrolmentText {
        Objects.requireNonNull(gateway, "gateway");
        if (!"https".equals(gateway.getScheme()) || gateway.getHost() == null) {
            throw new IllegalArgumentException("Gateway " + gateway + " is not an https:// address.");
        }
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("An enrolment code is like ABCD-EFGH-JKMN-PQRS.");
        }
        if (!FINGERPRINT.matcher(certificate).matches()) {
            throw new IllegalArgumentException("A certificate's fingerprint is 64 small hexadecimal digits.");
        }
    }

    public String text() {
        return String.join(" ", BEGINNING, gateway.toString(), code, certificate);
    }

    /** Reads it as it was scanned, typed or pasted; empty when it is anything else. */
    public static Optional<EnrolmentText> read(String said) {
        String[] parts =
                SYMBOLOGY.matcher(said.strip()).replaceFirst("").strip().split("\\s+", -1);
        if (parts.length != 4 || !parts[0].equalsIgnoreCase(BEGINNING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EnrolmentText(
                    new URI(parts[1].toLowerCase(Locale.ROOT)),
                    parts[2].toUpperCase(Locale.ROOT),
                    parts[3].toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without the code: it lets somebody in. */
    @Override
    public String toString() {
        return "EnrolmentText[" + gateway + "]";
    }
}
