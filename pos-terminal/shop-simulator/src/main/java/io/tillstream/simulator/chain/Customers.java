package io.tillstream.simulator.chain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who comes on a day, when, where, and with which wishes. */
final class Customers {
    private static final double WALK_INS_A_DAY = 25;
    private static final double WALK_IN_LINES = 4;
    private static final int LONGEST_LIST = 25;

    private final List<Shopper> shoppers;
    private final List<Grocery> items;
    private final int stores;
    private final long seed;
    private final double[] popularity;

    /**
     * One visit.
     *
     * @param time local time of day
     * @param store index of the store
     * @param shopper the member, or absent for a walk-in
     * @param wishes what is wanted
     * @param chance for what is left to chance at the counter
     */
    record Visit(LocalTime time, int store, @Nullable Shopper shopper, List<Ring.Pieces> wishes, Chance chance) {}

    Customers(List<Shopper> shoppers, List<Grocery> items, int stores, long seed) {
        this.shoppers = List.copyOf(shoppers);
        this.items = List.copyOf(items);
        this.stores = stores;
        this.seed = seed;
        this.popularity = items.stream().mapToDouble(Grocery::popularity).toArray();
    }

    /** What a store is expected to sell a day, before anything is known. */
    double unitsADay() {
        double visits = shoppers.size() * 1.2 / 7 / stores + WALK_INS_A_DAY;
        return visits * 6;
    }

    /** All visits of a day in the order of time. */
    List<Visit> of(LocalDate date, int day) {
        double busyness = BusyHours.busyness(date.getDayOfWeek());
        List<Visit> visits = new ArrayList<>();
        for (Shopper shopper : shoppers) {
            Chance chance = Chance.of(seed, "visit", shopper.number(), day);
            if (chance.happens(shopper.visitProbability(busyness))) {
                int store = shopper.store(chance, stores);
                LocalTime time = BusyHours.arrival(chance);
                visits.add(new Visit(
                        time, store, shopper, wishes(shopper.longing(day), shopper.linesPerVisit(), chance), chance));
            }
        }
        for (int store = 0; store < stores; store++) {
            Chance chance = Chance.of(seed, "walk-ins", store, day);
            int count = chance.count(WALK_INS_A_DAY * busyness);
            for (int i = 0; i < count; i++) {
                LocalTime time = BusyHours.arrival(chance);
                visits.add(new Visit(time, store, null, wishes(popularity.clone(), WALK_IN_LINES, chance), chance));
            }
        }
        visits.sort(Comparator.comparing(Visit::time).thenComparingInt(Visit::store));
        return visits;
    }

    private List<Ring.Pieces> wishes(double[] weights, double lines, Chance chance) {
        int count = Math.min(LONGEST_LIST, 1 + chance.count(lines - 1));
        List<Ring.Pieces> wishes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int item = chance.weighted(weights);
            weights[item] = 0;
            int mood = chance.nextInt(100);
            wishes.add(new Ring.Pieces(items.get(item), mood < 80 ? 1 : mood < 95 ? 2 : 3));
        }
        return wishes;
    }
}
