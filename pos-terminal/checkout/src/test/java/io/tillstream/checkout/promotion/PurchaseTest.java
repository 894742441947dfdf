package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static io.tillstream.checkout.promotion.PromotionShop.floored;
import static io.tillstream.checkout.promotion.PromotionShop.line;
import static io.tillstream.checkout.promotion.PromotionShop.weighed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine takes in: purchases, their lines and what a till was granted. */
class PurchaseTest {
    private static CountedLine inPounds(int number, String floor) {
        return new CountedLine(
                number,
                RandomShop.item(1),
                "c1",
                Set.of(),
                Quantity.each(1),
                Money.parse("1.00 GBP"),
                Money.parse(floor),
                Protection.NONE);
    }

    @Test
    void earnsFromNoneToTenThousandPointsPerUnit() {
        assertThat(Visit.ofMember().earning(0).buys().pointsPerMajor()).isZero();
        assertThat(Visit.ofMember().earning(10_000).buys().pointsPerMajor()).isEqualTo(10_000);
        assertThatThrownBy(() -> Visit.ofMember().earning(-1).buys())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 points");
        assertThatThrownBy(() -> Visit.ofMember().earning(10_001).buys())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10001 points");
    }

    @Test
    void numbersEachLineOnce() {
        assertThatThrownBy(() -> Visit.ofMember().buys(line(3, 1, 1, "1.00"), line(3, 2, 1, "1.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 3 is there twice");
    }

    @Test
    void isInOneCurrency() {
        assertThatThrownBy(() -> Visit.ofMember().buys(line(1, 1, 1, "1.00"), inPounds(2, "0.00 GBP")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2 costs 1.00 GBP, but the purchase is in EUR");
    }

    @Test
    void refusesMoreMoneyThanCanBeCounted() {
        assertThatThrownBy(() -> line(7, 1, 1_000_000_000, "10000000000.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 7");
        assertThatThrownBy(() -> Visit.ofMember()
                        .buys(line(1, 1, 9_000_000, "10000000000.00"), line(2, 2, 9_000_000, "10000000000.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("With line 2");
    }

    @Test
    void countsFromOneToABillionOfALine() {
        assertThat(line(1, 1, 1, "0.01").quantity()).isEqualTo(Quantity.each(1));
        assertThat(line(1, 1, 1_000_000_000, "0.01").gross()).isEqualTo(eur("10000000.00"));
        assertThatThrownBy(() -> line(1, 1, 0, "1.00")).hasMessageContaining("quantity 0 ea; 1 to 1000000000");
        assertThatThrownBy(() -> line(1, 1, 1_000_000_001, "1.00")).hasMessageContaining("quantity 1000000001 ea");
    }

    @Test
    void costsFromNothingToTenThousandMillion() {
        assertThat(line(1, 1, 1, "0.00").gross()).isEqualTo(eur("0.00"));
        assertThat(line(1, 1, 1, "10000000000.00").gross()).isEqualTo(eur("10000000000.00"));
        assertThatThrownBy(() -> line(1, 1, 1, "-0.01")).hasMessageContaining("costs -0.01 EUR; 0 to");
        assertThatThrownBy(() -> line(1, 1, 1, "10000000000.01")).hasMessageContaining("costs 10000000000.01 EUR");
    }

    @Test
    void hasAFloorOfNothingOrMoreInItsCurrency() {
        assertThat(floored(line(1, 1, 1, "1.00"), "0.50").floor()).isEqualTo(eur("0.50"));
        assertThatThrownBy(() -> floored(line(1, 1, 1, "1.00"), "-0.01")).hasMessageContaining("floor of -0.01 EUR");
        assertThatThrownBy(() -> inPounds(1, "0.10 EUR")).hasMessageContaining("floor of 0.10 EUR; 0 or more, in GBP");
    }

    @Test
    void costsAWeighedLineByItsWeight() {
        assertThat(weighed(1, 1, 1_500, "4.00").gross()).isEqualTo(eur("6.00"));
        assertThat(weighed(1, 1, 1_500, "4.00").isWeighed()).isTrue();
        assertThat(line(1, 1, 3, "4.00").isWeighed()).isFalse();
        assertThat(line(1, 1, 3, "4.00").gross()).isEqualTo(eur("12.00"));
    }

    @Test
    void isGrantedNothingNegative() {
        assertThat(new Allowance(0, 0, 0)).isEqualTo(Allowance.NOTHING_GRANTED);
        assertThatThrownBy(() -> new Allowance(-1, 0, 0)).hasMessageContaining("-1 used");
        assertThatThrownBy(() -> new Allowance(0, -1, 0)).hasMessageContaining("-1 uses");
        assertThatThrownBy(() -> new Allowance(0, 0, -1)).hasMessageContaining("-1 minor units");
    }
}
