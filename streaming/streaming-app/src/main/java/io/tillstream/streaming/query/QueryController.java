package io.tillstream.streaming.query;

import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.streaming.running.Lag;
import io.tillstream.topologies.lease.Leases;
import io.tillstream.topologies.ledger.ByKey;
import io.tillstream.topologies.ledger.ByStore;
import io.tillstream.topologies.loss.CashierConduct;
import io.tillstream.topologies.points.PointsLedger;
import io.tillstream.topologies.profile.MemberProfiles;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.till.TillPositions;
import io.tillstream.wire.Keys;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private final Switchboard switchboard;

    QueryController(Ledgers ledgers, Lag lag, Switchboard switchboard) {
        this.ledgers = ledgers;
        this.lag = lag;
        this.switchboard = switchboard;
    }

    @GetMapping("/positions")
    ResponseEntity<byte[]> positions(HttpServletRequest question) {
        List<TillPosition> positions = new ArrayList<>(ledgers.positions());
        positions.addAll(switchboard.fromAll(question, TillPositions.STORE, TillPosition[].class));
        positions.sort(Comparator.comparing(TillPosition::till).thenComparingInt(TillPosition::epoch));
        return Answers.json(HttpStatus.OK, positions);
    }

    @GetMapping("/sales/{store}/{date}")
    ResponseEntity<byte[]> sales(
            @PathVariable String store,
            @PathVariable String date,
            @RequestParam(required = false) @Nullable String knownOn,
            HttpServletRequest question) {
        LocalDate day = date(date);
        LocalDate known = knownOn == null ? null : date(knownOn);
        return switchboard.ask(
                question,
                switchboard.holderOf(SalesByStoreDay.PARTS, Keys.storeDay(StoreId.of(store), day), new ByStore()),
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
        return switchboard.ask(
                question,
                switchboard.holderOf(PointsLedger.STORE, key, new ByKey()),
                () -> ledgers.points(key),
                "Member " + member + " has no points entry.");
    }

    @GetMapping("/points/{member}/account")
    ResponseEntity<byte[]> account(
            @PathVariable String member,
            @RequestParam(required = false) @Nullable String on,
            HttpServletRequest question) {
        MemberId whose = MemberId.of(member);
        LocalDate day = on == null ? null : date(on);
        return switchboard.ask(
                question,
                switchboard.holderOf(PointsLedger.ACCOUNTS, whose.value(), new ByKey()),
                () -> ledgers.account(whose, day),
                "Member " + member + " has no points entry.");
    }

    @GetMapping("/points-liability")
    ResponseEntity<byte[]> liability(HttpServletRequest question) {
        return Answers.json(HttpStatus.OK, LiabilityAnswer.of(parts(question), ledgers.programme()));
    }

    @GetMapping("/points-liability/parts")
    ResponseEntity<byte[]> liabilityParts(HttpServletRequest question) {
        return Answers.json(HttpStatus.OK, parts(question));
    }

    private List<PointsLiability> parts(HttpServletRequest question) {
        List<PointsLiability> parts = new ArrayList<>(List.of(ledgers.liability()));
        parts.addAll(switchboard.fromAll(
                question, PointsLedger.OUTSTANDING, "/api/points-liability/parts", PointsLiability[].class));
        return parts;
    }

    @GetMapping("/members/{member}/profile")
    ResponseEntity<byte[]> profile(@PathVariable String member, HttpServletRequest question) {
        MemberId whose = MemberId.of(member);
        return switchboard.ask(
                question,
                switchboard.holderOf(MemberProfiles.VISITS, whose.value(), new ByKey()),
                () -> ledgers.profile(whose),
                "Member " + member + " has bought nothing yet.");
    }

    @GetMapping("/members/{member}/segments")
    ResponseEntity<byte[]> segments(@PathVariable String member, HttpServletRequest question) {
        MemberId whose = MemberId.of(member);
        return switchboard.ask(
                question,
                switchboard.holderOf(MemberProfiles.STAYS, whose.value(), new ByKey()),
                () -> ledgers.segments(whose),
                "Member " + member + " was never in a segment.");
    }

    @GetMapping("/loss-signals")
    ResponseEntity<byte[]> lossSignals(HttpServletRequest question) {
        List<LossSignal> signals = new ArrayList<>(ledgers.lossSignals());
        signals.addAll(switchboard.fromAll(question, CashierConduct.SIGNALS, LossSignal[].class));
        return Answers.json(HttpStatus.OK, signals);
    }

    @GetMapping("/leases/{pool}")
    ResponseEntity<byte[]> leases(@PathVariable String pool, HttpServletRequest question) {
        LeasePool key = LeasePool.of(pool);
        return switchboard.ask(
                question,
                key.pointsOf()
                        .map(member -> switchboard.holderOf(Leases.POINTS, member.value(), new ByKey()))
                        .orElseGet(() -> switchboard.holderOf(Leases.STORE, key.value(), new ByKey())),
                () -> ledgers.leases(key),
                "Nothing was ever loaded to or spent of " + pool + ".");
    }

    @GetMapping("/lag")
    ResponseEntity<byte[]> lag() throws ExecutionException, InterruptedException, TimeoutException {
        return Answers.json(HttpStatus.OK, Map.of("records", lag.records()));
    }
}
