package io.tillstream.simulator.chain;

import io.tillstream.events.MemberId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A member with habits nobody is told: favourites bought again and again at a rhythm of their own, a taste for some
 * categories, a home store, a day's rhythm.
 */
final class Shopper {
    private static final int FEWEST_FAVOURITES = 8;
    private static final int MOST_FAVOURITES = 20;
    private static final double FAVOURITE_PULL = 40;
    private static final double MOST_LONGING = 3;
    private static final double ELSEWHERE = 0.05;

    private final int number;
    private final MemberId member;
    private final String card;
    private final LocalDate enrolledOn;
    private final boolean personalised;
    private final int homeStore;
    private final double visitsPerWeek;
    private final double linesPerVisit;
    private final double[] taste;
    private final Map<Integer, Double> rhythmDays = new HashMap<>();
    private final Map<Integer, Integer> lastBought = new HashMap<>();

    Shopper(int number, MemberId member, String card, LocalDate opening, int stores, List<Grocery> items, long seed) {
        Chance chance = Chance.of(seed, "habits", number, 0);
        this.number = number;
        this.member = member;
        this.card = card;
        this.enrolledOn = opening.minusDays(chance.nextInt(700) + 1L);
        this.personalised = !chance.happens(0.05);
        this.homeStore = chance.nextInt(stores);
        this.visitsPerWeek = 0.3 + chance.nextDouble() * 1.8;
        this.linesPerVisit = 2 + chance.nextDouble() * 7;
        this.taste = tasteFor(items, chance);
        int favourites = FEWEST_FAVOURITES + chance.nextInt(MOST_FAVOURITES - FEWEST_FAVOURITES + 1);
        double[] appeal = taste.clone();
        for (int i = 0; i < favourites; i++) {
            int favourite = chance.weighted(appeal);
            appeal[favourite] = 0;
            rhythmDays.put(favourite, 4 + chance.nextDouble() * 24);
            lastBought.put(favourite, -chance.nextInt(28) - 1);
        }
    }

    private static double[] tasteFor(List<Grocery> items, Chance chance) {
        Map<String, Double> affinity = new HashMap<>();
        double[] taste = new double[items.size()];
        for (Grocery item : items) {
            double liking =
                    affinity.computeIfAbsent(item.product().category(), c -> Math.exp(0.9 * chance.nextGaussian()));
            taste[item.index()] = item.popularity() * liking;
        }
        return taste;
    }

    MemberId member() {
        return member;
    }

    int number() {
        return number;
    }

    String card() {
        return card;
    }

    LocalDate enrolledOn() {
        return enrolledOn;
    }

    boolean isPersonalised() {
        return personalised;
    }

    /** How likely a visit is on a day of that busyness (1 for an average day). */
    double visitProbability(double busyness) {
        return Math.min(0.95, visitsPerWeek / 7 * busyness);
    }

    int store(Chance chance, int stores) {
        return chance.happens(ELSEWHERE) ? chance.nextInt(stores) : homeStore;
    }

    double linesPerVisit() {
        return linesPerVisit;
    }

    /** How much each item is wanted on a day: a favourite the more, the longer it was not bought. */
    double[] longing(int day) {
        double[] longing = Arrays.copyOf(taste, taste.length);
        rhythmDays.forEach((item, rhythm) -> {
            double due = Math.min(MOST_LONGING, (day - lastBought.getOrDefault(item, day - 7)) / rhythm);
            longing[item] = taste[item] + FAVOURITE_PULL * due * due * due;
        });
        return longing;
    }

    void bought(int item, int day) {
        lastBought.computeIfPresent(item, (i, before) -> day);
    }
}
