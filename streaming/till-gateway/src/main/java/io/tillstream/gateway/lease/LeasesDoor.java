package io.tillstream.gateway.lease;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.Lease;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.ledger.LedgerQuestions;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.gateway.settings.Clocks;
import io.tillstream.wire.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lends a till a part of something limited, and takes back what is left of it. */
@RestController
final class LeasesDoor {
    /** Longer than anybody stands at a counter. */
    private static final Duration ONE_CUSTOMER = Duration.ofMinutes(15);

    /** For everybody's customers, so long that a till sells on through most failures of a line. */
    private static final Duration MANY_CUSTOMERS = Duration.ofHours(4);

    /** More payments than one purchase has. */
    private static final int MOST_ATTEMPTS = 100;

    private final SignatureCheck signatures;
    private final LedgerQuestions<LeaseRequest, Lease> questions;
    private final TopicWriter log;
    private final Clocks clocks;

    LeasesDoor(
            SignatureCheck signatures, LedgerQuestions<LeaseRequest, Lease> questions, TopicWriter log, Clocks clocks) {
        this.signatures = signatures;
        this.questions = questions;
        this.log = log;
        this.clocks = clocks;
    }

    /** What a till sends to have a lease: the number it chose, of what, and how much it would like. */
    record Wish(String lease, LeasePool pool, long units) {
        Wish {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(pool, "pool");
        }
    }

    /** What a till sends to end one: the payments in its journal that spent of it, or how much its sales say they did. */
    record Ending(
            String lease,
            LeasePool pool,
            List<String> attempts,
            @Nullable Long spent) {
        Ending {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(pool, "pool");
            attempts = List.copyOf(attempts);
        }
    }

    @PostMapping("/till/v1/leases")
    ResponseEntity<byte[]> lend(HttpServletRequest request) throws IOException, InterruptedException {
        SignedRequest signed = signatures.open(request);
        LeaseAsked asked = asked(signed);
        Lease lease = questions.ask(asked.lease(), asked.pool().value(), asked);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(CanonicalJson.encode(lease));
    }

    private LeaseAsked asked(SignedRequest signed) {
        Wish wish = read(signed, Wish.class, "lease, pool and units");
        TillId till = signed.device().till();
        Instant now = now();
        try {
            Instant until = now.plus(isForMany(wish.pool()) ? MANY_CUSTOMERS : ONE_CUSTOMER);
            return new LeaseAsked(own(wish.lease(), till), wish.pool(), till, wish.units(), until, now);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Units",
                    Long.toString(wish.units()),
                    "a lease is of at least 1",
                    "ask for what the customer wants to pay");
        }
    }

    private static boolean isForMany(LeasePool pool) {
        return pool.promotion().isPresent() && !pool.isOfMember();
    }

    @PostMapping("/till/v1/leases/ended")
    ResponseEntity<Void> end(HttpServletRequest request) throws IOException {
        SignedRequest signed = signatures.open(request);
        Ending ending = read(signed, Ending.class, "lease, pool and attempts");
        TillId till = signed.device().till();
        if (ending.attempts().size() > MOST_ATTEMPTS) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Attempts",
                    Integer.toString(ending.attempts().size()),
                    "a lease pays at most " + MOST_ATTEMPTS + " times",
                    "name only those that spent of this lease");
        }
        LeaseReturned back = new LeaseReturned(
                own(ending.lease(), till), ending.pool(), till, ending.attempts(), spent(ending), now());
        try {
            log.append(Topics.LEASE_REQUEST.name(), back.pool().value(), List.of(CanonicalJson.encode(back)));
        } catch (TopicWriter.LogUnavailable e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Log",
                    "did not acknowledge",
                    "a lease is returned only then",
                    "send it again");
        }
        return ResponseEntity.noContent().build();
    }

    private static @Nullable Long spent(Ending ending) {
        Long spent = ending.spent();
        if (spent != null && spent < 0) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Spent",
                    spent.toString(),
                    "a lease is spent or it is not",
                    "say 0 or more, or leave it out");
        }
        return spent;
    }

    private Instant now() {
        return clocks.business().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> T read(SignedRequest signed, Class<T> type, String parts) {
        try {
            return CanonicalJson.decode(signed.body(), type);
        } catch (UnreadableFact e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Lease",
                    String.valueOf(e.getMessage()).replaceFirst("\\.$", ""),
                    "it is JSON with " + parts,
                    "see docs/reference/till-protocol.md");
        }
    }

    /** Numbers begin with the till, so that no till asks by another's. */
    private static String own(String lease, TillId till) {
        if (!lease.matches("[a-z0-9-]{1,40}/[A-Za-z0-9-]{1,40}") || !lease.startsWith(till + "/")) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Lease",
                    lease,
                    "its number is the till and up to 40 letters and digits, " + till + "/7f3a",
                    "choose such a one");
        }
        return lease;
    }
}
