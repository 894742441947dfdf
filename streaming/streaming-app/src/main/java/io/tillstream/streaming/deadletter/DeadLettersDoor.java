package io.tillstream.streaming.deadletter;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.streaming.deadletter.OpenLetters.Letter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Behind {@code ./tillstream deadletter}; see docs/reference/dead-letters.md. */
@RestController
@RequestMapping(path = "/api/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
class DeadLettersDoor {
    private final OpenLetters letters;
    private final Replayer replayer;

    DeadLettersDoor(OpenLetters letters, Replayer replayer) {
        this.letters = letters;
        this.replayer = replayer;
    }

    /**
     * Which letters to replay.
     *
     * @param only words of which one has to be the beginning of the id, up to a bar, or stand in the cause; none for all
     * @param rehearsal whether nothing is sent
     */
    record Order(@Nullable List<String> only, boolean rehearsal) {
        Predicate<DeadLetter> wanted() {
            return letter -> only == null
                    || only.isEmpty()
                    || only.stream()
                            .anyMatch(words -> (letter.id() + "|").startsWith(words + "|")
                                    || letter.cause().contains(words));
        }
    }

    @GetMapping
    byte[] open() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Letter letter : letters.all()) {
            Map<String, Object> line = line(letter.content());
            replayer.obstacle(letter.content()).ifPresent(reason -> line.put("obstacle", reason));
            list.add(line);
        }
        return CanonicalJson.encode(Map.of("letters", list));
    }

    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    byte[] replay(@RequestBody Order order) {
        Replayer.Outcome outcome =
                order.rehearsal() ? replayer.rehearse(order.wanted()) : replayer.replay(order.wanted());
        List<Map<String, Object>> left = new ArrayList<>();
        for (Replayer.Left each : outcome.left()) {
            Map<String, Object> line = line(each.letter());
            line.put("obstacle", each.reason());
            left.add(line);
        }
        return CanonicalJson.encode(Map.of(
                "replayed",
                outcome.replayed().stream().map(DeadLettersDoor::line).toList(),
                "left",
                left));
    }

    @ExceptionHandler(KafkaException.class)
    ResponseEntity<byte[]> notNow(KafkaException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.encode(Map.of(
                        "error", "Kafka did not take it (" + e.getMessage() + "); nothing was lost, ask again.")));
    }

    /** A letter without its payload. */
    private static Map<String, Object> line(DeadLetter letter) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", letter.id());
        line.put("topic", letter.topic());
        line.put("partition", letter.partition());
        line.put("offset", letter.offset());
        line.put("cause", letter.cause());
        line.put("key", letter.key());
        line.put("refusedAt", letter.refusedAt().toString());
        if (letter.bytes() != null) {
            line.put("bytes", letter.bytes());
        }
        if (letter.replayOf() != null) {
            line.put("replayOf", letter.replayOf());
        }
        return line;
    }
}
