package io.tillstream.checkout.promotion;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small random baskets and promotions of every kind, the same for the same seed. */
final class RandomShop {
    static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
    static final StoreId STORE = new StoreId("s1");
    static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<String> CATEGORIES = List.of("dairy", "bakery");

    private final Random random;

    RandomShop(long seed) {
        this.random = new Random(seed);
    }

    static Gtin item(int number) {
        String body = "%013d".formatted(400_000_000_000L + number);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    static Money eur(long minor) {
        return Money.ofMinor(minor, EUR);
    }

    /** A basket of at most so many units. */
    List<CountedLine> lines(int mostUnits) {
        List<CountedLine> lines = new ArrayList<>();
        int left = 1 + random.nextInt(mostUnits);
        while (left > 0) {
            int number = random.nextInt(5);
            boolean weighed = number == 4;
            int count = weighed ? 1 : 1 + random.nextInt(Math.min(left, 3));
            Protection protection = random.nextInt(25) == 0 ? Protection.AGE_RESTRICTED : Protection.NONE;
            long price = prices[number];
            lines.add(new CountedLine(
                    lines.size() + 1,
                    item(number),
                    CATEGORIES.get(number % 2),
                    number == 0 || number == 3 ? Set.of("organic") : Set.of(),
                    weighed ? Quantity.grams(250 + random.nextInt(500)) : Quantity.each(count),
                    eur(price),
                    eur(random.nextInt(6) == 0 ? price * 2 / 3 : 0),
                    protection));
            left -= count;
        }
        return lines;
    }

    private final long[] prices = new long[5];

    void shuffleItemPrices() {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = random.nextInt(8) == 0 ? random.nextInt(4) : 30 + random.nextInt(12) * 17L;
        }
    }

    List<Promotion> promotions(int most) {
        shuffleItemPrices();
        List<Promotion> promotions = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            promotions.add(promotion("p" + i));
        }
        return promotions;
    }

    private Promotion promotion(String id) {
        Reward reward = reward();
        boolean bundle = reward instanceof Reward.BundlePrice;
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(audience(), List.of(), List.of(), FROM, UNTIL, random.nextInt(8) == 0 ? "C" : null),
                new Qualifying(
                        bundle ? Selection.everything() : selection(), countsItself(reward) ? null : minimum(reward)),
                reward,
                limits(),
                random.nextInt(3),
                random.nextInt(5) == 0 ? "g" + random.nextInt(2) : null,
                random.nextInt(4) == 0,
                random.nextInt(8) == 0 ? eur(20 + random.nextInt(100)) : null,
                random.nextInt(20) != 0);
    }

    private static boolean countsItself(Reward reward) {
        return reward instanceof Reward.NForPrice
                || reward instanceof Reward.BuyXGetY
                || reward instanceof Reward.CheapestFree
                || reward instanceof Reward.BundlePrice;
    }

    private Eligibility.Audience audience() {
        return switch (random.nextInt(8)) {
            case 0 -> new Eligibility.Segments(List.of(random.nextBoolean() ? "families" : "students"));
            default -> new Eligibility.Members();
        };
    }

    private Limits limits() {
        return new Limits(
                random.nextInt(5) == 0 ? 1L + random.nextInt(3) : null,
                random.nextInt(8) == 0 ? 1L + random.nextInt(3) : null,
                random.nextInt(8) == 0 ? 5L : null,
                random.nextInt(6) == 0 ? eur(500) : null);
    }

    Map<String, Allowance> allowances(List<Promotion> promotions) {
        Map<String, Allowance> allowances = new HashMap<>();
        for (Promotion promotion : promotions) {
            if (random.nextInt(10) != 0) {
                allowances.put(
                        promotion.id(), new Allowance(random.nextInt(2), random.nextInt(4), random.nextInt(300)));
            }
        }
        return allowances;
    }

    private Qualifying.@Nullable Minimum minimum(Reward reward) {
        boolean often = !(reward instanceof Reward.PercentOff || reward instanceof Reward.AmountOff);
        if (!often && random.nextInt(3) != 0) {
            return null;
        }
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Qualifying.Amount(eur(100 + random.nextInt(300)));
            default -> new Qualifying.Pieces(1 + random.nextInt(3));
        };
    }

    private Selection selection() {
        return switch (random.nextInt(6)) {
            case 0 -> Selection.everything();
            case 1 -> Selection.ofCategories(CATEGORIES.get(random.nextInt(2)));
            case 2 -> Selection.ofTags("organic");
            case 3 -> Selection.ofGtins(item(random.nextInt(5)), item(random.nextInt(5)));
            default -> Selection.ofGtins(item(random.nextInt(5)));
        };
    }

    private Reward reward() {
        return switch (random.nextInt(14)) {
            case 0, 12 -> new Reward.PercentOff(random.nextInt(5) == 0 ? 10_000 : 500 * (1 + random.nextInt(12)));
            case 1 -> new Reward.AmountOff(eur(1 + random.nextInt(120)));
            case 2 -> new Reward.FixedPrice(eur(random.nextInt(200)));
            case 3, 13 -> new Reward.NForPrice(1 + random.nextInt(3), eur(random.nextInt(400)));
            case 4 -> new Reward.BuyXGetY(1 + random.nextInt(2), 1 + random.nextInt(2), share(), null);
            case 5 -> new Reward.BuyXGetY(1 + random.nextInt(2), 1 + random.nextInt(2), share(), selection());
            case 6 -> new Reward.CheapestFree(2 + random.nextInt(2));
            case 7 ->
                new Reward.BundlePrice(
                        List.of(new Reward.Part(selection(), 1 + random.nextInt(2)), new Reward.Part(selection(), 1)),
                        eur(random.nextInt(400)));
            case 8 -> new Reward.FreeItem(selection(), 1 + random.nextInt(2));
            case 9 -> new Reward.BasketAmountOff(eur(1 + random.nextInt(300)));
            case 10 -> new Reward.BasketPercentOff(500 * (1 + random.nextInt(12)));
            default ->
                random.nextBoolean()
                        ? new Reward.PointsMultiplier(150 + 50 * random.nextInt(4))
                        : new Reward.BonusPoints(1 + random.nextInt(50));
        };
    }

    private int share() {
        return random.nextInt(3) == 0 ? 10_000 : 2_500 * (1 + random.nextInt(3));
    }

    Purchase purchase(List<CountedLine> lines, Map<String, Allowance> allowances) {
        return new Purchase(
                STORE,
                Channel.TILL,
                NOW,
                EUR,
                new Shopper(new MemberId("maaaaaaaaaaaaaaaa"), Set.of("families")),
                Set.of("C"),
                10,
                lines,
                allowances);
    }

    /** Whether a promotion names a line's item in a role: 1 qualifying, 2 the reward or the first part, 4 the second. */
    static boolean speaksOf(Promotion promotion, long role, CountedLine line) {
        Selection items = null;
        if (promotion.reward() instanceof Reward.BundlePrice bundle) {
            items = role == 1 ? null : bundle.parts().get(role == 2 ? 0 : 1).items();
        } else if (role == 1) {
            items = promotion.qualifying().items();
        } else if (promotion.reward() instanceof Reward.FreeItem free) {
            items = free.items();
        } else if (promotion.reward() instanceof Reward.BuyXGetY get) {
            items = get.items();
        }
        return switch (items) {
            case null -> false;
            case Selection.Everything _ -> true;
            case Selection.Listed listed ->
                listed.gtins().contains(line.gtin())
                        || listed.categories().contains(line.category())
                        || listed.tags().stream().anyMatch(line.tags()::contains);
        };
    }
}
