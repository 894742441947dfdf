package io.tillstream.gateway.device;

import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import io.tillstream.events.TillId;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.settings.Clocks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Proves who sent a request: Ed25519 over method, path with query, time and the body's SHA-256, by the device key.
 *
 * <p>A captured request can be repeated within the window; that is harmless, because an upload is idempotent and a
 * read changes nothing.
 */
@Component
public final class SignatureCheck {
    /** The largest body that is read, compressed or not. */
    public static final int LARGEST_BODY = 4 * 1024 * 1024;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Devices devices;
    private final TopicFeed feed;
    private final Clocks clocks;

    SignatureCheck(Devices devices, @Qualifier(DeviceTopics.FEED) TopicFeed feed, Clocks clocks) {
        this.devices = devices;
        this.feed = feed;
        this.clocks = clocks;
    }

    /**
     * Reads the body and checks the signature.
     *
     * @throws Refusal 413 too large, 503 before the devices are read, 401 unproved, 403 revoked
     */
    public SignedRequest open(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Request body",
                    "more than " + LARGEST_BODY + " bytes",
                    "an upload has at most 4 MiB",
                    "send fewer records at once");
        }
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading the enrolled devices",
                    "nobody is let in before",
                    "try again in a moment");
        }
        String query = request.getQueryString();
        String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        Device device = check(
                request.getHeader("Tillstream-Till"),
                request.getHeader("Tillstream-Time"),
                request.getHeader("Tillstream-Signature"),
                request.getMethod() + "\n" + target,
                body);
        return new SignedRequest(device, body);
    }

    Device check(
            @Nullable String till,
            @Nullable String time,
            @Nullable String signature,
            String methodAndTarget,
            byte[] body) {
        if (till == null || time == null || signature == null) {
            throw unproved("Headers", "a header is missing", "Tillstream-Till, -Time and -Signature are all needed");
        }
        Duration drift = Duration.between(instant(time), clocks.wall().instant());
        if (drift.abs().compareTo(WINDOW) > 0) {
            throw unproved("Header Tillstream-Time", time, "it may differ from the gateway's time by 5 minutes");
        }
        Device device = devices.find(tillId(till)).orElseThrow(() -> unproved("Till", till, "it is not enrolled here"));
        String signed =
                methodAndTarget + "\n" + time + "\n" + FactChain.hashOf(body).hex();
        if (!Signing.isSignedBy(
                Signing.publicKey(device.publicKey()), signed.getBytes(StandardCharsets.UTF_8), signature)) {
            throw unproved(
                    "Header Tillstream-Signature", "of till " + till, "it was not made by the key enrolled for it");
        }
        if (device.revoked()) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "Till",
                    till,
                    "its right to write was revoked",
                    "enrol it again with a new code");
        }
        return device;
    }

    private static Instant instant(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw unproved("Header Tillstream-Time", "not an instant", "it is ISO 8601 in UTC");
        }
    }

    private static TillId tillId(String till) {
        try {
            return TillId.parse(till);
        } catch (IllegalArgumentException e) {
            throw unproved("Header Tillstream-Till", "not a till", "it is a till like s1-t2");
        }
    }

    private static Refusal unproved(String thing, String value, String rule) {
        return Refusal.of(
                HttpStatus.UNAUTHORIZED,
                thing,
                value,
                rule,
                "compare the clock with the time in this answer, then the enrolment");
    }
}
