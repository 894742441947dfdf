package io.tillstream.streaming.query;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.streaming.running.Lag;
import io.tillstream.topologies.lease.Leases;
import io.tillstream.topologies.ledger.ByKey;
import io.tillstream.topologies.ledger.ByStore;
import io.tillstream.topologies.points.PointsLedger;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.topologies.till.TillPositions;
import io.tillstream.wire.Keys;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
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
    private final Siblings siblings;

    QueryController(Ledgers ledgers, Lag lag, Siblings siblings) {
        this.ledgers = ledgers;
        this.lag = lag;
        this.siblings = siblings;
    }

    @GetMapping("/positions")
    ResponseEntity<byte[]> positions(HttpServletRequest question) {
        List<TillPosition> positions = new ArrayList<>(ledgers.positions());
        if (question.getHeader(Siblings.ASKED_FOR_ANOTHER) == null) {
            for (HostInfo sibling : siblings.holdersOf(TillPositions.STORE)) {
                Siblings.Answer answer = siblings.ask(sibling, question.getRequestURI());
                if (answer.status() != HttpStatus.OK.value()) {
                    return notReady();
                }
                positions.addAll(List.of(
                        CanonicalJson.decode(answer.body().getBytes(StandardCharsets.UTF_8), TillPosition[].class)));
            }
            positions.sort(Comparator.comparing(TillPosition::till).thenComparingInt(TillPosition::epoch));
        }
        return json(HttpStatus.OK, positions);
    }

    @GetMapping("/stock/{store}/{gtin}")
    ResponseEntity<byte[]> stock(@PathVariable String store, @PathVariable String gtin, HttpServletRequest question) {
        String key = Keys.storeItem(StoreId.of(store), Gtin.ofDigits(gtin));
        return where(
                question,
                siblings.holderOf(StockLedger.STORE, key, new ByStore()),
                () -> ledgers.stock(key),
                "Nothing was received or sold of item " + gtin + " in store " + store + ".");
    }

    @GetMapping("/sales/{store}/{date}")
    ResponseEntity<byte[]> sales(
            @PathVariable String store,
            @PathVariable String date,
            @RequestParam(required = false) @Nullable String knownOn,
            HttpServletRequest question) {
        LocalDate day = date(date);
        LocalDate known = knownOn == null ? null : date(knownOn);
        return where(
                question,
                siblings.holderOf(SalesByStoreDay.PARTS, Keys.storeDay(StoreId.of(store), day), new ByStore()),
                () -> ledgers.day(StoreId.of(store), day, known),
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
    ResponseEntity<byte[]> points(@PathVariable String member, HttpServletRequest question) {
        String key = MemberId.of(member).value();
        return where(
                question,
                siblings.holderOf(PointsLedger.STORE, key, new ByKey()),
                () -> ledgers.points(key),
                "Member " + member + " has no points entry.");
    }

    @GetMapping("/leases/{pool}")
    ResponseEntity<byte[]> leases(@PathVariable String pool, HttpServletRequest question) {
        LeasePool key = LeasePool.of(pool);
        return where(
                question,
                siblings.holderOf(Leases.STORE, key.value(), new ByKey()),
                () -> ledgers.leases(key),
                "Nothing was ever loaded to or spent of " + pool + ".");
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

    @ExceptionHandler(SiblingSilent.class)
    ResponseEntity<byte[]> silent(SiblingSilent e) {
        return error(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    /** Answered here, or by the instance that holds the key. */
    private ResponseEntity<byte[]> where(
            HttpServletRequest question, Optional<HostInfo> holder, Supplier<Optional<?>> here, String otherwise) {
        if (holder.isEmpty()) {
            return found(here.get(), otherwise);
        }
        if (question.getHeader(Siblings.ASKED_FOR_ANOTHER) != null) {
            // The two do not agree yet on who holds it.
            return notReady();
        }
        String more = question.getQueryString() == null ? "" : "?" + question.getQueryString();
        Siblings.Answer answer = siblings.ask(holder.get(), question.getRequestURI() + more);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
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
