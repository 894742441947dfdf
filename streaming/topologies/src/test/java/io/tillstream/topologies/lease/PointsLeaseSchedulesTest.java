package io.tillstream.topologies.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.topologies.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tills ask for one member's points, pay with them and return them while the network holds sales, questions and accounts back
 * as it likes. What tills have taken, arrived or not, is compared after each step with what there is.
 */
class PointsLeaseSchedulesTest {
    private static final LeasePool POOL = LeasePool.ofPoints(Shop.MEMBER);
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    private static final List<LocalDate> EXPIRIES =
            List.of(LocalDate.parse("2011-12-31"), LocalDate.parse("2012-01-31"), LocalDate.parse("2012-02-29"));
    private static final int TILLS = 4;
    private static final int STEPS = 300;

    static long[] seeds() {
        return new Random(Long.getLong("test.seed", 20_111_109L))
                .longs(Integer.getInteger("test.schedules", 300))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noScheduleTakesMoreThanThereIsAndNothingStaysHeld(long seed) {
        Chain chain = new Chain(seed, (before, after) -> after);

        chain.run();
        chain.deliverEverything();

        assertThat(chain.pool.pool().open()).isEmpty();
        assertThat(chain.pool.lots()).isEmpty();
        assertThat(chain.pool.pool().free()).isEqualTo(chain.earned - chain.takenAtTills);
    }

    /** A ledger that gives a returned lease free at once, whatever is still on its way. */
    @Test
    void aLedgerThatDoesNotWaitForPaymentsIsCaught() {
        assertCaught((before, after) -> {
            Map<String, Pool.Open> kept = new HashMap<>(after.pool().open());
            kept.values().removeIf(lease -> lease.returned() != null);
            return withOpen(after, kept);
        });
    }

    /** A ledger that thinks a lease over once the account has changed, be it by somebody's earnings. */
    @Test
    void aLedgerThatTakesAnyAccountForTheOneWithThePaymentIsCaught() {
        assertCaught((before, after) ->
                Objects.equals(before.account(), after.account()) ? after : withOpen(after, Map.of()));
    }

    /** A ledger that names a payment of several lots as soon as the first of them is booked. */
    @Test
    void aLedgerThatNamesAPaymentBeforeItsLastLotIsCaught() {
        assertCaught((before, after) -> after, Naming.AT_THE_FIRST_LOT);
    }

    private static PointsPool withOpen(PointsPool pool, Map<String, Pool.Open> open) {
        Pool of = pool.pool();
        Map<String, List<PointsLot>> lots = new HashMap<>(pool.lots());
        lots.keySet().retainAll(open.keySet());
        return new PointsPool(
                pool.account(), new Pool(of.filled(), of.spent(), open, of.arrived(), of.over(), of.early()), lots);
    }

    private static void assertCaught(BinaryOperator<PointsPool> bug) {
        assertCaught(bug, Naming.AT_THE_LAST_LOT);
    }

    /** Some take thousands of schedules, of which a second has many. */
    private static void assertCaught(BinaryOperator<PointsPool> bug, Naming naming) {
        assertThatThrownBy(
                        () -> new Random(seeds()[0]).longs(20_000).forEach(seed -> new Chain(seed, bug, naming).run()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("taken at tills");
    }

    /** When an account says of a payment that it is in. */
    private enum Naming {
        AT_THE_LAST_LOT,
        AT_THE_FIRST_LOT
    }

    /** One member, some tills, and everything that is on its way. */
    private static final class Chain {
        private final Random random;
        private final long seed;
        private final BinaryOperator<PointsPool> bug;
        private final Naming naming;
        private final List<Deque<Runnable>> onTheWay = new ArrayList<>();
        private final Deque<PointsAccount> told = new ArrayDeque<>();
        private final Map<Integer, Held> held = new HashMap<>();
        private final Map<LocalDate, Long> lots = new HashMap<>();
        private final List<String> payments = new ArrayList<>();
        private PointsPool pool = PointsPool.EMPTY;
        private long earned;
        private long takenAtTills;
        private int numbers;

        /** A lease as its till knows it. */
        private static final class Held {
            private final String number;
            private List<PointsLot> left = List.of();
            private final Set<String> attempts = new TreeSet<>();
            private boolean isAnswered;

            Held(String number) {
                this.number = number;
            }

            long points() {
                return left.stream().mapToLong(PointsLot::points).sum();
            }
        }

        Chain(long seed, BinaryOperator<PointsPool> bug) {
            this(seed, bug, Naming.AT_THE_LAST_LOT);
        }

        Chain(long seed, BinaryOperator<PointsPool> bug, Naming naming) {
            this.seed = seed;
            this.naming = naming;
            this.random = new Random(seed);
            this.bug = bug;
            // A till's journal and its questions go different ways.
            for (int way = 0; way < 2 * TILLS; way++) {
                onTheWay.add(new ArrayDeque<>());
            }
            earn(0);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                int till = random.nextInt(TILLS);
                switch (random.nextInt(40)) {
                    case 0, 1 -> earn(till);
                    case 2, 3, 4, 5, 6 -> ask(till);
                    case 7, 8, 9, 10, 11 -> pay(till);
                    case 12, 13, 14 -> giveBack(till);
                    default -> deliver();
                }
                long lent = held.values().stream().mapToLong(Held::points).sum();
                assertThat(takenAtTills + lent)
                        .as("taken at tills or lent to them, seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(earned);
            }
        }

        void deliverEverything() {
            do {
                for (int till = 0; till < TILLS; till++) {
                    giveBack(till);
                }
                deliver();
            } while (!told.isEmpty() || !held.isEmpty() || onTheWay.stream().anyMatch(way -> !way.isEmpty()));
        }

        private void change(PointsPool after) {
            pool = bug.apply(pool, after);
        }

        /** The ledger hears of it later, and whoever lends later still. */
        private void earn(int till) {
            long points = random.nextInt(1, 30);
            earned += points;
            LocalDate expiry = EXPIRIES.get(random.nextInt(EXPIRIES.size()));
            onTheWay.get(till).add(() -> book(expiry, points, null));
        }

        private void book(LocalDate expiry, long points, @Nullable String payment) {
            lots.merge(expiry, points, Long::sum);
            if (payment != null) {
                payments.remove(payment);
                payments.add(payment);
            }
            List<PointsAccount.Lot> left = EXPIRIES.stream()
                    .filter(one -> lots.getOrDefault(one, 0L) > 0)
                    .map(one -> new PointsAccount.Lot(lots.getOrDefault(one, 0L), null, one))
                    .toList();
            assertThat(lots.values())
                    .as("taken at tills of a lot, seed %d", seed)
                    .allSatisfy(content -> assertThat(content).isNotNegative());
            int first = Math.max(0, payments.size() - PointsAccount.LATEST_PAYMENTS);
            told.add(new PointsAccount(
                    Shop.MEMBER,
                    TODAY,
                    left,
                    0,
                    0,
                    0,
                    List.of(),
                    null,
                    NOON,
                    new PointsAccount.Rate(100, Shop.pounds("1.00")),
                    payments.subList(first, payments.size())));
        }

        private void ask(int till) {
            if (held.containsKey(till)) {
                return;
            }
            String number = "q-" + numbers++;
            LeaseAsked asked =
                    new LeaseAsked(number, POOL, id(till), random.nextInt(1, 40), NOON.plusSeconds(600), NOON);
            Held lease = new Held(number);
            held.put(till, lease);
            onTheWay.get(TILLS + till).add(() -> {
                change(pool.leasing(asked));
                lease.isAnswered = true;
                lease.left = pool.lots().getOrDefault(number, List.of());
                Pool.Open lent = pool.pool().open().get(number);
                assertThat(lease.points()).isEqualTo(lent == null ? 0 : lent.units());
            });
        }

        /** With all lots of a lease or with some points of its first. */
        private void pay(int till) {
            Held lease = held.get(till);
            if (lease == null || lease.left.isEmpty()) {
                return;
            }
            String attempt = id(till) + "/1/" + numbers++;
            List<PointsLot> paid = new ArrayList<>(lease.left);
            List<PointsLot> rest = List.of();
            if (random.nextBoolean() && paid.getFirst().points() > 1) {
                PointsLot first = paid.removeFirst();
                List<PointsLot> others = new ArrayList<>(paid);
                others.addFirst(new PointsLot(first.points() - 1, first.expiresOn()));
                paid = List.of(new PointsLot(1, first.expiresOn()));
                rest = others;
            }
            lease.left = rest;
            lease.attempts.add(attempt);
            for (PointsLot lot : paid) {
                takenAtTills += lot.points();
            }
            List<PointsLot> spent = paid;
            onTheWay.get(till)
                    .add(() -> spent.forEach(lot -> book(
                            Objects.requireNonNull(lot.expiresOn()),
                            -lot.points(),
                            naming == Naming.AT_THE_FIRST_LOT || lot.equals(spent.getLast()) ? attempt : null)));
        }

        private void giveBack(int till) {
            Held lease = held.get(till);
            if (lease == null || !lease.isAnswered) {
                return;
            }
            held.remove(till);
            LeaseReturned back = new LeaseReturned(lease.number, POOL, id(till), List.copyOf(lease.attempts), NOON);
            onTheWay.get(TILLS + till).add(() -> change(pool.returning(back, NOON)));
        }

        private void deliver() {
            int way = random.nextInt(onTheWay.size() + 4);
            if (way >= onTheWay.size()) {
                if (!told.isEmpty()) {
                    change(pool.standing(told.removeFirst(), NOON));
                }
            } else if (!onTheWay.get(way).isEmpty()) {
                onTheWay.get(way).removeFirst().run();
            }
        }

        private static TillId id(int till) {
            return TillId.parse("s1-t" + (till + 1));
        }
    }
}
