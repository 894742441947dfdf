package io.tillstream.checkout.basket;

import static io.tillstream.checkout.basket.Grocer.APPLES;
import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static io.tillstream.checkout.basket.Grocer.offerOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.basket.PriceAuthority.Leave;
import io.tillstream.checkout.basket.PriceAuthority.Person;
import io.tillstream.checkout.basket.PriceAuthority.Role;
import io.tillstream.checkout.pricing.PriceBook;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SaleLine.PriceSource;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.VoidedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is particular to a line: its price, its discount, its buyer's age, its deposit, its account. */
class RestrictedBasketTest {
    private static final Basket EMPTY = Basket.open(Grocer.store(1));
    private static final Approval DAMAGED = new Approval("damaged", null);
    private static final ShelfItem BEER = item("012345678905", 300, new SellingRules(18, 6L, null, true, false));
    private static final ShelfItem GIFT_CARD =
            item("4012345678901", 0, new SellingRules(null, null, null, false, true));

    private static ShelfItem item(String digits, long price, SellingRules rules) {
        return new ShelfItem(
                new Product(
                        Gtin.ofDigits(digits),
                        LocalText.same("Item"),
                        "grocery",
                        "standard",
                        Quantity.Unit.EACH,
                        1,
                        null,
                        rules),
                Money.ofMinor(price, Grocer.GBP));
    }

    private static Basket added(Adding adding) {
        return switch (adding) {
            case Adding.Added(Basket basket) -> basket;
            case Adding.NeedsAge _, Adding.OverLimit _ -> throw new AssertionError("Unexpected " + adding);
        };
    }

    private static Adding.NeedsAge asked(Adding adding) {
        return switch (adding) {
            case Adding.NeedsAge age -> age;
            case Adding.Added _, Adding.OverLimit _ -> throw new AssertionError("Unexpected " + adding);
        };
    }

    private static List<SaleLine> sold(Basket basket) {
        return basket.priced().orElseThrow().lines().stream()
                .map(line -> line.sold(Language.EN))
                .toList();
    }

    @Test
    void asksForTheAgeAndKeepsHowItWasChecked() {
        Adding.NeedsAge age = asked(EMPTY.adding(BEER, Quantity.each(2)));

        assertThat(age.bornOnOrBefore(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2008, 11, 23));
        assertThat(age.basket()).isEqualTo(EMPTY);
        Basket basket = added(age.confirmed(AgeCheck.Method.DOCUMENT_SEEN, "c01"));

        assertThat(sold(basket).getFirst().ageCheck())
                .isEqualTo(new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, "c01"));
    }

    @Test
    void asksOnceForACustomerAndAgainForAHigherAge() {
        Basket basket =
                added(asked(EMPTY.adding(BEER, Quantity.each(1))).confirmed(AgeCheck.Method.PLAINLY_OLDER, "c01"));
        ShelfItem cider = item("5901234123457", 200, new SellingRules(16, null, null, true, false));
        ShelfItem spirits = item("9506000134369", 900, new SellingRules(21, null, null, true, false));

        assertThat(added(basket.adding(BEER, Quantity.each(1))).lines()).hasSize(1);
        assertThat(added(basket.adding(cider, Quantity.each(1))).lines()).hasSize(2);
        assertThat(asked(basket.adding(spirits, Quantity.each(1))).minimumAge()).isEqualTo(21);
    }

    @Test
    void doesNotLetAnUncheckedItemIn() {
        assertThatThrownBy(() -> EMPTY.add(BEER)).hasMessageContaining("sold from 18 years on");
    }

    @Test
    void limitsWhatOneCustomerMayBuyOverAllLines() {
        Basket five =
                added(asked(EMPTY.adding(BEER, Quantity.each(5))).confirmed(AgeCheck.Method.PLAINLY_OLDER, "c01"));

        assertThat(five.adding(BEER, Quantity.each(2)))
                .isEqualTo(new Adding.OverLimit(BEER, Quantity.each(6), Quantity.each(7)));
        assertThat(added(five.adding(BEER, Quantity.each(1))).lines()).hasSize(1);
        assertThat(added(five.voidLine(1).adding(BEER, Quantity.each(6))).liveLines())
                .hasSize(1);
        assertThatThrownBy(() -> five.add(BEER, Quantity.each(2))).hasMessageContaining("one customer may buy 6 ea");
    }

    @Test
    void letsAPriceInTheCodeWinAndTakesNothingOffIt() {
        Basket basket = added(EMPTY.forMember(MEMBER).addingPriced(COFFEE, Quantity.each(1), gbp("1.50")))
                .add(COFFEE)
                .accept(offerOn(COFFEE, 20));

        List<SaleLine> lines = sold(basket);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().priceSource()).isEqualTo(PriceSource.EMBEDDED_IN_CODE);
        assertThat(lines.getFirst().net()).isEqualTo(gbp("1.50"));
        assertThat(lines.get(1).net()).isEqualTo(gbp("6.76"));
        assertThatThrownBy(() -> basket.discount(1, new ManualDiscount.Percent(10, DAMAGED)))
                .hasMessageContaining("never discounted");
        assertThatThrownBy(() -> basket.override(1, gbp("1.00"), new Leave.Granted(DAMAGED)))
                .hasMessageContaining("price from its code");
    }

    @Test
    void recordsAnOverrideWithThePriceItReplaced() {
        Approval byBoss = new Approval("price tag", "boss");
        Basket basket = EMPTY.add(COFFEE, Quantity.each(2)).override(1, gbp("7.00"), new Leave.Granted(byBoss));

        SaleLine line = sold(basket).getFirst();
        assertThat(line.net()).isEqualTo(gbp("14.00"));
        assertThat(line.priceSource()).isEqualTo(PriceSource.OVERRIDDEN);
        assertThat(line.override()).isEqualTo(new PriceOverride(gbp("8.45"), byBoss));
        assertThat(basket.add(COFFEE).lines()).hasSize(2);
    }

    @Test
    void takesAManualDiscountOffWhatThePromotionLeft() {
        Basket basket = EMPTY.forMember(MEMBER)
                .add(COFFEE, Quantity.each(2))
                .accept(offerOn(COFFEE, 20))
                .discount(1, new ManualDiscount.Percent(10, DAMAGED));

        SaleLine line = sold(basket).getFirst();
        // 16.90 − 1.69 = 15.21; a tenth of that is 1.521.
        assertThat(line.discounts())
                .extracting(discount -> discount.amount())
                .containsExactly(gbp("1.69"), gbp("1.52"));
        assertThat(line.discounts().get(1).approval()).isEqualTo(DAMAGED);
        assertThat(line.net()).isEqualTo(gbp("13.69"));
    }

    @Test
    void neverGoesBelowNothing() {
        Basket basket = EMPTY.add(MILK).discount(1, new ManualDiscount.Amount(gbp("5.00"), DAMAGED));

        assertThat(sold(basket).getFirst().net()).isEqualTo(gbp("0.00"));
        assertThat(sold(basket.discount(new ManualDiscount.Amount(gbp("5.00"), DAMAGED)))
                        .getFirst()
                        .net())
                .isEqualTo(gbp("0.00"));
    }

    @Test
    void spreadsABasketDiscountByLargestRemainder() {
        Basket basket = EMPTY.add(item("012345678905", 1999, SellingRules.NONE))
                .add(item("4012345678901", 499, SellingRules.NONE))
                .add(item("5901234123457", 1, SellingRules.NONE))
                .discount(new ManualDiscount.Amount(gbp("5.00"), DAMAGED));

        assertThat(basket.priced().orElseThrow().lines())
                .extracting(PricedLine::saved)
                .containsExactly(gbp("4.00"), gbp("1.00"), gbp("0.00"));
    }

    @Test
    void sparesWhatIsNeverDiscounted() {
        Basket basket = added(asked(EMPTY.add(COFFEE).adding(BEER, Quantity.each(1)))
                        .confirmed(AgeCheck.Method.PLAINLY_OLDER, "c01"))
                .discount(new ManualDiscount.Percent(10, DAMAGED));

        assertThat(basket.priced().orElseThrow().lines())
                .extracting(PricedLine::saved)
                .containsExactly(gbp("0.85"), gbp("0.00"));
        assertThatThrownBy(() -> basket.discount(2, new ManualDiscount.Percent(10, DAMAGED)))
                .hasMessageContaining("never discounted");
    }

    @Test
    void addsTheDepositWithEachPieceAndTakesItOutAgain() {
        ShelfItem deposit = Grocer.item("4012345678901", "Deposit", "zero", Quantity.Unit.EACH, 25);
        ShelfItem cola = new ShelfItem(COFFEE.product(), gbp("1.00"), deposit);
        Basket basket = EMPTY.forMember(MEMBER).add(MILK).add(cola).add(cola, Quantity.each(2));

        List<SaleLine> lines = sold(basket);
        assertThat(lines).extracting(SaleLine::net).containsExactly(gbp("1.20"), gbp("3.00"), gbp("0.75"));
        assertThat(lines.get(2).depositOf()).isEqualTo(2);
        assertThat(lines.get(2).points()).isZero();
        assertThat(basket.priced().orElseThrow().pieces()).isEqualTo(4);
        assertThat(sold(basket.voidLine(2))).hasSize(1);
    }

    @Test
    void loadsAGiftCardWithoutTaxPointsOrDiscount() {
        Basket basket = added(EMPTY.forMember(MEMBER).add(COFFEE).loading(GIFT_CARD, gbp("50.00"), "g-9"))
                .discount(new ManualDiscount.Percent(10, DAMAGED));

        PricedBasket priced = basket.priced().orElseThrow();
        SaleLine card = sold(basket).get(1);
        assertThat(card.giftCard()).isEqualTo("g-9");
        assertThat(card.net()).isEqualTo(gbp("50.00"));
        assertThat(card.tax()).isEqualTo(gbp("0.00"));
        assertThat(card.points()).isZero();
        assertThat(priced.taxes()).containsExactly(new TaxTotal("standard", 2000, true, gbp("6.33"), gbp("1.27")));
        assertThatThrownBy(() -> EMPTY.add(GIFT_CARD)).hasMessageContaining("load it with an amount");
        assertThatThrownBy(() -> EMPTY.loading(MILK, gbp("5.00"), "g-9")).hasMessageContaining("is no gift card");
    }

    @Test
    void keepsVoidedLinesForTheSale() {
        Basket basket = EMPTY.add(MILK, Quantity.each(2)).add(COFFEE).voidLine(1);

        assertThat(basket.voidedLines()).containsExactly(new VoidedLine(MILK.gtin(), Quantity.each(2), gbp("2.40")));
    }

    @Test
    void resumesAtThePricesOfTheMoment() {
        ShelfItem dearer = new ShelfItem(COFFEE.product(), gbp("9.00"));
        Basket basket = EMPTY.forMember(MEMBER)
                .add(COFFEE)
                .add(APPLES, Quantity.grams(500))
                .add(MILK)
                .accept(offerOn(COFFEE, 20))
                .override(3, gbp("1.00"), new Leave.Granted(DAMAGED));
        ShelfItem milk = new ShelfItem(MILK.product(), gbp("1.30"));

        Opening later = new Opening(Instant.EPOCH.plusSeconds(600), PromotionRule.OFFER_ONLY);

        SuspendedBasket.Resumed resumed = basket.suspended("p-1", Instant.EPOCH, "c01")
                .resume(Grocer.store(1), PriceBook.of(List.of(dearer, milk)), later);

        assertThat(resumed.repriced()).containsExactly(COFFEE.gtin(), MILK.gtin());
        assertThat(resumed.noLongerSold()).containsExactly(APPLES.gtin());
        assertThat(resumed.basket().offer()).isNull();
        assertThat(resumed.basket().opening()).isEqualTo(later);
        assertThat(resumed.basket().priced().orElseThrow().total()).isEqualTo(gbp("10.00"));
        assertThat(resumed.basket().voidedLines()).hasSize(1);
    }

    @Test
    void isNotPutAsideEmpty() {
        SuspendedBasket empty = EMPTY.suspended("p-2", Instant.EPOCH, "c01");

        assertThatThrownBy(
                        () -> empty.fact(Source.parseReceiptNumber("s1-t1/1/7"), LocalDate.of(2026, 11, 23), List.of()))
                .hasMessageContaining("cancel it");
    }

    private static final Person CASHIER = new Person("c01", Role.CASHIER);
    private static final Person OTHER_CASHIER = new Person("c02", Role.CASHIER);
    private static final Person SUPERVISOR = new Person("s01", Role.SUPERVISOR);
    private static final Person MANAGER = new Person("boss", Role.MANAGER);

    private static Leave ask(String after, Person operator, @Nullable Person approver) {
        return new PriceAuthority(10, 30).ask(gbp("10.00"), gbp(after), "damaged", operator, approver);
    }

    @Test
    void limitsEveryRoleByItsShare() {
        assertThat(ask("9.00", CASHIER, null)).isEqualTo(new Leave.Granted(DAMAGED));
        assertThat(ask("8.99", CASHIER, null)).isEqualTo(new Leave.Needs(Role.SUPERVISOR));
        assertThat(ask("7.00", CASHIER, SUPERVISOR)).isEqualTo(new Leave.Granted(new Approval("damaged", "s01")));
        assertThat(ask("6.99", CASHIER, SUPERVISOR)).isEqualTo(new Leave.Needs(Role.MANAGER));
        assertThat(ask("0.00", CASHIER, MANAGER)).isEqualTo(new Leave.Granted(new Approval("damaged", "boss")));
        assertThat(ask("0.00", MANAGER, null)).isEqualTo(new Leave.Granted(DAMAGED));
        assertThat(ask("15.00", CASHIER, null)).isEqualTo(new Leave.Needs(Role.MANAGER));
    }

    @Test
    void letsNobodyApproveForThemselvesOrBeyondTheirRole() {
        assertThat(ask("8.00", CASHIER, CASHIER)).isEqualTo(new Leave.Needs(Role.SUPERVISOR));
        assertThat(ask("8.00", CASHIER, OTHER_CASHIER)).isEqualTo(new Leave.Needs(Role.SUPERVISOR));
    }
}
