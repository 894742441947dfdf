package io.tillstream.gateway.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.gateway.settings.Clocks;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a refusal as JSON, always with the gateway's time, so that a till with a wrong clock can see by how much. */
@RestControllerAdvice
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Clocks clocks;

    Refusals(Clocks clocks) {
        this.clocks = clocks;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(Refusal.Account error, Instant time) {}

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Told> tell(Refusal refusal) {
        boolean isForNow = refusal.status() == HttpStatus.TOO_MANY_REQUESTS;
        LOG.atLevel(isForNow ? Level.DEBUG : Level.WARN)
                .log("Refused with {}: {}", refusal.status().value(), refusal.getMessage());
        HttpHeaders headers = new HttpHeaders();
        if (isForNow || refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return ResponseEntity.status(refusal.status())
                .headers(headers)
                .body(new Told(refusal.account(), clocks.wall().instant()));
    }
}
