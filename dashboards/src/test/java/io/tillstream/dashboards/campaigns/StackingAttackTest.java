package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.checkout.basket.PromotionRule;
import io.tillstream.checkout.basket.Saving;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.checkout.replay.PastBasket;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.campaigns.PastSales.Past;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row M3: a coupon, buy one get one free, a threshold and threefold points at once, all of which stack, and somebody who puts goods
 * in and takes them out again and shows the coupon twice.
 */
final class StackingAttackTest {
    private static final Store STORE = TestShop.store(StoreId.of("s1"));
    private static final Instant NOW = Instant.parse("2011-11-09T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final Money FLOOR = TestShop.pounds("3.00");
    private static final ShelfItem MILK = item(TestShop.milk(), "12.00");
    private static final ShelfItem BREAD = item(TestShop.bread(), "9.00");
    private static final int STEPS = 14;

    private static final Plan ONE_FREE = new Plan(
            LocalText.same("One free"),
            new Audience.Everybody(),
            null,
            Qualifying.of(Selection.ofGtins(TestShop.MILK)),
            new Reward.BuyXGetY(1, 1, 10_000, null),
            Limits.none(),
            null,
            true,
            LocalDate.parse("2011-11-01"),
            LocalDate.parse("2011-11-14"),
            ZoneOffset.UTC,
            List.of(),
            0,
            Plan.Measure.REVENUE);
    private static final List<Promotion> OTHERS = List.of(
            promotion("half", "HALF", Qualifying.of(Selection.ofGtins(TestShop.MILK)), new Reward.PercentOff(5_000)),
            promotion(
                    "five-off",
                    null,
                    new Qualifying(Selection.everything(), new Qualifying.Amount(TestShop.pounds("20.00"))),
                    new Reward.BasketAmountOff(TestShop.pounds("5.00"))),
            promotion("triple", null, Qualifying.of(Selection.everything()), new Reward.PointsMultiplier(300)));
    private static final PromotionRule RULE = rule(true);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsGivenTwiceHoweverGoodsComeAndGo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Basket basket = Basket.open(STORE, new Opening(NOW, RULE)).forMember(ANN);
        for (int step = 0; step < STEPS; step++) {
            basket = next(basket, random);
            if (!basket.liveLines().isEmpty()) {
                assertHolds(basket);
            }
        }
    }

    /** Adds, takes out, or shows the coupon, perhaps again. */
    private static Basket next(Basket basket, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> basket.present("HALF");
            case 1, 2 -> {
                List<Integer> live = basket.liveLines().isEmpty()
                        ? List.of()
                        : IntStream.rangeClosed(1, basket.lines().size())
                                .filter(number ->
                                        !basket.lines().get(number - 1).voided())
                                .boxed()
                                .toList();
                yield live.isEmpty() ? basket.add(MILK) : basket.voidLine(live.get(random.nextInt(live.size())));
            }
            case 3 -> basket.add(BREAD);
            default -> basket.add(MILK, Quantity.each(1 + random.nextInt(3)));
        };
    }

    private static void assertHolds(Basket basket) {
        PricedBasket priced = basket.priced().orElseThrow();
        PricedBasket fresh = fresh(basket).priced().orElseThrow();
        assertThat(priced.total()).as("no trace of what was taken out").isEqualTo(fresh.total());
        assertThat(priced.points()).isEqualTo(fresh.points());
        assertThat(perPromotion(priced)).isEqualTo(perPromotion(fresh));
        for (PricedLine line : priced.lines()) {
            long pieces = line.line().quantity().amount();
            assertThat(line.net().minor()).as("the floor").isGreaterThanOrEqualTo(pieces * FLOOR.minor());
        }
        assertReceiptAgrees(priced);
        assertTrialAgrees(priced);
    }

    private static Basket fresh(Basket basket) {
        Basket fresh = Basket.open(STORE, basket.opening()).forMember(ANN);
        for (String coupon : basket.coupons()) {
            fresh = fresh.present(coupon);
        }
        for (BasketLine line : basket.liveLines()) {
            fresh = fresh.add(line.item(), line.quantity());
        }
        return fresh;
    }

    private static Map<String, Long> perPromotion(PricedBasket priced) {
        Map<String, Long> sums = new TreeMap<>();
        for (PricedLine line : priced.lines()) {
            for (Saving saving : line.savings()) {
                sums.merge(saving.promotion(), saving.amount().minor(), Math::addExact);
            }
        }
        return sums;
    }

    private static Sale sale(PricedBasket priced) {
        return PaidBasket.exactly(priced, TenderType.CARD)
                .sale(new Source(TillId.parse("s1-t1"), 1, 1), NOW, TODAY, "c01", Language.EN, List.of());
    }

    private static void assertReceiptAgrees(PricedBasket priced) {
        ReceiptDocument paper = SaleReceipt.of(
                sale(priced), ReceiptSetting.plain(STORE, Language.EN, gtin -> LocalText.same(gtin.ean13())));
        assertThat(paper.parts())
                .as("the total on paper")
                .anyMatch(part -> part instanceof ReceiptDocument.Pair pair
                        && pair.emphasis() == Emphasis.LARGE
                        && pair.right().equals(priced.total().display()));
        long off = paper.parts().stream()
                .filter(part -> part instanceof ReceiptDocument.Pair pair
                        && pair.left().startsWith("  ")
                        && pair.right().startsWith("-"))
                .mapToLong(part -> TestShop.pounds(
                                ((ReceiptDocument.Pair) part).right().replace("£", ""))
                        .minor())
                .sum();
        assertThat(-off).as("what comes off on paper").isEqualTo(priced.saved().minor());
    }

    /** A trial of the one piece that is free costs what the till gives more with it than without. */
    private static void assertTrialAgrees(PricedBasket priced) {
        long without =
                fresh(priced.basket()).priced(rule(false)).orElseThrow().saved().minor();
        Sale sale = sale(priced);
        PastBasket past = PastBasket.of(sale, Map.of(), Set.of(), _ -> Set.of(), _ -> Optional.of(FLOOR));
        PastSales.Basket basket = new PastSales.Basket(
                TODAY,
                sale.source(),
                new Purchase(
                        past.purchase().store(),
                        past.purchase().channel(),
                        past.purchase().at(),
                        past.purchase().currency(),
                        past.purchase().shopper(),
                        Set.copyOf(priced.basket().coupons()),
                        0,
                        past.purchase().lines(),
                        Map.of()));
        try {
            TrialTally tally = Objects.requireNonNull(
                    new Trial(new Past(List.of(basket), Map.of(), TODAY, 1), ONE_FREE, "campaign-1", OTHERS, List.of())
                            .run(new Progress()));
            assertThat(Arrays.stream(tally.costMinor).sum())
                    .as("what a trial says")
                    .isEqualTo(priced.saved().minor() - without);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static PromotionRule rule(boolean isOneFree) {
        List<Promotion> all = new ArrayList<>(OTHERS);
        if (isOneFree) {
            all.add(ONE_FREE.promotion("campaign-1"));
        }
        return new PromotionRule(PromotionBook.of(all), WorkBudget::usual);
    }

    private static Promotion promotion(String id, @Nullable String coupon, Qualifying qualifying, Reward reward) {
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        Instant.parse("2011-11-01T00:00:00Z"),
                        Instant.parse("2011-11-15T00:00:00Z"),
                        coupon),
                qualifying,
                reward,
                Limits.none(),
                0,
                null,
                true,
                null,
                true);
    }

    private static ShelfItem item(Product of, String price) {
        return new ShelfItem(
                new Product(
                        of.gtin(),
                        of.name(),
                        of.category(),
                        of.taxGroup(),
                        of.unit(),
                        of.packSize(),
                        null,
                        null,
                        null,
                        FLOOR,
                        null),
                TestShop.pounds(price));
    }
}
