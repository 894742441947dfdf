package io.tillstream.training.bench;

import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.replay.PastBasket;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale;
import io.tillstream.training.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Three months of ten stores that sell 2,000 items in 200 categories, in parts of so many baskets, each made when it is asked for
 * and kept nowhere. A basket has 1 to 16 lines. Of the categories every fifth has a promotion, and two are on the whole basket.
 *
 * @param perPart baskets in a part
 */
record PromotedMonths(int perPart) implements Replay.Parts {
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final Instant FROM = Instant.parse("2026-08-01T00:00:00Z");
    private static final int DAYS = 92;
    private static final int CATEGORIES = 200;
    private static final int ITEMS_IN_CATEGORY = 10;
    private static final int MOST_LINES = 16;

    /** Items by number: a check digit costs more than the rest of a line. */
    private static final List<Gtin> ITEMS = IntStream.range(0, CATEGORIES * ITEMS_IN_CATEGORY)
            .mapToObj(item -> {
                String body = "0400" + (100_000_000 + item);
                return new Gtin(body + Gtin.checkDigit(body));
            })
            .toList();

    static List<Promotion> promotions() {
        List<Promotion> promotions = new ArrayList<>();
        for (int category = 0; category < CATEGORIES; category += 5) {
            Reward reward = switch (category / 5 % 4) {
                case 0 -> new Reward.PercentOff(1_000);
                case 1 -> new Reward.NForPrice(3, Money.ofMinor(400, GBP));
                case 2 -> new Reward.CheapestFree(3);
                default -> new Reward.AmountOff(Money.ofMinor(20, GBP));
            };
            promotions.add(promotion("c" + category, Selection.ofCategories("c" + category), null, reward));
        }
        Selection all = Selection.everything();
        promotions.add(promotion("five", all, Money.ofMinor(4_000, GBP), new Reward.BasketPercentOff(500)));
        promotions.add(promotion(
                "two-pounds", all, Money.ofMinor(6_000, GBP), new Reward.BasketAmountOff(Money.ofMinor(200, GBP))));
        return promotions;
    }

    private static Promotion promotion(String id, Selection items, @Nullable Money from, Reward reward) {
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        FROM,
                        FROM.plus(Duration.ofDays(DAYS)),
                        null),
                new Qualifying(items, from == null ? null : new Qualifying.Amount(from)),
                reward,
                Limits.none(),
                0,
                null,
                true,
                null,
                true);
    }

    @Override
    public Iterator<PastBasket> part(int number) {
        Random random = new Random(number);
        return IntStream.range(0, perPart).mapToObj(_ -> basket(random)).iterator();
    }

    private static PastBasket basket(Random random) {
        int size = 1 + random.nextInt(MOST_LINES);
        Map<Integer, CountedLine> lines = new HashMap<>();
        for (int i = 0; i < size; i++) {
            int item = popular(random);
            lines.putIfAbsent(item, line(lines.size() + 1, item, 1 + random.nextInt(4) / 2));
        }
        Purchase purchase = new Purchase(
                new StoreId("s" + (1 + random.nextInt(10))),
                Sale.Channel.TILL,
                FROM.plusSeconds(random.nextInt(DAYS * 86_400)),
                GBP,
                null,
                Set.of(),
                0,
                List.copyOf(lines.values()),
                Map.of());
        return new PastBasket(purchase, null);
    }

    private static CountedLine line(int number, int item, int pieces) {
        return new CountedLine(
                number,
                ITEMS.get(item),
                "c" + item / ITEMS_IN_CATEGORY,
                Set.of(),
                Quantity.each(pieces),
                Money.ofMinor(99 + 10L * (item * 7L % 50), GBP),
                Money.zero(GBP),
                Protection.NONE);
    }

    private static int popular(Random random) {
        double share = random.nextDouble();
        return (int) (ITEMS.size() * share * share);
    }
}
