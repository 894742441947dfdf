package io.tillstream.topologies.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tills ask, spend and return while the network holds facts back as it likes and in any order between tills. What tills have
 * spent, arrived or not, is compared after each step with what there is.
 */
class LeaseSchedulesTest {
    private static final LeasePool CARD = LeasePool.of("gift-card|gc-7|GBP");
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final int TILLS = 4;
    private static final int STEPS = 300;

    static long[] seeds() {
        return new Random(Long.getLong("test.seed", 20_111_109L))
                .longs(Integer.getInteger("test.schedules", 300))
                .toArray();
    }

    /** How the ledger hears of what a lease was spent on. */
    private enum Naming {
        /** Payments, which the till names when it returns the lease. */
        BY_THE_RETURN,
        /** Sales, which name the lease. */
        BY_THE_SALE
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noScheduleSpendsMoreThanThereIsAndNothingStaysHeld(long seed) {
        assertNothingIsOverspent(new Chain(seed, Naming.BY_THE_RETURN, (before, after) -> after));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noScheduleOverspendsALimitWhoseSalesNameTheirLeases(long seed) {
        assertNothingIsOverspent(new Chain(seed, Naming.BY_THE_SALE, (before, after) -> after));
    }

    private static void assertNothingIsOverspent(Chain chain) {
        chain.run();
        chain.deliverEverything();

        assertThat(chain.pool.open()).isEmpty();
        assertThat(chain.pool.arrived()).isEmpty();
        assertThat(chain.pool.early()).isEmpty();
        assertThat(chain.pool.spent()).isEqualTo(chain.spentAtTills);
        assertThat(chain.pool.free()).isEqualTo(chain.loaded - chain.spentAtTills);
    }

    /** A ledger that gives a returned lease free at once, whatever is still on its way: the harness must see that. */
    @Test
    void aLedgerThatDoesNotWaitForPaymentsIsCaught() {
        assertCaught(Naming.BY_THE_RETURN, LeaseSchedulesTest::withoutReturned);
    }

    @Test
    void aLedgerThatDoesNotWaitForSalesIsCaught() {
        assertCaught(Naming.BY_THE_SALE, LeaseSchedulesTest::withoutReturned);
    }

    /** A ledger that takes what a sale says off the lease, but not off what there is. */
    @Test
    void aLedgerThatTakesASaleForNothingIsCaught() {
        assertCaught(
                Naming.BY_THE_SALE,
                (before, after) -> after.spent() > before.spent()
                        ? new Pool(
                                after.filled(),
                                before.spent(),
                                after.open(),
                                after.arrived(),
                                after.over(),
                                after.early())
                        : after);
    }

    private static void assertCaught(Naming naming, BinaryOperator<Pool> bug) {
        assertThatThrownBy(() -> {
                    for (long seed : seeds()) {
                        new Chain(seed, naming, bug).run();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("spent at tills");
    }

    private static Pool withoutReturned(Pool before, Pool after) {
        Map<String, Pool.Open> kept = new HashMap<>(after.open());
        kept.values().removeIf(lease -> lease.returned() != null);
        return new Pool(after.filled(), after.spent(), kept, after.arrived(), after.over(), after.early());
    }

    /** One gift card, some tills, and everything that is on its way to the ledger. */
    private static final class Chain {
        private final Random random;
        private final long seed;
        private final Naming naming;
        private final BinaryOperator<Pool> bug;
        private final List<List<Runnable>> onTheWay = new ArrayList<>();
        private final Map<Integer, Lease> held = new HashMap<>();
        private Pool pool = Pool.EMPTY;
        private long loaded;
        private long spentAtTills;
        private int numbers;

        /** A lease as its till knows it. */
        private static final class Lease {
            private final String number;
            private long left;
            private long spent;
            private final Set<String> attempts = new TreeSet<>();

            Lease(String number, long left) {
                this.number = number;
                this.left = left;
            }
        }

        Chain(long seed, Naming naming, BinaryOperator<Pool> bug) {
            this.seed = seed;
            this.naming = naming;
            this.random = new Random(seed);
            this.bug = bug;
            // A till's journal and its questions go different ways.
            for (int way = 0; way < 2 * TILLS; way++) {
                onTheWay.add(new ArrayList<>());
            }
            load(0);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                int till = random.nextInt(TILLS);
                switch (random.nextInt(40)) {
                    case 0 -> load(till);
                    case 1, 2, 3, 4, 5 -> ask(till);
                    case 6, 7, 8, 9, 10 -> spend(till);
                    case 11, 12, 13 -> giveBack(till);
                    default -> deliver();
                }
                assertThat(spentAtTills)
                        .as("spent at tills, seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(loaded);
            }
        }

        void deliverEverything() {
            for (int till = 0; till < TILLS; till++) {
                giveBack(till);
            }
            while (onTheWay.stream().anyMatch(way -> !way.isEmpty())) {
                deliver();
                for (int till = 0; till < TILLS; till++) {
                    giveBack(till);
                }
            }
        }

        private void change(Pool after) {
            pool = bug.apply(pool, after);
        }

        /** The card is worth more as soon as it is paid for; the ledger hears of it later. */
        private void load(int till) {
            long units = random.nextInt(1, 50);
            loaded += units;
            onTheWay.get(till).add(() -> change(pool.filledBy(units)));
        }

        private void ask(int till) {
            if (held.containsKey(till)) {
                return;
            }
            String number = "q-" + numbers++;
            LeaseAsked asked =
                    new LeaseAsked(number, CARD, id(till), random.nextInt(1, 40), NOON.plusSeconds(600), NOON);
            held.put(till, new Lease(number, 0));
            onTheWay.get(TILLS + till).add(() -> {
                change(pool.leasing(asked));
                Pool.Open lease = pool.open().get(number);
                if (lease == null) {
                    held.remove(till);
                } else {
                    Objects.requireNonNull(held.get(till)).left = lease.units();
                }
            });
        }

        private void spend(int till) {
            Lease lease = held.get(till);
            if (lease == null || lease.left == 0) {
                return;
            }
            long units = random.nextLong(1, lease.left + 1);
            String attempt = id(till) + "/1/" + numbers++;
            lease.left -= units;
            lease.spent += units;
            lease.attempts.add(attempt);
            spentAtTills += units;
            onTheWay.get(till)
                    .add(() -> change(
                            naming == Naming.BY_THE_SALE
                                    ? pool.spendingOf(lease.number, units, NOON)
                                    : pool.spending(units, attempt, NOON)));
        }

        private void giveBack(int till) {
            Lease lease = held.get(till);
            if (lease == null || (lease.left == 0 && lease.attempts.isEmpty())) {
                return;
            }
            held.remove(till);
            LeaseReturned back = naming == Naming.BY_THE_SALE
                    ? new LeaseReturned(lease.number, CARD, id(till), List.of(), lease.spent, NOON)
                    : new LeaseReturned(lease.number, CARD, id(till), List.copyOf(lease.attempts), NOON);
            onTheWay.get(TILLS + till).add(() -> change(pool.returning(back, NOON)));
        }

        private void deliver() {
            List<Runnable> way = onTheWay.get(random.nextInt(onTheWay.size()));
            if (!way.isEmpty()) {
                way.removeFirst().run();
            }
        }

        private static TillId id(int till) {
            return TillId.parse("s1-t" + (till + 1));
        }
    }
}
