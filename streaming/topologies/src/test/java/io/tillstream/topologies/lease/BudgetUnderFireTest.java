package io.tillstream.topologies.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journey M4: 200 tills redeem the last 100 vouchers at once, 50 of them offline. Never are more than 100 redeemed, counted
 * where they are redeemed; exactly 100 are once the offline tills are back and have returned what they did not use.
 */
class BudgetUnderFireTest {
    private static final LeasePool VOUCHERS = LeasePool.ofUses("voucher");
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final int TILLS = 200;
    private static final int OFFLINE = 50;
    private static final int LAST = 100;

    private Pool pool = Pool.EMPTY.of(LAST);
    private long redeemed;

    static long[] seeds() {
        return new Random(Long.getLong("test.seed", 100L)).longs(20).toArray();
    }

    /** A till with a lease, customers with vouchers, and records that have not been sent. */
    private final class Till {
        private final TillId id;
        private final List<Runnable> unsent = new ArrayList<>();
        private boolean isOnline = true;
        private int leases;
        private long left;
        private long spent;

        Till(int number) {
            this.id = new TillId(StoreId.of("s" + (1 + number / 10)), 1 + number % 10);
        }

        private String lease() {
            return id + "/" + leases;
        }

        void prefetch(long units) {
            leases++;
            pool = pool.leasing(new LeaseAsked(lease(), VOUCHERS, id, units, NOON.plusSeconds(3600), NOON));
            Pool.Open lent = pool.open().get(lease());
            left = lent == null ? 0 : lent.units();
            spent = 0;
        }

        /** A customer comes; one who is refused has lost nothing and may come again. */
        boolean redeem() {
            if (left == 0 && isOnline) {
                giveBack();
                prefetch(1);
            }
            if (left == 0) {
                return false;
            }
            left--;
            spent++;
            redeemed++;
            String lease = lease();
            unsent.add(() -> pool = pool.spendingOf(lease, 1, NOON));
            assertThat(redeemed).isLessThanOrEqualTo(LAST);
            send();
            return true;
        }

        void giveBack() {
            if (leases > 0) {
                pool = pool.returning(new LeaseReturned(lease(), VOUCHERS, id, List.of(), spent, NOON), NOON);
                left = 0;
            }
        }

        /** Sometimes late even where there is a network. */
        void send() {
            if (isOnline) {
                unsent.forEach(Runnable::run);
                unsent.clear();
            }
        }

        void comesBack() {
            isOnline = true;
            send();
            giveBack();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoHundredTillsRedeemTheLastHundredAndNeverMore(long seed) {
        Random random = new Random(seed);
        List<Till> tills = new ArrayList<>();
        for (int number = 0; number < TILLS; number++) {
            tills.add(new Till(number));
        }
        Collections.shuffle(tills, random);
        List<Till> cutOff = tills.subList(0, OFFLINE);
        cutOff.forEach(till -> {
            till.prefetch(1 + random.nextInt(2));
            till.isOnline = false;
        });
        List<Till> customers = new ArrayList<>(tills);
        Collections.shuffle(customers, random);

        for (Till till : customers) {
            if (till.isOnline || random.nextBoolean()) {
                till.redeem();
            }
        }
        assertThat(pool.free()).isZero();
        assertThat(redeemed).isLessThan(LAST);
        for (Till till : cutOff) {
            till.comesBack();
        }
        for (Till till : customers) {
            till.redeem();
            till.giveBack();
        }

        assertThat(redeemed).isEqualTo(LAST);
        assertThat(pool.spent()).isEqualTo(LAST);
        assertThat(pool.free()).isZero();
        assertThat(pool.open()).isEmpty();
    }
}
