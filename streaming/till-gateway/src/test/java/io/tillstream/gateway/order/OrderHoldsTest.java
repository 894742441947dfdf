package io.tillstream.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.OrderId;
import io.tillstream.events.TillId;
import io.tillstream.gateway.settings.Clocks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OrderHoldsTest {
    private static final OrderId ORDER = OrderId.of("wk7b2m5q3x4ad");
    private static final TillId HERE = TillId.parse("s1-t1");
    private static final TillId THERE = TillId.parse("s1-t2");

    private final Hands hands = new Hands();
    private final OrderHolds holds = new OrderHolds(new Clocks(hands, hands));

    @Test
    void givesAnOrderToOneTillAtATime() {
        assertThat(holds.take(ORDER, HERE)).isEmpty();

        assertThat(holds.take(ORDER, THERE)).contains(HERE);
        assertThat(holds.take(ORDER, HERE)).isEmpty();
        assertThat(holds.take(OrderId.of("waaaaaaaaaaaa"), THERE)).isEmpty();
    }

    @Test
    void givesItToTheNextOnceItIsLetGoOf() {
        holds.take(ORDER, HERE);

        holds.letGo(ORDER, THERE);
        assertThat(holds.take(ORDER, THERE)).contains(HERE);
        holds.letGo(ORDER, HERE);
        assertThat(holds.take(ORDER, THERE)).isEmpty();
    }

    @Test
    void keepsItFromTheOthersForFiveMinutesOnly() {
        holds.take(ORDER, HERE);

        hands.now = hands.now.plus(OrderHolds.TIME).minusMillis(1);
        assertThat(holds.take(ORDER, THERE)).contains(HERE);
        hands.now = hands.now.plusMillis(1);
        assertThat(holds.take(ORDER, THERE)).isEmpty();
    }

    @Test
    void keepsOrdersOfOtherStoresApart() {
        holds.take(ORDER, HERE);

        assertThat(holds.take(ORDER, TillId.parse("s2-t1"))).isEmpty();
    }

    /** A clock whose hands are moved. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2011-11-09T12:00:00Z");

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
            throw new UnsupportedOperationException();
        }
    }
}
