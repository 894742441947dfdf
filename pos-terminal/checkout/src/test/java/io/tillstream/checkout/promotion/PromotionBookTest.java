package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.FROM;
import static io.tillstream.checkout.promotion.PromotionShop.UNTIL;
import static io.tillstream.checkout.promotion.PromotionShop.between;
import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.forMembers;
import static io.tillstream.checkout.promotion.PromotionShop.forSegments;
import static io.tillstream.checkout.promotion.PromotionShop.inStores;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.over;
import static io.tillstream.checkout.promotion.PromotionShop.withCoupon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which promotions of a chain a purchase gets to see. */
class PromotionBookTest {
    private static final Duration TICK = Duration.ofNanos(1);

    private static Draft tenOff(String id) {
        return Draft.of(id, new Reward.PercentOff(1_000));
    }

    private static boolean isGiven(Draft draft, Visit visit) {
        Savings savings = Visit.savings(visit.buys(line(1, 1, 1, "5.00")), draft);
        return !savings.saved().isZero();
    }

    @Test
    void refusesTwoPromotionsOfTheSameId() {
        assertThatThrownBy(() -> PromotionBook.of(
                        List.of(tenOff("ten").made(), tenOff("ten").first(1).made())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Promotion ten is there twice; give one of them another id.");
    }

    @Test
    void findsPromotionsThatAreNotPaused() {
        PromotionBook book = PromotionBook.of(
                List.of(tenOff("ten").made(), tenOff("rest").paused().made()));

        assertThat(book.find("ten")).contains(tenOff("ten").made());
        assertThat(book.find("rest")).isEmpty();
        assertThat(book.find("none")).isEmpty();
        assertThat(isGiven(tenOff("rest").paused(), Visit.ofMember())).isFalse();
    }

    @Test
    void givesFromTheFirstInstantOnUntilBeforeTheLast() {
        assertThat(isGiven(tenOff("ten"), Visit.ofMember().on(FROM.minus(TICK))))
                .isFalse();
        assertThat(isGiven(tenOff("ten"), Visit.ofMember().on(FROM))).isTrue();
        assertThat(isGiven(tenOff("ten"), Visit.ofMember().on(UNTIL.minus(TICK))))
                .isTrue();
        assertThat(isGiven(tenOff("ten"), Visit.ofMember().on(UNTIL))).isFalse();
    }

    @Test
    void changesWhenOnePromotionEndsAndTheNextBegins() {
        Instant middle = Instant.parse("2026-11-15T00:00:00Z");
        PromotionBook book = PromotionBook.of(List.of(
                tenOff("early").when(between(FROM, middle)).made(),
                tenOff("late").when(between(middle, UNTIL)).made()));

        Savings before = book.savingsOn(Visit.ofMember().on(middle.minus(TICK)).buys(line(1, 1, 1, "5.00")));
        Savings after = book.savingsOn(Visit.ofMember().on(middle).buys(line(1, 1, 1, "5.00")));

        assertThat(before.given()).extracting(Savings.Given::promotion).containsExactly("early");
        assertThat(after.given()).extracting(Savings.Given::promotion).containsExactly("late");
    }

    @Test
    void givesInItsStoresOrEverywhere() {
        Draft here = tenOff("ten").when(inStores(new StoreId("s1"), new StoreId("s2")));

        assertThat(isGiven(here, Visit.ofMember().in(new StoreId("s2")))).isTrue();
        assertThat(isGiven(here, Visit.ofMember().in(new StoreId("s3")))).isFalse();
        assertThat(isGiven(tenOff("ten"), Visit.ofMember().in(new StoreId("s3"))))
                .isTrue();
    }

    @Test
    void givesOverItsChannelsOrOverAll() {
        Draft app = tenOff("ten").when(over(Channel.APP));

        assertThat(isGiven(app, Visit.ofMember().over(Channel.APP))).isTrue();
        assertThat(isGiven(app, Visit.ofMember().over(Channel.TILL))).isFalse();
        assertThat(isGiven(tenOff("ten"), Visit.ofMember().over(Channel.WEB))).isTrue();
    }

    @Test
    void givesNothingInAnotherCurrency() {
        Draft pounds = Draft.of("pound", new Reward.AmountOff(Money.parse("1.00 GBP")));

        assertThat(isGiven(pounds, Visit.ofMember())).isFalse();
        assertThat(isGiven(Draft.of("euro", new Reward.AmountOff(eur("1.00"))), Visit.ofMember()))
                .isTrue();
    }

    @Test
    void givesForACouponOnlyWhereItIsShown() {
        Draft coupon = tenOff("ten").when(withCoupon("AUTUMN"));

        assertThat(isGiven(coupon, Visit.ofMember())).isFalse();
        assertThat(isGiven(coupon, Visit.ofMember().showing("SPRING"))).isFalse();
        assertThat(isGiven(coupon, Visit.ofMember().showing("SPRING", "AUTUMN")))
                .isTrue();
    }

    @Test
    void saysWhatSomebodyCanLookForwardTo() {
        PromotionBook book = PromotionBook.of(List.of(
                tenOff("all").made(),
                tenOff("members").when(forMembers()).made(),
                tenOff("some").when(forSegments("lapsed")).made(),
                tenOff("coupon").when(withCoupon("AUTUMN")).made(),
                tenOff("elsewhere").when(over(Channel.APP)).made()));
        Shopper lapsed = new Shopper(MemberId.of("maaaaaaaaaaaaaaaa"), Set.of("lapsed"));

        assertThat(standing(book, lapsed, FROM)).containsExactly("all", "members", "some");
        assertThat(standing(book, new Shopper(lapsed.member(), Set.of()), FROM)).containsExactly("all", "members");
        assertThat(standing(book, null, FROM)).containsExactly("all");
        assertThat(standing(book, lapsed, FROM.minus(TICK))).isEmpty();
        assertThat(standing(book, lapsed, UNTIL)).isEmpty();
    }

    private static List<String> standing(PromotionBook book, @Nullable Shopper shopper, Instant at) {
        return book.standing(shopper, Channel.TILL, at).stream()
                .map(Promotion::id)
                .toList();
    }

    @Test
    void knowsACouponWhileAPromotionAsksForIt() {
        PromotionBook book = PromotionBook.of(List.of(
                tenOff("ten").when(withCoupon("AUTUMN")).made(), tenOff("all").made()));

        assertThat(book.hasCoupon("AUTUMN", FROM)).isTrue();
        assertThat(book.hasCoupon("AUTUMN", FROM.minus(TICK))).isFalse();
        assertThat(book.hasCoupon("AUTUMN", UNTIL.minus(TICK))).isTrue();
        assertThat(book.hasCoupon("AUTUMN", UNTIL)).isFalse();
        assertThat(book.hasCoupon("SPRING", FROM)).isFalse();
    }

    @Test
    void givesToWhomItIsFor() {
        Draft families = tenOff("ten").when(forSegments("families", "seniors"));

        assertThat(isGiven(tenOff("ten").when(forMembers()), Visit.ofStranger()))
                .isFalse();
        assertThat(isGiven(tenOff("ten").when(forMembers()), Visit.ofMember())).isTrue();
        assertThat(isGiven(tenOff("ten"), Visit.ofStranger())).isTrue();
        assertThat(isGiven(families, Visit.ofStranger())).isFalse();
        assertThat(isGiven(families, Visit.ofMember("students"))).isFalse();
        assertThat(isGiven(families, Visit.ofMember("students", "seniors"))).isTrue();
    }

    @Test
    void speaksOfItemsCategoriesAndTags() {
        CountedLine organic = new CountedLine(
                1,
                RandomShop.item(1),
                "dairy",
                Set.of("organic", "local"),
                Quantity.each(1),
                eur("5.00"),
                eur("0.00"),
                Protection.NONE);

        assertThat(saves(organic, Selection.ofTags("local"))).isTrue();
        assertThat(saves(organic, Selection.ofTags("imported"))).isFalse();
        assertThat(saves(organic, Selection.ofCategories("dairy"))).isTrue();
        assertThat(saves(organic, Selection.ofCategories("bakery"))).isFalse();
        assertThat(saves(organic, Selection.ofGtins(RandomShop.item(1)))).isTrue();
        assertThat(saves(organic, Selection.ofGtins(RandomShop.item(2)))).isFalse();
    }

    private static boolean saves(CountedLine line, Selection items) {
        return !Visit.savings(List.of(line), tenOff("ten").on(items)).saved().isZero();
    }

    @Test
    void prefersThePriorityThenTheSmallerIdAmongEquals() {
        List<CountedLine> milk = List.of(line(1, 1, 1, "5.00"));

        assertThat(Visit.savings(milk, tenOff("b"), tenOff("a")).given())
                .extracting(Savings.Given::promotion)
                .containsExactly("a");
        assertThat(Visit.savings(milk, tenOff("b").first(1), tenOff("a")).given())
                .extracting(Savings.Given::promotion)
                .containsExactly("b");
        assertThat(Visit.savings(milk, tenOff("b").stacking(), tenOff("a").stacking())
                        .given())
                .extracting(Savings.Given::promotion)
                .containsExactly("a", "b");
    }

    @Test
    void givesAPurchasesOwnPromotionWhomeverItIsForAndFirstAmongEquals() {
        Draft own = tenOff("own").when(forSegments("families")).first(-5);
        Purchase purchase = Visit.ofStranger().buys(own.made(), line(1, 1, 1, "5.00"));

        assertThat(Visit.savings(purchase, tenOff("a").first(9)).given())
                .extracting(Savings.Given::promotion)
                .containsExactly("own");
    }

    @Test
    void givesNothingOfATotalTheTillHoldsNoPartOf() {
        Draft uses = tenOff("ten").limited(new Limits(null, null, 1_000L, null));
        Draft member = tenOff("ten").limited(new Limits(null, 2L, null, null)).when(forMembers());

        assertThat(isGiven(uses, Visit.ofMember())).isFalse();
        assertThat(isGiven(uses, Visit.ofMember().granted("ten", new Allowance(0, 1, 0))))
                .isTrue();
        assertThat(isGiven(member, Visit.ofMember().granted("ten", new Allowance(1, 0, 0))))
                .isTrue();
        assertThat(isGiven(member, Visit.ofMember().granted("ten", new Allowance(2, 0, 0))))
                .isFalse();
        assertThat(isGiven(member, Visit.ofMember().granted("ten", new Allowance(3, 0, 0))))
                .isFalse();
    }

    @Test
    void staysRightOverMoreStretchesThanItKeeps() {
        PromotionBook book = PromotionBook.of(
                List.of(tenOff("ten").when(inStores(new StoreId("s1"))).made()));

        for (int store = 1; store <= 200; store++) {
            Savings savings =
                    book.savingsOn(Visit.ofMember().in(new StoreId("s" + store)).buys(line(1, 1, 1, "5.00")));

            assertThat(savings.given()).hasSize(store == 1 ? 1 : 0);
        }
    }
}
