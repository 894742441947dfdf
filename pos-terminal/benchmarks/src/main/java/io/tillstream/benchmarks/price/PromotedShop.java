package io.tillstream.benchmarks.price;

import io.tillstream.benchmarks.price.Trolley.Goods;
import io.tillstream.events.Gtin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A shop with so many promotions and two items for each of them. Five items make a category. Of twenty items five are
 * cheaper by themselves, two of their four categories are cheaper and three are sold in threes, so that a trolley meets
 * about fifteen promotions however many there are. A larger shop holds the smaller one.
 */
final class PromotedShop {
    static final int LINES = 20;

    private static final int ITEMS_IN_CATEGORY = 5;
    private static final int SETS_FIRST = 30;
    private static final int THEN_ITEMS = 20;
    private static final int THEN_CATEGORIES = 10;

    private final int promotions;

    PromotedShop(int promotions) {
        this.promotions = promotions;
    }

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        for (int item = 0; item < 2 * promotions; item++) {
            int category = item / ITEMS_IN_CATEGORY;
            if (item % 4 == 0) {
                offers.add(ofItem(item));
            }
            if (item % ITEMS_IN_CATEGORY == 0 && category % 2 == 0) {
                offers.add(new Offer.CategoryPercent(
                        "c" + category, THEN_CATEGORIES, category(item), 500 + category % 3 * 500));
            }
            if (item % ITEMS_IN_CATEGORY == 0 && category % 4 != 3) {
                offers.add(inThrees(category, item));
            }
        }
        return List.copyOf(offers);
    }

    /** The first two speak of the whole basket, each other of one item. */
    private static Offer ofItem(int item) {
        return switch (item) {
            case 0 -> new Offer.BasketPercent("b0", 0, 4_000, 300);
            case 4 -> new Offer.BasketAmount("b1", 0, 6_000, 200);
            default ->
                item % 8 == 0
                        ? new Offer.ItemPercent("i" + item, THEN_ITEMS, gtin(item), 1_000 + item % 3 * 500)
                        : new Offer.ItemAmount("i" + item, THEN_ITEMS, gtin(item), 10 + item % 21);
        };
    }

    private static Offer inThrees(int category, int first) {
        String id = "s" + category;
        return switch (category % 4) {
            case 0 -> new Offer.ThreeForPrice(id, SETS_FIRST, category(first), price(first) * 5 / 2);
            case 1 -> new Offer.ThirdForHalf(id, SETS_FIRST, category(first));
            default -> new Offer.ThirdForNothing(id, SETS_FIRST, category(first));
        };
    }

    /** Different in each item of a category, so that which of three is the cheapest is never a matter of taste. */
    private static long price(int item) {
        return 150 + 37L * (item % ITEMS_IN_CATEGORY) + 29L * (item / ITEMS_IN_CATEGORY % 17);
    }

    private static String category(int item) {
        return "range-" + item / ITEMS_IN_CATEGORY;
    }

    static Gtin gtin(int item) {
        String body = String.format(Locale.ROOT, "0400%09d", item);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    /** Twenty different items each, some of the same category, one to three pieces. */
    List<Trolley> trolleys(int count, long seed) {
        Random random = new Random(seed);
        List<Trolley> trolleys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<Integer> taken = new HashSet<>();
            List<Goods> goods = new ArrayList<>();
            while (goods.size() < LINES) {
                int category = random.nextInt(2 * promotions / ITEMS_IN_CATEGORY);
                for (int more = 1 + random.nextInt(3); more > 0 && goods.size() < LINES; more--) {
                    int item = category * ITEMS_IN_CATEGORY + random.nextInt(ITEMS_IN_CATEGORY);
                    if (taken.add(item)) {
                        goods.add(new Goods(gtin(item), category(item), price(item), 1 + random.nextInt(3)));
                    }
                }
            }
            trolleys.add(new Trolley(goods));
        }
        return trolleys;
    }
}
