package io.tillstream.streaming.query;

import io.tillstream.encoding.CanonicalJson;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How questions are answered: canonical JSON, and one form of error. */
final class Answers {
    private Answers() {}

    static ResponseEntity<byte[]> found(Optional<?> value, String otherwise) {
        return value.isPresent() ? json(HttpStatus.OK, value.get()) : error(HttpStatus.NOT_FOUND, otherwise);
    }

    static ResponseEntity<byte[]> error(HttpStatus status, String message) {
        return json(status, Map.of("error", message));
    }

    static ResponseEntity<byte[]> notReady() {
        return error(HttpStatus.SERVICE_UNAVAILABLE, "The ledgers are being loaded; ask again in a few seconds.");
    }

    static ResponseEntity<byte[]> json(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.encode(body));
    }
}
