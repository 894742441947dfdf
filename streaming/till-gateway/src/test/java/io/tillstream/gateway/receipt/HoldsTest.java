package io.tillstream.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.gateway.settings.Clocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private static final Source SALE = Source.parseReceiptNumber("s2-t1/1/7");
    private static final TillId HERE = TillId.parse("s1-t1");
    private static final TillId THERE = TillId.parse("s3-t1");
    private static final Source BACK_HERE = Source.parseReceiptNumber("s1-t1/1/40");

    private final Hands hands = new Hands();
    private final Holds holds = new Holds(new Clocks(hands, hands));

    @Test
    void givesAReceiptToOneTillAtATime() {
        assertThat(holds.take(SALE, HERE, Set.of(SALE))).isEmpty();

        assertThat(holds.take(SALE, THERE, Set.of(SALE))).contains(HERE);
    }

    @Test
    void givesItToTheNextOnceTheReturnHasArrived() {
        holds.take(SALE, HERE, Set.of(SALE));

        assertThat(holds.take(SALE, THERE, Set.of(SALE, BACK_HERE))).isEmpty();
        assertThat(holds.take(SALE, HERE, Set.of(SALE, BACK_HERE))).contains(THERE);
    }

    @Test
    void isNotMisledByAReturnOfAThirdTill() {
        holds.take(SALE, HERE, Set.of(SALE));

        assertThat(holds.take(SALE, THERE, Set.of(SALE, Source.parseReceiptNumber("s4-t1/1/3"))))
                .contains(HERE);
    }

    @Test
    void waitsForBothReturnsOfATillThatAskedTwice() {
        holds.take(SALE, HERE, Set.of(SALE));
        holds.take(SALE, HERE, Set.of(SALE));

        assertThat(holds.take(SALE, THERE, Set.of(SALE, BACK_HERE))).contains(HERE);
        assertThat(holds.take(SALE, THERE, Set.of(SALE, BACK_HERE, Source.parseReceiptNumber("s1-t1/1/41"))))
                .isEmpty();
    }

    @Test
    void givesItToTheNextOnceItIsLetGoOf() {
        holds.take(SALE, HERE, Set.of(SALE));

        holds.letGo(SALE, THERE);
        assertThat(holds.take(SALE, THERE, Set.of(SALE))).contains(HERE);
        holds.letGo(SALE, HERE);

        assertThat(holds.take(SALE, THERE, Set.of(SALE))).isEmpty();
    }

    @Test
    void stillWaitsForAConfirmedReturnWhenTheNextIsLeft() {
        holds.take(SALE, HERE, Set.of(SALE));
        holds.take(SALE, HERE, Set.of(SALE));

        holds.letGo(SALE, HERE);

        assertThat(holds.take(SALE, THERE, Set.of(SALE))).contains(HERE);
    }

    @Test
    void forgetsATillThatWasNotHeardOfAgain() {
        holds.take(SALE, HERE, Set.of(SALE));

        hands.move(Holds.TIME);

        assertThat(holds.take(SALE, THERE, Set.of(SALE))).isEmpty();
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        void move(Duration on) {
            now = now.plus(on);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
