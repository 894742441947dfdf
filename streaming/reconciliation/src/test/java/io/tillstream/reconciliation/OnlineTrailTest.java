package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain's time, by which it is told how long something waits: no till alone may move it ahead. */
class OnlineTrailTest {
    private static final Instant TOLD = Instant.parse("2011-11-09T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOURS = Duration.ofHours(3);

    @Test
    void isNotMovedByOneTillWhoseClockIsFast() {
        OnlineTrail trail = waiting(TOLD.plus(HOURS));
        trail.add(at("s1-t1", TOLD.plus(MINUTE)));
        trail.add(at("s1-t2", TOLD.plus(HOURS)));

        assertThat(trail.settle().orphans()).isEmpty();
        assertThat(trail.settle().waiting())
                .singleElement()
                .satisfies(one -> assertThat(one.waits()).isEqualTo(MINUTE));
    }

    @Test
    void isMovedByTwoTills() {
        OnlineTrail trail = waiting(TOLD.plus(HOURS));
        trail.add(at("s1-t1", TOLD.plus(HOURS)));
        trail.add(at("s1-t2", TOLD.plus(HOURS)));

        assertThat(trail.settle().orphans()).hasSize(1);
    }

    @Test
    void isNotMovedBeyondThisMachinesClockWhereThereIsOneTillOnly() {
        OnlineTrail trail = waiting(TOLD.plus(MINUTE));
        trail.add(at("s1-t1", TOLD.plus(HOURS)));

        assertThat(trail.settle().orphans()).isEmpty();
        assertThat(trail.settle().waiting()).hasSize(1);
    }

    /** A chain whose time was moved ahead is believed by what its portal tells. */
    @Test
    void isMovedByThePortalBeyondThisMachinesClock() {
        OnlineTrail trail = waiting(TOLD.minus(HOURS));
        PaidOnline later = payment("pbbbbbbbbbbbbbbbbbbbb", TOLD.plus(HOURS));
        trail.payment(later.payment(), CanonicalJson.encode(later));

        assertThat(trail.settle().orphans()).hasSize(1);
    }

    /** Money that nobody knows the order of. */
    private static OnlineTrail waiting(Instant machine) {
        OnlineTrail trail = new OnlineTrail(() -> machine);
        PaidOnline paid = payment("paaaaaaaaaaaaaaaaaaaa", TOLD);
        trail.payment(paid.payment(), CanonicalJson.encode(paid));
        return trail;
    }

    private static PaidOnline payment(String number, Instant at) {
        Money amount = Money.parse("25.20 GBP");
        return new PaidOnline(
                number,
                "wk7b2m5q3x4ad",
                StoreId.of("s1"),
                PaidOnline.Method.CARD,
                PaidOnline.State.APPROVED,
                amount,
                amount,
                Money.zero(amount.currency()),
                null,
                at);
    }

    private static JournalRecord at(String till, Instant at) {
        return new JournalRecord(
                new BasketCancelled(
                        Source.parseReceiptNumber(till + "/1/1"),
                        at,
                        LocalDate.parse("2011-11-09"),
                        "c1",
                        1,
                        Money.parse("1.00 GBP"),
                        List.of()),
                Hash.GENESIS,
                Hash.GENESIS);
    }
}
