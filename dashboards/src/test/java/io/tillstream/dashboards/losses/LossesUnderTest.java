package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.PinVerifier;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A store with a cashier who reverses sales for cash, an honest busy one, and a member who keeps points. */
final class LossesUnderTest {
    static final String CASHIER_KEY = "CASHIER|s91|c91|VOID_FOR_CASH";
    static final String MEMBER_KEY = "MEMBER|mqqqqqqqqqqqqqqqq|POINTS_KEPT";
    private static final StoreId STORE = StoreId.of("s91");
    private static final LocalDate SINCE = LocalDate.parse("2011-10-10");

    private static final Instant SOLD = Instant.parse("2011-10-12T10:04:00Z");

    private LossesUnderTest() {}

    static void say(RealParts parts) {
        parts.publish(Topics.STORE, "s91", TestShop.store(STORE));
        parts.publish(Topics.OPERATOR, "c91", operator("c91", "Nora"));
        goodsCameBack(parts);
        parts.publish(Topics.CASHIER_PERIOD, "s91|2011-10-10|c92", period("c92", 2_400, 4));
        cashier(parts, 22);
        member(parts, receipts(3));
    }

    /** The same member with two receipts more, in another store. */
    static void memberElsewhere(RealParts parts) {
        List<Source> receipts = new ArrayList<>(receipts(3));
        receipts.add(new Source(TillId.parse("s94-t1"), 1, 7));
        receipts.add(new Source(TillId.parse("s94-t1"), 1, 8));
        member(parts, receipts);
    }

    private static void member(RealParts parts, List<Source> receipts) {
        parts.publish(
                Topics.LOSS_SIGNAL,
                MEMBER_KEY,
                new LossSignal(
                        LossSignal.Subject.MEMBER,
                        "mqqqqqqqqqqqqqqqq",
                        null,
                        LossSignal.Reason.POINTS_KEPT,
                        null,
                        360,
                        410,
                        0,
                        0,
                        Money.parse("90.00 GBP"),
                        receipts));
    }

    /** A sale for 3.20 and its reversal two minutes later, older than what is kept in memory. */
    private static void goodsCameBack(RealParts parts) {
        TillId till = TillId.parse("s91-t1");
        JournalRecord sold = TestShop.sale(till, 0, 1, SOLD, 1, 1);
        parts.publish(Topics.ACCEPTED, "s91", sold);
        parts.publish(
                Topics.ACCEPTED, "s91", TestShop.reversal((Sale) sold.fact(), 2, SOLD.plus(Duration.ofMinutes(2))));
    }

    /** The period as it is at so many reversals, while the signal still speaks of fewer. */
    static void counted(RealParts parts, long count) {
        parts.publish(Topics.CASHIER_PERIOD, "s91|2011-10-10|c91", period("c91", 300, count));
    }

    static void cashier(RealParts parts, long count) {
        counted(parts, count);
        parts.publish(
                Topics.LOSS_SIGNAL,
                CASHIER_KEY,
                new LossSignal(
                        LossSignal.Subject.CASHIER,
                        "c91",
                        STORE,
                        LossSignal.Reason.VOID_FOR_CASH,
                        SINCE,
                        count,
                        300,
                        4,
                        2_400,
                        Money.parse("412.50 GBP"),
                        receipts(count)));
    }

    static void nothingAnyMore(RealParts parts) {
        parts.publish(Topics.LOSS_SIGNAL, CASHIER_KEY, null);
        parts.publish(Topics.LOSS_SIGNAL, MEMBER_KEY, null);
    }

    private static CashierPeriod period(String operator, long sales, long voids) {
        List<Conduct> conduct = new ArrayList<>();
        conduct.add(new Conduct(Conduct.Kind.VOID_FOR_CASH, voids, Money.parse("412.50 GBP"), receipts(voids)));
        conduct.add(new Conduct(Conduct.Kind.NO_SALE, 3, null, List.of()));
        return new CashierPeriod(STORE, operator, LocalDate.parse("2011-10-10"), sales, conduct);
    }

    private static List<Source> receipts(long count) {
        TillId till = TillId.parse("s91-t1");
        return Stream.concat(
                        Stream.of(new Source(till, 0, 2)),
                        LongStream.range(1, count).mapToObj(sequence -> new Source(till, 1, sequence)))
                .toList();
    }

    private static Operator operator(String code, String name) {
        return new Operator(
                code,
                name,
                Operator.Role.CASHIER,
                List.of(STORE),
                new PinVerifier(10_000, "0".repeat(32), Hash.GENESIS),
                null,
                Instant.parse("2012-01-01T00:00:00Z"),
                false);
    }
}
