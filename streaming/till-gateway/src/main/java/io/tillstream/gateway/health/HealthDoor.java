package io.tillstream.gateway.health;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillHealth;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.wire.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a till's health, and tells a till whose signature holds that all is well between them, and the time. */
@RestController
final class HealthDoor {
    private static final int LARGEST = 16 * 1024;

    private final SignatureCheck signatures;
    private final TopicWriter log;
    private final Clocks clocks;

    HealthDoor(SignatureCheck signatures, TopicWriter log, Clocks clocks) {
        this.signatures = signatures;
        this.log = log;
        this.clocks = clocks;
    }

    record Answer(TillId till, Instant time) {}

    /** A question of no consequence: a till's doctor asks it to see how far it comes. */
    @GetMapping("/till/v1/health")
    Answer tell(HttpServletRequest request) throws IOException {
        return answer(signatures.open(request).device().till());
    }

    @PostMapping("/till/v1/health")
    Answer take(HttpServletRequest request) throws IOException {
        SignedRequest signed = signatures.open(request);
        TillId till = signed.device().till();
        TillHealth health = read(signed.body());
        if (!health.till().equals(till)) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "Health",
                    "of till " + health.till(),
                    "till " + till + " speaks for itself only",
                    "set till.data to this till's own folder");
        }
        try {
            log.append(Topics.TILL_HEALTH.name(), till.toString(), List.of(CanonicalJson.encode(health)));
        } catch (TopicWriter.LogUnavailable e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Log",
                    "did not acknowledge",
                    "a till's health counts as received only then",
                    "send the next when it is due");
        }
        return answer(till);
    }

    private Answer answer(TillId till) {
        return new Answer(till, clocks.wall().instant());
    }

    private static TillHealth read(byte[] body) {
        if (body.length > LARGEST) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Health",
                    body.length + " bytes",
                    "it has at most " + LARGEST,
                    "send fewer findings");
        }
        try {
            return CanonicalJson.decode(body, TillHealth.class);
        } catch (UnreadableFact e) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Health",
                    String.valueOf(e.getMessage()),
                    "it is a TillHealth in canonical JSON",
                    "send the next when it is due");
        }
    }
}
