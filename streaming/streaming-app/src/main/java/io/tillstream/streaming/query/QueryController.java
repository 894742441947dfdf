package io.tillstream.streaming.query;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.streaming.running.Lag;
import io.tillstream.wire.Keys;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The query endpoints; see docs/reference/query-api.md. Bodies are canonical JSON. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class QueryController {
    private final Ledgers ledgers;
    private final Lag lag;

    QueryController(Ledgers ledgers, Lag lag) {
        this.ledgers = ledgers;
        this.lag = lag;
    }

    @GetMapping("/positions")
    ResponseEntity<byte[]> positions() {
        return json(HttpStatus.OK, ledgers.positions());
    }

    @GetMapping("/stock/{store}/{gtin}")
    ResponseEntity<byte[]> stock(@PathVariable String store, @PathVariable String gtin) {
        return found(
                ledgers.stock(Keys.storeItem(StoreId.of(store), Gtin.ofDigits(gtin))),
                "Nothing was received or sold of item " + gtin + " in store " + store + ".");
    }

    @GetMapping("/sales/{store}/{date}")
    ResponseEntity<byte[]> sales(
            @PathVariable String store,
            @PathVariable String date,
            @RequestParam(required = false) @Nullable String knownOn) {
        LocalDate day = date(date);
        return found(
                ledgers.day(StoreId.of(store), day, knownOn == null ? null : date(knownOn)),
                "Store " + store + " has no receipt of " + day + ".");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a date such as 2026-11-27.", e);
        }
    }

    @GetMapping("/points/{member}")
    ResponseEntity<byte[]> points(@PathVariable String member) {
        return found(ledgers.points(MemberId.of(member).value()), "Member " + member + " has no points entry.");
    }

    @GetMapping("/leases/{pool}")
    ResponseEntity<byte[]> leases(@PathVariable String pool) {
        return found(ledgers.leases(LeasePool.of(pool)), "Nothing was ever loaded to or spent of " + pool + ".");
    }

    @GetMapping("/lag")
    ResponseEntity<byte[]> lag() throws ExecutionException, InterruptedException, TimeoutException {
        return json(HttpStatus.OK, Map.of("records", lag.records()));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<byte[]> notAValue(IllegalArgumentException e) {
        return error(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({InvalidStateStoreException.class, StreamsNotStartedException.class})
    ResponseEntity<byte[]> notReady() {
        return error(HttpStatus.SERVICE_UNAVAILABLE, "The ledgers are being loaded; ask again in a few seconds.");
    }

    private static ResponseEntity<byte[]> found(Optional<?> value, String otherwise) {
        return value.isPresent() ? json(HttpStatus.OK, value.get()) : error(HttpStatus.NOT_FOUND, otherwise);
    }

    private static ResponseEntity<byte[]> error(HttpStatus status, String message) {
        return json(status, Map.of("error", message));
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.encode(body));
    }
}
