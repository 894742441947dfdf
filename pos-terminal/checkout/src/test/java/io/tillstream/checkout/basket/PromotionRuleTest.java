package io.tillstream.checkout.basket;

import static io.tillstream.checkout.basket.Grocer.APPLES;
import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.GBP;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static io.tillstream.checkout.basket.Grocer.offerOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.NearMiss;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promotions and the personal offer in a basket; every amount is worked out by hand. Milk is 1.20, coffee 8.45. */
class PromotionRuleTest {
    private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Basket EMPTY = openAt(NOON);
    private static final Approval BOSS = new Approval("damaged", "boss");

    private static Basket openAt(Instant moment) {
        return Basket.open(Grocer.store(1), new Opening(moment, PromotionRule.OFFER_ONLY));
    }

    private static Promotion promotion(String id, Selection items, Reward reward) {
        return promotion(id, items, reward, null, false);
    }

    private static Promotion promotion(
            String id, Selection items, Reward reward, @Nullable String coupon, boolean stackable) {
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), FROM, UNTIL, coupon),
                new Qualifying(items, null),
                reward,
                Limits.none(),
                0,
                null,
                stackable,
                null,
                true);
    }

    private static Selection only(ShelfItem item) {
        return Selection.ofGtins(item.gtin());
    }

    private static final Promotion COFFEE_3_FOR_2 =
            promotion("coffee-3-for-2", only(COFFEE), new Reward.CheapestFree(3));

    private static PricedBasket priced(Basket basket, Promotion... promotions) {
        PromotionBook book = PromotionBook.of(List.of(promotions));
        return basket.priced(new PromotionRule(book, WorkBudget::usual)).orElseThrow();
    }

    private static List<String> savings(PricedBasket basket) {
        return basket.lines().stream()
                .flatMap(line -> line.savings().stream()
                        .map(saving -> line.number() + " " + saving.promotion() + " " + saving.amount()))
                .toList();
    }

    private static ShelfItem with(ShelfItem item, @Nullable SellingRules selling, @Nullable Money floor) {
        Product product = item.product();
        return new ShelfItem(
                new Product(
                        product.gtin(),
                        product.name(),
                        product.category(),
                        product.taxGroup(),
                        product.unit(),
                        1,
                        null,
                        selling,
                        List.of("own-brand"),
                        floor),
                item.unitPrice());
    }

    @Test
    void givesAPromotionAtItsLineByItsName() {
        PricedBasket basket = priced(EMPTY.add(MILK).add(COFFEE, Quantity.each(3)), COFFEE_3_FOR_2);

        assertThat(savings(basket)).containsExactly("2 coffee-3-for-2 8.45 GBP");
        assertThat(basket.lines().get(1).gross()).isEqualTo(gbp("25.35"));
        assertThat(basket.lines().get(1).net()).isEqualTo(gbp("16.90"));
        assertThat(basket.total()).isEqualTo(gbp("18.10"));
        assertThat(basket.isProvenOptimal()).isTrue();
        assertThat(basket.redeemsOffer()).isFalse();
    }

    @Test
    void letsAPieceServeThePersonalOfferOrAPromotionButNotBoth() {
        Basket three = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(COFFEE, Quantity.each(3));

        assertThat(savings(priced(three, COFFEE_3_FOR_2))).containsExactly("1 coffee-3-for-2 8.45 GBP");
        assertThat(priced(three, COFFEE_3_FOR_2).redeemsOffer()).isFalse();
        assertThat(savings(priced(three.add(COFFEE), COFFEE_3_FOR_2)))
                .containsExactly("1 personal-picks 1.69 GBP", "1 coffee-3-for-2 8.45 GBP");
        assertThat(priced(three.add(COFFEE), COFFEE_3_FOR_2).redeemsOffer()).isTrue();
    }

    @Test
    void takesTheOfferWhereAPromotionSavesLess() {
        Promotion fivePercent = promotion("coffee-5", only(COFFEE), new Reward.PercentOff(500));
        Basket basket = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(COFFEE, Quantity.each(2));

        assertThat(savings(priced(basket, fivePercent)))
                .containsExactly("1 personal-picks 1.69 GBP", "1 coffee-5 0.42 GBP");
    }

    @Test
    void redeemsTheOfferWhereAPromotionSavesTheSame() {
        Promotion twentyPercent = promotion("coffee-20", only(COFFEE), new Reward.PercentOff(2000));
        Basket basket = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(COFFEE);

        assertThat(savings(priced(basket, twentyPercent))).containsExactly("1 personal-picks 1.69 GBP");
    }

    @Test
    void addsWhatStacksToTheOfferFromTheShelfPrice() {
        Promotion tenPercent = promotion("all-10", Selection.everything(), new Reward.PercentOff(1000), null, true);
        Basket basket = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(COFFEE);

        assertThat(savings(priced(basket, tenPercent)))
                .containsExactly("1 personal-picks 1.69 GBP", "1 all-10 0.85 GBP");
    }

    @Test
    void tellsTheOfferFromAPromotionThatBearsItsName() {
        Promotion namesake = promotion("personal-offer", only(MILK), new Reward.PercentOff(5000));
        Basket basket =
                EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(COFFEE).add(MILK);

        assertThat(savings(priced(basket, namesake)))
                .containsExactly("1 personal-picks 1.69 GBP", "2 personal-offer 0.60 GBP");
    }

    @Test
    void findsGoodsByTagAndStopsAtTheirFloor() {
        ShelfItem milk = with(MILK, null, gbp("1.00"));
        Promotion half = promotion("own-brand-half", Selection.ofTags("own-brand"), new Reward.PercentOff(5000));

        assertThat(savings(priced(EMPTY.add(milk, Quantity.each(2)).add(COFFEE), half)))
                .containsExactly("1 own-brand-half 0.40 GBP");
    }

    @Test
    void sellsGoodsWhoseFloorIsInAnotherCurrency() {
        ShelfItem milk = with(MILK, null, Money.parse("1.00 EUR"));
        Promotion half = promotion("milk-half", only(MILK), new Reward.PercentOff(5000));

        assertThat(savings(priced(EMPTY.add(milk), half))).containsExactly("1 milk-half 0.60 GBP");
    }

    @Test
    void neitherReducesNorCountsWhatIsNeverDiscounted() {
        ShelfItem kept = with(COFFEE, new SellingRules(null, null, null, false, false), null);
        Promotion everything = promotion("all-half", Selection.everything(), new Reward.PercentOff(5000));
        Promotion threeForTwo = promotion("any-3-for-2", Selection.everything(), new Reward.CheapestFree(3));
        Basket priced = added(EMPTY.addingPriced(APPLES, Quantity.grams(500), gbp("0.99")));

        assertThat(savings(priced(priced.add(kept, Quantity.each(3)), everything)))
                .isEmpty();
        assertThat(savings(priced(priced.add(kept).add(MILK, Quantity.each(2)), threeForTwo)))
                .isEmpty();
    }

    private static Basket added(Adding adding) {
        return switch (adding) {
            case Adding.Added(Basket basket) -> basket;
            case Adding.NeedsAge _, Adding.OverLimit _ -> throw new AssertionError(adding);
        };
    }

    @Test
    void isPricedByThePromotionsOfItsOpening() {
        SavingsRule threeForTwo = new PromotionRule(PromotionBook.of(List.of(COFFEE_3_FOR_2)), WorkBudget::usual);
        Basket basket =
                Basket.open(Grocer.store(1), new Opening(NOON, threeForTwo)).add(COFFEE, Quantity.each(3));

        assertThat(basket.priced().orElseThrow().saved()).isEqualTo(gbp("8.45"));
        assertThat(basket.forMember(MEMBER).present("X").priced().orElseThrow().saved())
                .isEqualTo(gbp("8.45"));
    }

    @Test
    void goesByTheMomentTheBasketWasOpened() {
        Basket inTime = openAt(UNTIL.minusMillis(1)).add(COFFEE, Quantity.each(3));
        Basket tooLate = openAt(UNTIL).add(COFFEE, Quantity.each(3));

        assertThat(priced(inTime, COFFEE_3_FOR_2).saved()).isEqualTo(gbp("8.45"));
        assertThat(priced(tooLate, COFFEE_3_FOR_2).saved()).isEqualTo(gbp("0.00"));
    }

    @Test
    void usesUpACouponThatGivesSomething() {
        Promotion withCoupon = promotion("milk-half", only(MILK), new Reward.PercentOff(5000), "AUTUMN26", false);
        Basket basket = EMPTY.add(MILK).present("AUTUMN26").present("AUTUMN26").present("OTHER");

        assertThat(savings(priced(EMPTY.add(MILK), withCoupon))).isEmpty();
        assertThat(savings(priced(basket, withCoupon))).containsExactly("1 milk-half 0.60 GBP");
        assertThat(priced(basket, withCoupon).coupons())
                .containsExactly(new CouponUse("AUTUMN26", "milk-half", CouponUse.Kind.REDEEMED));
        assertThat(priced(EMPTY.add(COFFEE).present("AUTUMN26"), withCoupon).coupons())
                .isEmpty();
    }

    @Test
    void takesOffWhatAPersonGivesLast() {
        Promotion half = promotion("coffee-half", only(COFFEE), new Reward.PercentOff(5000));
        Basket basket = EMPTY.add(COFFEE).discount(1, new ManualDiscount.Percent(10, BOSS));

        assertThat(savings(priced(basket, half))).containsExactly("1 coffee-half 4.23 GBP", "1 manual 0.42 GBP");
    }

    @Test
    void reckonsFromAPriceThatAPersonSet() {
        Promotion half = promotion("coffee-half", only(COFFEE), new Reward.PercentOff(5000));
        Basket basket = EMPTY.add(COFFEE).override(1, gbp("4.00"), new PriceAuthority.Leave.Granted(BOSS));

        assertThat(savings(priced(basket, half))).containsExactly("1 coffee-half 2.00 GBP");
    }

    @Test
    void givesMorePointsAtTheLineThatEarnsThem() {
        Promotion doubled = promotion("coffee-double", only(COFFEE), new Reward.PointsMultiplier(200));
        Promotion bonus = promotion("bonus-50", Selection.everything(), new Reward.BonusPoints(50), null, true);
        Basket basket = EMPTY.forMember(MEMBER).add(COFFEE).add(MILK);

        PricedBasket priced = priced(basket, doubled, bonus);

        // usual: 2 per pound, 16 and 2; doubled: 16 more; 50 over 845 and 120: 43.78 and 6.22
        assertThat(priced.lines()).extracting(PricedLine::points).containsExactly(16L + 16 + 44, 2L + 6);
        assertThat(priced(EMPTY.add(COFFEE), doubled, bonus).points()).isZero();
    }

    @Test
    void givesExtraPointsOnlyOnWhatIsPaid() {
        Promotion doubled = promotion("coffee-double", only(COFFEE), new Reward.PointsMultiplier(200));
        Basket half = EMPTY.forMember(MEMBER).add(COFFEE).discount(1, new ManualDiscount.Percent(50, BOSS));
        Basket free = EMPTY.forMember(MEMBER).add(COFFEE).discount(1, new ManualDiscount.Percent(100, BOSS));

        // 4.22 left: 8 usual points, and of the 16 extra ones 422 / 845, rounded down
        assertThat(priced(half, doubled).points()).isEqualTo(8 + 7);
        assertThat(priced(free, doubled).points()).isZero();
    }

    @Test
    void takesMultipliedPointsBackWithThePiecesThatEarnedThem() {
        Promotion doubled = promotion("coffee-double", only(COFFEE), new Reward.PointsMultiplier(200));
        PricedBasket priced = priced(EMPTY.forMember(MEMBER).add(COFFEE, Quantity.each(3)), doubled);
        assertThat(priced.points()).isEqualTo(2 * 25 + 2 * 25);

        RefundPreview one = returned(soldFor(priced), 1);

        assertThat(one.pointsTakenBack()).isEqualTo(33);
        assertThat(returned(soldFor(priced), 3).pointsTakenBack()).isEqualTo(100);
    }

    private static Sale soldFor(PricedBasket priced) {
        return PaidBasket.exactly(priced, TenderType.CARD)
                .sale(
                        new Source(TillId.parse("s1-t1"), 1, 7),
                        NOON,
                        LocalDate.of(2026, 11, 23),
                        "c01",
                        Language.EN,
                        List.of());
    }

    private static RefundPreview returned(Sale sale, long pieces) {
        ReturnRequest.WithReceipt request = new ReturnRequest.WithReceipt(
                Grocer.store(1), ReturnHistory.ofFirst(sale), new ReturnRequest.Chosen(1, Quantity.each(pieces)));
        return switch (ReturnOutcome.of(request)) {
            case ReturnOutcome.Offered(RefundPreview preview) -> preview;
            case ReturnOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void saysWhatIsMissingForMore() {
        Promotion twentyOff =
                promotion("any-2-for-9", Selection.everything(), new Reward.NForPrice(9, gbp("9.00")), null, true);

        PricedBasket basket = priced(EMPTY.add(COFFEE, Quantity.each(2)), COFFEE_3_FOR_2, twentyOff);

        assertThat(basket.nearMisses()).extracting(NearMiss::promotion).contains("coffee-3-for-2", "any-2-for-9");
        assertThat(basket.nearestMiss())
                .contains(new NearMiss(
                        "coffee-3-for-2",
                        LocalText.same("coffee-3-for-2"),
                        List.of(new NearMiss.MoreUnits(only(COFFEE), 1))));
        assertThat(priced(EMPTY.add(MILK), twentyOff).nearestMiss()).isEmpty();
    }

    @Test
    void admitsThatItHadNoTimeToProveItsAnswer() {
        Promotion pair = promotion("pair-for-9", Selection.everything(), new Reward.NForPrice(2, gbp("9.00")));
        Basket basket = EMPTY.add(COFFEE, Quantity.each(4)).add(MILK, Quantity.each(3));
        PromotionRule hurried =
                new PromotionRule(PromotionBook.of(List.of(COFFEE_3_FOR_2, pair)), () -> WorkBudget.ofSteps(0));

        PricedBasket priced = basket.priced(hurried).orElseThrow();

        assertThat(priced.isProvenOptimal()).isFalse();
        assertThat(priced.gaveUpOn()).containsExactly("coffee-3-for-2", "pair-for-9");
        assertThat(priced.total()).isLessThanOrEqualTo(gbp("37.40"));
    }

    @Test
    void costsTheSameInWhateverOrderItIsScanned() {
        Promotion pair = promotion("pair-for-9", Selection.everything(), new Reward.NForPrice(2, gbp("9.00")));
        Basket one = EMPTY.add(COFFEE).add(MILK).add(COFFEE).add(COFFEE).add(MILK);
        Basket other = EMPTY.add(MILK, Quantity.each(2)).add(COFFEE, Quantity.each(3));

        assertThat(priced(one, COFFEE_3_FOR_2, pair).total())
                .isEqualTo(priced(other, COFFEE_3_FOR_2, pair).total());
        assertThat(priced(one, COFFEE_3_FOR_2, pair).total().currency()).isEqualTo(GBP);
    }

    @Test
    void costsTheSameHoweverOftenGoodsComeAndGo() {
        Promotion coupon =
                promotion("five-off", Selection.everything(), new Reward.BasketPercentOff(500), "FIVE", true);
        Basket straight = EMPTY.forMember(MEMBER)
                .accept(offerOn(COFFEE, 20))
                .present("FIVE")
                .add(COFFEE, Quantity.each(4))
                .add(MILK);
        Basket restless = EMPTY.forMember(MEMBER)
                .add(COFFEE, Quantity.each(9))
                .add(MILK)
                .present("FIVE")
                .voidLine(1)
                .accept(offerOn(COFFEE, 20))
                .add(COFFEE, Quantity.each(2))
                .voidLine(2)
                .add(MILK)
                .add(COFFEE, Quantity.each(2));

        assertThat(priced(restless, COFFEE_3_FOR_2, coupon).total())
                .isEqualTo(priced(straight, COFFEE_3_FOR_2, coupon).total());
        // 33.80 and 1.20, less 8.45, 1.69 and 5 % of what is left of it: 24.86, so 1.24
        assertThat(priced(straight, COFFEE_3_FOR_2, coupon).total()).isEqualTo(gbp("23.62"));
    }

    @Test
    void findsNothingInABookForOtherGoods() {
        Promotion tea =
                promotion("tea", Selection.ofGtins(Gtin.ofDigits("4012345678901")), new Reward.PercentOff(1000));

        assertThat(savings(priced(EMPTY.add(COFFEE), tea))).isEmpty();
    }
}
