package io.tillstream.till.phone;

import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Looks at the pictures of a phone's camera. A code is scanned when it comes into view, and again only after it was out of
 * view for a while: a hand that holds still does not sell twice.
 */
@RestController
final class CameraDoor {
    private static final Duration OUT_OF_VIEW = Duration.ofMillis(1500);
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LENSES = 64;

    private final Counter desk;
    private final Clock wall = Clock.systemUTC();
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_LENSES;
        }
    };

    CameraDoor(Counter desk) {
        this.desk = desk;
    }

    private record Seen(String code, Instant last) {}

    /** What was scanned just now. */
    record Scanned(String code) {}

    /** A frame; 200 with the code that was scanned, 204 where there is none or the same still. */
    @PostMapping(
            path = "/camera/frame",
            consumes = {"image/jpeg", "image/png"})
    ResponseEntity<Scanned> frame(@RequestParam("lens") String lens, @RequestBody byte[] picture) {
        if (picture.length > MOST_BYTES || lens.length() > MOST_LENSES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            Optional<String> code = CameraFrame.read(picture);
            if (code.isEmpty() || !isNew(lens, code.get())) {
                return ResponseEntity.noContent().build();
            }
            var _ = desk.submit(new Act.Scanned(code.get()));
            return ResponseEntity.ok(new Scanned(code.get()));
        } catch (IOException e) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }

    private boolean isNew(String lens, String code) {
        Instant now = wall.instant();
        synchronized (seen) {
            Seen before = seen.put(lens, new Seen(code, now));
            return before == null
                    || !before.code().equals(code)
                    || Duration.between(before.last(), now).compareTo(OUT_OF_VIEW) > 0;
        }
    }
}
