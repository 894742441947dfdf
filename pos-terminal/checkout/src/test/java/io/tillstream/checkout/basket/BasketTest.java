package io.tillstream.checkout.basket;

import static io.tillstream.checkout.basket.Grocer.APPLES;
import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static io.tillstream.checkout.basket.Grocer.offerOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Discount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BasketTest {
    private static final Basket EMPTY = Basket.open(Grocer.store(1));

    private static PricedBasket priced(Basket basket) {
        return basket.priced().orElseThrow();
    }

    @Test
    void joinsAnItemScannedAgainToItsLine() {
        Basket basket = EMPTY.add(MILK).add(COFFEE).add(MILK, Quantity.each(2));

        assertThat(basket.lines())
                .containsExactly(
                        new BasketLine(MILK, Quantity.each(3), false), new BasketLine(COFFEE, Quantity.each(1), false));
        assertThat(priced(basket).total()).isEqualTo(gbp("12.05"));
    }

    @Test
    void keepsAVoidedLineInSightAndOutOfTheTotal() {
        Basket basket = EMPTY.add(MILK).add(COFFEE).voidLine(1).add(MILK);

        assertThat(basket.lines()).hasSize(3);
        assertThat(priced(basket).total()).isEqualTo(gbp("9.65"));
        assertThat(priced(basket).lines()).extracting(PricedLine::number).containsExactly(1, 2);
    }

    @Test
    void hasNothingToPayOnceEverythingIsVoided() {
        assertThat(EMPTY.priced()).isEmpty();
        assertThat(EMPTY.add(MILK).voidLine(1).priced()).isEmpty();
    }

    @Test
    void refusesToVoidALineTwice() {
        Basket basket = EMPTY.add(MILK).voidLine(1);

        assertThatThrownBy(() -> basket.voidLine(1)).hasMessage("The basket has no line 1 that could be voided.");
        assertThatThrownBy(() -> basket.voidLine(2)).hasMessage("The basket has no line 2 that could be voided.");
    }

    @Test
    void refusesQuantitiesThatAreSlipsOfTheFinger() {
        assertThatThrownBy(() -> EMPTY.add(MILK, Quantity.each(0))).hasMessageContaining("quantity 0 ea");
        assertThatThrownBy(() -> EMPTY.add(MILK, Quantity.each(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EMPTY.add(MILK, Quantity.each(9_999)).add(MILK))
                .hasMessageContaining("at most 9999 in one line");
        assertThatThrownBy(() -> EMPTY.add(MILK, Quantity.grams(500))).hasMessageContaining("sold by EACH");
        assertThatThrownBy(() -> EMPTY.add(APPLES)).hasMessageContaining("sold by GRAM");
    }

    @Test
    void takesTheOfferOffOnePiece() {
        Basket basket = EMPTY.forMember(MEMBER).add(COFFEE, Quantity.each(2)).accept(offerOn(COFFEE, 20));

        PricedLine line = priced(basket).lines().getFirst();
        assertThat(line.gross()).isEqualTo(gbp("16.90"));
        assertThat(line.net()).isEqualTo(gbp("15.21"));
        assertThat(line.sold(Language.EN).discounts())
                .containsExactly(new Discount("personal-picks", "Picked for you", "d-1", gbp("1.69")));
        assertThat(priced(basket).saved()).isEqualTo(gbp("1.69"));
        assertThat(priced(basket).redeemsOffer()).isTrue();
    }

    @Test
    void savesNothingBeforeTheOfferedItemIsScanned() {
        Basket basket = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(MILK);

        assertThat(priced(basket).redeemsOffer()).isFalse();
        assertThat(priced(basket.add(COFFEE)).redeemsOffer()).isTrue();
    }

    @Test
    void keepsAnOfferFromAnyoneElse() {
        Basket basket = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 20)).add(COFFEE);

        assertThat(priced(basket.forMember(MemberId.of("mbbbbbbbbbbbbbbbb"))).saved())
                .isEqualTo(gbp("0.00"));
        assertThatThrownBy(() -> EMPTY.accept(offerOn(COFFEE, 20))).hasMessageContaining("scan the member's card");
    }

    @Test
    void takesNothingOffWeighedGoods() {
        Basket basket = EMPTY.forMember(MEMBER).add(APPLES, Quantity.grams(742)).accept(offerOn(APPLES, 20));

        assertThat(priced(basket).total()).isEqualTo(gbp("1.85"));
    }

    @Test
    void earnsPointsForWholeMajorUnitsOfEachLine() {
        Basket basket = EMPTY.add(MILK).add(COFFEE);

        assertThat(priced(basket).points()).isZero();
        assertThat(priced(basket.forMember(MEMBER)).points()).isEqualTo(2 * 1 + 2 * 8);
    }

    @Test
    void isCancelledAsANumberedRecord() {
        Source source = new Source(TillId.parse("s1-t1"), 1, 7);
        LocalDate day = LocalDate.of(2026, 11, 23);

        BasketCancelled cancelled =
                EMPTY.add(MILK).add(COFFEE).voidLine(1).cancelled(source, Instant.EPOCH, day, "c01", List.of());

        assertThat(cancelled.abandoned()).isEqualTo(gbp("8.45"));
        assertThat(cancelled.lines()).isEqualTo(1);
        assertThat(EMPTY.cancelled(source, Instant.EPOCH, day, "c01", List.of()).lines())
                .isZero();
    }

    private static final List<ShelfItem> SHELF = List.of(
            MILK,
            COFFEE,
            Grocer.item("012345678905", "Cake", "standard", Quantity.Unit.EACH, 333),
            Grocer.item("4012345678901", "Tea", "standard", Quantity.Unit.EACH, 105));

    @Test
    void costsTheSameInWhateverOrderItIsScanned() {
        qt().forAll(lists().of(integers().between(0, 3)).ofSizeBetween(1, 25), longs().all())
                .checkAssert((scans, seed) -> {
                    List<Integer> shuffled = new ArrayList<>(scans);
                    Collections.shuffle(shuffled, new Random(seed));

                    PricedBasket first = priced(rungUp(scans));
                    PricedBasket second = priced(rungUp(shuffled));

                    assertThat(second.total()).isEqualTo(first.total());
                    assertThat(second.taxes()).isEqualTo(first.taxes());
                    assertThat(second.points()).isEqualTo(first.points());
                    assertThat(netsByItem(second)).isEqualTo(netsByItem(first));
                });
    }

    @Test
    void totalsItsLinesAndNeverGoesBelowZero() {
        qt().forAll(lists().of(integers().between(0, 3)).ofSizeBetween(1, 25)).checkAssert(scans -> {
            PricedBasket basket = priced(rungUp(scans));

            long sum = 0;
            for (PricedLine line : basket.lines()) {
                assertThat(line.net().isNegative()).isFalse();
                assertThat(line.net()).isEqualTo(line.gross().minus(line.saved()));
                sum += line.net().minor();
            }
            assertThat(basket.total().minor()).isEqualTo(sum);
        });
    }

    private static Basket rungUp(List<Integer> scans) {
        Basket basket = EMPTY.forMember(MEMBER).accept(offerOn(COFFEE, 15));
        for (int item : scans) {
            basket = basket.add(SHELF.get(item));
        }
        return basket;
    }

    private static Map<ShelfItem, Money> netsByItem(PricedBasket basket) {
        return basket.lines().stream()
                .collect(Collectors.toMap(line -> line.line().item(), PricedLine::net));
    }
}
