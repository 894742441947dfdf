package io.tillstream.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.ledger.Lease;
import io.tillstream.gateway.log.Followed;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiftCardsTest {
    private static final String CARD = "TSG0000000000017";
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");

    private final GiftCards cards = new GiftCards();

    private void hasSpent(String amount) {
        Money loaded = Money.parse("20.00 GBP");
        Money spent = Money.parse(amount);
        cards.receive(List.of(new Followed(
                Topics.GIFT_CARD.name(),
                CARD,
                CanonicalJson.encode(new GiftCardBalance(CARD, loaded.minus(spent), loaded, spent, NOON)))));
    }

    private void isLent(String lease, String account) {
        LeasePool pool = LeasePool.ofGiftCard(account, CurrencyUnit.of("GBP"));
        cards.receive(List.of(new Followed(
                Topics.LEASE.name(),
                lease,
                CanonicalJson.encode(new Lease(lease, pool, TillId.parse("s1-t1"), 500, 1500, NOON)))));
    }

    private void isOver(String lease) {
        cards.receive(List.of(new Followed(Topics.LEASE.name(), lease, null)));
    }

    @Test
    void isUntouchedUntilSomethingWasSpent() {
        assertThat(cards.isUntouched(CARD)).isFalse();
        hasSpent("0.00 GBP");
        assertThat(cards.isUntouched(CARD)).isTrue();
        hasSpent("0.01 GBP");
        assertThat(cards.isUntouched(CARD)).isFalse();
    }

    @Test
    void mayBeSpentWhileATillHoldsALeaseOfIt() {
        hasSpent("0.00 GBP");
        isLent("q-1", CARD);
        isLent("q-2", CARD);
        isOver("q-1");
        assertThat(cards.isUntouched(CARD)).isFalse();

        isOver("q-2");
        assertThat(cards.isUntouched(CARD)).isTrue();
    }

    @Test
    void hasNothingToDoWithTheLeaseOfAnother() {
        hasSpent("0.00 GBP");
        isLent("q-1", CARD + "1");

        assertThat(cards.isUntouched(CARD)).isTrue();
    }
}
