package io.tillstream.simulator.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockOnHand.LastCount;
import io.tillstream.features.stock.CountWorth;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.features.stock.ErrorSizes;
import io.tillstream.features.stock.ErrorSizes.Age;
import io.tillstream.features.stock.ErrorSizes.Found;
import io.tillstream.features.stock.OnHandConfidence;
import io.tillstream.features.stock.UnitMargin;
import io.tillstream.features.stock.WrongBooks;
import io.tillstream.simulator.history.KeyedDigits;
import io.tillstream.simulator.history.MemberNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Where counts pay on the generated chain: books are made wrong by theft, by pieces scanned as others and by goods that vanish, none of
 * it as {@link CountWorth} assumes; what a count saves is worked out from what customers of the two weeks after want. Writes the table
 * of {@code docs/reference/generated-chain.md} to the log.
 */
final class CountsOnTheChainTest {
    private static final int STORES = 4;
    private static final int MEMBERS = 800;
    private static final int HISTORY = 56;
    private static final int AHEAD = 16;
    private static final LocalDate TODAY = LocalDate.parse("2025-03-05");
    private static final int[] PERCENT = {2, 5, 10, 20};
    private static final int VANISHED_FOR = 6;

    /** A shelf with its planted error, what orderings say of it, and what counting it really saves. */
    private record Shelf(
            CountWorth worth,
            double age,
            double variance,
            double money,
            double doubt,
            double saved,
            boolean vanished,
            String category,
            double filledUpTo) {}

    @Test
    void savesMoreInTheOrderOfMoneyThanOfAgeOrVariance() {
        Map<String, double[]> saved = new TreeMap<>();
        double all = 0;
        for (long seed = 1; seed <= 3; seed++) {
            List<Shelf> shelves = shelves(seed);
            all += shelves.stream()
                    .mapToDouble(shelf -> Math.max(0, shelf.saved()))
                    .sum();
            add(saved, "money", shelves, shelf -> shelf.worth().total());
            add(saved, "age of the count", shelves, Shelf::age);
            add(saved, "variance of demand", shelves, Shelf::variance);
            add(saved, "sales in money", shelves, Shelf::money);
            add(saved, "doubt in the books", shelves, Shelf::doubt);
            add(saved, "by chance", shelves, shelf -> 0);
            add(saved, "knowing all errors", shelves, Shelf::saved);
        }
        double attainable = all;
        saved.forEach((order, sums) -> System.out.println("| " + order + " | "
                + String.join(
                        " | ",
                        Arrays.stream(sums)
                                .mapToObj(sum -> String.format(Locale.ROOT, "%.1f %%", 100 * sum / attainable))
                                .toList())
                + " |"));

        double[] money = sums(saved, "money");
        for (String other : List.of("age of the count", "variance of demand", "doubt in the books", "by chance")) {
            for (int at = 0; at < PERCENT.length; at++) {
                assertThat(money[at]).as(PERCENT[at] + " % by " + other).isGreaterThan(sums(saved, other)[at]);
            }
        }
    }

    /** Of goods that are gone and are wanted: a count of each would bring something. */
    @Test
    void putsGoodsThatVanishedAndAreWantedAmongTheFirst() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Shelf> shelves = new ArrayList<>(shelves(seed));
            shelves.sort(
                    Comparator.comparingDouble((Shelf shelf) -> shelf.worth().total())
                            .reversed());
            Shelf dearest = shelves.stream()
                    .filter(Shelf::vanished)
                    .max(Comparator.comparingDouble(Shelf::saved))
                    .orElseThrow();

            assertThat(dearest.saved()).isPositive();
            assertThat(shelves.indexOf(dearest)).as("seed " + seed).isLessThan(shelves.size() / 50);
        }
    }

    /**
     * Errors are planted on the chain's shelves: 60 percent of what they are filled up to with produce, 20 percent elsewhere, as often too
     * much as too little, and never more gone than there was. What counts of them say is told by class and age; of the classes with few
     * shelves the chain's share says most.
     */
    @Test
    void findsTheSizeOfErrorsThatWasPlanted() {
        Random chance = new Random(11);
        List<Found> found = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            for (Shelf shelf : shelves(seed)) {
                double books = Math.round(shelf.filledUpTo() * 1.3 * chance.nextDouble());
                double mean = shelf.filledUpTo() * (shelf.category().equals("produce") ? 0.6 : 0.2);
                double error = Math.max(1, Math.round(-mean * Math.log(1 - chance.nextDouble())));
                double there = Math.max(0, chance.nextBoolean() ? books + error : books - error);
                if (there != books && shelf.filledUpTo() >= ErrorSizes.LEAST_FILLED) {
                    Age age = Age.of(TODAY.minusDays((long) shelf.age()), TODAY);
                    found.add(Found.of(shelf.category(), age, books, there, shelf.filledUpTo()));
                }
            }
        }
        ErrorSizes sizes = ErrorSizes.of(found);
        long produce =
                found.stream().filter(each -> each.category().equals("produce")).count();
        System.out.println(found.size() + " counts found an error, " + produce + " of them with produce: "
                + sizes.of("produce", Age.LONGER) + ", dairy " + sizes.of("dairy", Age.LONGER));

        assertThat(sizes.of("produce", Age.LONGER).share()).isCloseTo(0.6, withinPercentage(15));
        assertThat(sizes.of("dairy", Age.LONGER).share()).isCloseTo(0.2, withinPercentage(15));
        assertThat(sizes.of("dairy", Age.LONGER).measured()).isGreaterThan(0.9);
    }

    private static double[] sums(Map<String, double[]> saved, String order) {
        return saved.getOrDefault(order, new double[PERCENT.length]);
    }

    private static void add(
            Map<String, double[]> saved, String order, List<Shelf> shelves, ToDoubleFunction<Shelf> by) {
        List<Shelf> sorted = new ArrayList<>(shelves);
        Collections.shuffle(sorted, new Random(7));
        sorted.sort(Comparator.comparingDouble(by).reversed());
        double[] sums = saved.computeIfAbsent(order, _ -> new double[PERCENT.length]);
        for (int at = 0; at < PERCENT.length; at++) {
            sums[at] += sorted.stream()
                    .limit(shelves.size() * PERCENT[at] / 100)
                    .mapToDouble(Shelf::saved)
                    .sum();
        }
    }

    private static List<Shelf> shelves(long seed) {
        LocalDate first = TODAY.minusDays(HISTORY);
        List<Grocery> items = List.copyOf(
                Assortment.readAt(first.atStartOfDay(ChainRules.ZONE).toInstant()));
        List<Store> stores =
                IntStream.range(0, STORES).mapToObj(ChainRules::store).toList();
        int[][][] wanted = wanted(seed, first, items);
        Random chance = new Random(seed);
        List<Shelf> shelves = new ArrayList<>();
        for (int store = 0; store < STORES; store++) {
            for (Grocery item : items) {
                shelf(stores.get(store), item, wanted[store][item.index()], first, chance)
                        .ifPresent(shelves::add);
            }
        }
        return shelves;
    }

    /** Pieces wanted by store, item and day. */
    private static int[][][] wanted(long seed, LocalDate first, List<Grocery> items) {
        List<String> names = IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(n -> String.format(Locale.ROOT, "generated-%05d", n))
                .toList();
        MemberNumbers numbers = new MemberNumbers(new KeyedDigits("tillstream-generated-" + seed), names);
        List<Shopper> shoppers = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            shoppers.add(new Shopper(
                    i, numbers.member(names.get(i)), numbers.card(names.get(i)), first, STORES, items, seed));
        }
        Customers customers = new Customers(shoppers, items, STORES, seed);
        int[][][] wanted = new int[STORES][items.size()][HISTORY + AHEAD];
        for (int day = 0; day < HISTORY + AHEAD; day++) {
            for (Customers.Visit visit : customers.of(first.plusDays(day), day)) {
                Shopper shopper = visit.shopper();
                for (Ring.Pieces wish : visit.wishes()) {
                    wanted[visit.store()][wish.item().index()][day] += (int) wish.quantity();
                    if (shopper != null) {
                        shopper.bought(wish.item().index(), day);
                    }
                }
            }
        }
        return wanted;
    }

    private static Optional<Shelf> shelf(Store store, Grocery item, int[] wanted, LocalDate first, Random chance) {
        Instant now = TODAY.atTime(LocalTime.of(9, 0)).atZone(ChainRules.ZONE).toInstant();
        DeliveryPlan plan = DeliveryPlan.of(
                store, Optional.of(ChainSuppliers.of(item.product().category())), now);
        int next = (int) ChronoUnit.DAYS.between(TODAY, plan.next());
        int after = (int) ChronoUnit.DAYS.between(TODAY, plan.afterNext());
        double daily = Arrays.stream(wanted, 0, HISTORY).sum() / (double) HISTORY;
        int age = 1 + chance.nextInt(365);
        long handled = Math.round(2 * daily * age);
        long books = Math.round(chance.nextDouble() * 1.3 * (1 + daily * after));
        long there = Math.max(0, books + error(handled, age, chance));
        boolean vanished = books > 0 && chance.nextInt(60) == 0;
        if (vanished) {
            there = 0;
        }
        List<ItemDemand.Day> sold = new ArrayList<>();
        for (int day = 0; day < HISTORY - (vanished ? VANISHED_FOR : 0); day++) {
            if (wanted[day] > 0) {
                sold.add(new ItemDemand.Day(first.plusDays(day), wanted[day], Math.max(1, wanted[day] * 4L / 5)));
            }
        }
        double margin = UnitMargin.perPortion(store, item.product(), item.price());
        double cost = item.price().unitCost().minor();
        int pack = item.product().packSize();
        StockOnHand stock = stock(store, item, books, age, handled, now);
        OnHandConfidence believed = OnHandConfidence.of(stock, sold, now);
        // The list orders nothing for a silent shelf before it was counted.
        boolean silent = believed.signs().contains(OnHandConfidence.Sign.NOT_SOLD_THOUGH_IT_USUALLY_IS);
        long ordered = silent ? 0 : order(wanted, next, after, books, pack);
        double saved = lost(wanted, there, ordered, next, after, margin, cost)
                - lost(wanted, there, order(wanted, next, after, there, pack), next, after, margin, cost);
        double square = Arrays.stream(wanted, 0, HISTORY)
                .mapToDouble(pieces -> (pieces - daily) * (pieces - daily))
                .sum();
        return WrongBooks.of(sold, Quantity.Unit.EACH, new WrongBooks.Terms(next, after, 0, pack, margin, cost))
                .map(loss -> new Shelf(
                        CountWorth.of(loss, (double) books, believed),
                        age,
                        square / HISTORY * after,
                        daily * item.price().unitPrice().minor(),
                        100 - believed.percent(),
                        saved,
                        vanished,
                        item.product().category(),
                        loss.needed()));
    }

    /** One piece in 200 is scanned as another or as this one though it was another; one in five weeks is stolen, up to three at a time. */
    private static long error(long handled, int age, Random chance) {
        long error = 0;
        for (long piece = 0; piece < handled; piece++) {
            if (chance.nextInt(200) == 0) {
                error += chance.nextBoolean() ? 1 : -1;
            }
        }
        for (int day = 0; day < age; day++) {
            if (chance.nextInt(35) == 0) {
                error -= 1 + chance.nextInt(3);
            }
        }
        return error;
    }

    private static StockOnHand stock(Store store, Grocery item, long books, int age, long handled, Instant now) {
        Quantity onHand = Quantity.each(books);
        Instant counted = now.minus(age, ChronoUnit.DAYS);
        return new StockOnHand(
                store.store(),
                item.gtin(),
                onHand,
                onHand,
                Quantity.each(0),
                Quantity.each(0),
                now,
                null,
                new LastCount("c", LocalDate.ofInstant(counted, ChainRules.ZONE), counted, onHand, handled));
    }

    /** Up to the ninth tenth of what as many days wanted before, in whole packs. */
    private static long order(int[] wanted, int next, int days, long there, int pack) {
        long missing = Math.min(ninthTenth(wanted, days) - there, ninthTenth(wanted, days - next));
        return missing <= 0 ? 0 : Math.ceilDiv(missing, pack) * pack;
    }

    private static int ninthTenth(int[] wanted, int days) {
        int[] sums = IntStream.rangeClosed(0, HISTORY - days)
                .map(from -> Arrays.stream(wanted, from, from + days).sum())
                .sorted()
                .toArray();
        return sums[(int) Math.ceil(0.9 * sums.length) - 1];
    }

    /** What is really lost of what is wanted from today on, in minor units: margin in vain, and a quarter a year of what lies. */
    private static double lost(
            int[] wanted, long there, long ordered, int next, int after, double margin, double cost) {
        long left = there;
        long vain = 0;
        for (int day = 0; day < after; day++) {
            left += day == next ? ordered : 0;
            long sold = Math.min(left, wanted[HISTORY + day]);
            vain += wanted[HISTORY + day] - sold;
            left -= sold;
        }
        return vain * margin + left * cost * 0.25 * after / 365;
    }
}
