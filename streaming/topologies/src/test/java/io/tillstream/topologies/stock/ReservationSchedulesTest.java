package io.tillstream.topologies.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.Reservation.State;
import io.tillstream.events.reservation.ReservationAsked;
import io.tillstream.events.reservation.ReservationReleased;
import io.tillstream.topologies.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shoppers race for goods that are delivered now and then; some collect, some give up, some never come, and the network repeats what it
 * likes. Goods leave only by being collected, so whoever was granted some must find it.
 */
class ReservationSchedulesTest {
    private static final int SHOPPERS = 8;
    private static final int STEPS = 300;

    static long[] seeds() {
        return new Random(Long.getLong("test.seed", 20_111_109L))
                .longs(Integer.getInteger("test.schedules", 300))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsPromisedWhatAnotherHolds(long seed) {
        Shelf shelf = new Shelf(seed, UnaryOperator.identity(), Duration.ZERO);

        shelf.run();

        assertThat(shelf.onHand).isGreaterThanOrEqualTo(0);
        assertThat(shelf.granted).as("seed %d tried something", seed).isGreaterThan(3);
    }

    /** A ledger that looks at what is on hand and not at what is put aside: the harness must see that. */
    @Test
    void aLedgerThatForgetsWhatItPutAsideIsCaught() {
        assertThatThrownBy(() -> everySeed(before -> new PutAside(Map.of(), before.over())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("held by shoppers");
    }

    /** A ledger that does not know a question again puts goods aside twice, and nobody collects the second. */
    @Test
    void aLedgerThatForgetsWhatIsOverIsCaught() {
        assertThatThrownBy(() -> everySeed(before -> new PutAside(before.open(), Map.of())))
                .isInstanceOf(AssertionError.class);
    }

    /** A ledger that lets go what is not over yet, as one with a clock of its own would that runs ahead. */
    @Test
    void aLedgerThatLetsGoTooEarlyIsCaught() {
        assertThatThrownBy(() -> {
                    for (long seed : seeds()) {
                        new Shelf(seed, UnaryOperator.identity(), Duration.ofMinutes(30)).run();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not kept for them");
    }

    /** A ledger that waits for the next question: nobody asks, and what is over stays put aside. */
    @Test
    void aLedgerThatDoesNotListenToWhatIsDueIsCaught() {
        assertThatThrownBy(() -> {
                    for (long seed : seeds()) {
                        new Shelf(seed, UnaryOperator.identity(), Duration.ofDays(-30)).run();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("over and still put aside");
    }

    private static void everySeed(UnaryOperator<PutAside> bug) {
        for (long seed : seeds()) {
            new Shelf(seed, bug, Duration.ZERO).run();
        }
    }

    /** One item, and the requests on their way to its ledger. */
    private static final class Shelf {
        private final Random random;
        private final long seed;
        private final UnaryOperator<PutAside> bug;
        /** How far a broken ledger's idea of what is due runs ahead of what it was told. */
        private final Duration ahead;

        private final List<List<Runnable>> onTheWay = new ArrayList<>();
        /** What shoppers were told they have, and until when. */
        private final Map<String, PutAside.Open> held = new HashMap<>();

        /** What its shopper has collected or given up. */
        private final Set<String> gone = new HashSet<>();

        /** The same, as the ledger has heard of it. */
        private final Set<String> settled = new HashSet<>();

        private final List<UnaryOperator<PutAside>> log = new ArrayList<>();
        private PutAside ledger = PutAside.NOTHING;
        private Instant now = Instant.parse("2011-11-09T12:00:00Z");
        private long onHand;
        private long granted;
        private int numbers;

        Shelf(long seed, UnaryOperator<PutAside> bug, Duration ahead) {
            this.seed = seed;
            this.ahead = ahead;
            this.random = new Random(seed);
            this.bug = bug;
            for (int shopper = 0; shopper < SHOPPERS; shopper++) {
                onTheWay.add(new ArrayList<>());
            }
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                act(step);
            }
            everythingArrives();
        }

        /** Whoever asked goes on saying what is due; nobody asks for the item any more. */
        private void everythingArrives() {
            onTheWay.forEach(way -> {
                way.forEach(Runnable::run);
                way.clear();
            });
            now = now.plus(Duration.ofHours(12));
            Instant last = now;
            enter(before -> before.lapsing(last.plus(ahead)));
            assertThat(ledger.open())
                    .as("over and still put aside, seed %d", seed)
                    .isEmpty();
            PutAside again = PutAside.NOTHING;
            for (UnaryOperator<PutAside> entry : log) {
                again = entry.apply(again);
            }
            assertThat(again).as("the log read again, seed %d", seed).isEqualTo(ledger);
        }

        private void act(int step) {
            now = now.plusSeconds(random.nextInt(600));
            int shopper = random.nextInt(SHOPPERS);
            switch (random.nextInt(13)) {
                case 0 -> onHand += random.nextInt(6);
                case 1, 2, 3 -> ask(shopper);
                case 4 -> giveUp(shopper);
                case 5 -> collect();
                case 6 -> due(shopper);
                default -> deliver(shopper);
            }
            held.values().removeIf(open -> !open.until().isAfter(now));
            assertThat(held.values().stream()
                            .mapToLong(open -> open.quantity().amount())
                            .sum())
                    .as("held by shoppers, seed %d, step %d", seed, step)
                    .isLessThanOrEqualTo(onHand);
            assertThat(ledger.open().keySet())
                    .as("held by shoppers and not kept for them, seed %d, step %d", seed, step)
                    .containsAll(held.keySet());
            assertThat(ledger.open().keySet())
                    .as("put aside for somebody who has it no more, seed %d, step %d", seed, step)
                    .noneMatch(settled::contains);
        }

        /** The next record of the log. */
        private void enter(UnaryOperator<PutAside> entry) {
            ledger = entry.apply(bug.apply(ledger));
            log.add(entry);
        }

        /** Says what is over by now; perhaps nothing is, and it may come late and twice. */
        private void due(int shopper) {
            Instant at = now;
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                onTheWay.get(shopper).add(() -> enter(before -> before.lapsing(at.plus(ahead))));
            }
        }

        private void ask(int shopper) {
            String number = "web-" + numbers++;
            Quantity pieces = Quantity.each(1 + random.nextInt(3));
            Instant at = now;
            Instant until = at.plus(Duration.ofMinutes(30L + random.nextInt(600)));
            ReservationAsked asked = new ReservationAsked(number, Shop.NORTH, Shop.MILK, pieces, until, at);
            Runnable request = () -> {
                Quantity there = Quantity.each(onHand);
                enter(before -> before.lapsing(asked.at()).asking(asked, there));
                PutAside.Open open = ledger.open().get(number);
                if (open != null && until.isAfter(now) && !gone.contains(number)) {
                    granted += held.put(number, open) == null ? 1 : 0;
                }
            };
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                onTheWay.get(shopper).add(request);
            }
        }

        private void giveUp(int shopper) {
            held.keySet().stream().findFirst().ifPresent(number -> {
                held.remove(number);
                gone.add(number);
                onTheWay.get(shopper).add(() -> {
                    ReservationReleased released = new ReservationReleased(number, Shop.NORTH, Shop.MILK, now);
                    enter(before -> before.releasing(released));
                    settled.add(number);
                });
            });
        }

        /** Goods and reservation leave with one sale. */
        private void collect() {
            held.entrySet().stream().findFirst().ifPresent(mine -> {
                held.remove(mine.getKey());
                gone.add(mine.getKey());
                onHand -= mine.getValue().quantity().amount();
                Instant at = now;
                enter(before -> before.collecting(mine.getKey(), at));
                settled.add(mine.getKey());
                assertThat(ledger.over().get(mine.getKey()))
                        .as("collected, seed %d", seed)
                        .satisfies(over -> assertThat(over.state()).isEqualTo(State.COLLECTED));
            });
        }

        private void deliver(int shopper) {
            List<Runnable> way = onTheWay.get(shopper);
            if (!way.isEmpty()) {
                way.removeFirst().run();
            }
        }
    }
}
