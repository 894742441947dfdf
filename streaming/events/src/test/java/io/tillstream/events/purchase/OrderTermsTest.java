package io.tillstream.events.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Money;
import org.junit.jupiter.api.Test;

class OrderTermsTest {
    private static final OrderTerms TERMS = new OrderTerms(pounds("50.00"), pounds("7.50"), pounds("120.00"));

    @Test
    void sayHowMuchIsMissing() {
        assertThat(TERMS.missing(pounds("49.99"))).contains(pounds("0.01"));
        assertThat(TERMS.missing(pounds("50.00"))).isEmpty();
        assertThat(TERMS.missingForFreeDelivery(pounds("50.00"))).contains(pounds("70.00"));
        assertThat(TERMS.missingForFreeDelivery(pounds("120.00"))).isEmpty();
    }

    @Test
    void chargeForDeliveryUntilItIsFree() {
        assertThat(TERMS.charge(pounds("119.99"))).contains(pounds("7.50"));
        assertThat(TERMS.charge(pounds("120.00"))).isEmpty();
        assertThat(new OrderTerms(null, pounds("7.50"), null).charge(pounds("900.00")))
                .contains(pounds("7.50"));
    }

    @Test
    void sayNothingOfAnotherCurrency() {
        assertThat(TERMS.missing(Money.parse("10 TWD"))).isEmpty();
        assertThat(TERMS.missingForFreeDelivery(Money.parse("10 TWD"))).isEmpty();
    }

    /** What it comes to is not compared, and so not found large enough. */
    @Test
    void chargeForGoodsOfAnotherCurrency() {
        assertThat(TERMS.charge(Money.parse("10 TWD"))).contains(pounds("7.50"));
    }

    @Test
    void refuseWhatNoSupplierDemands() {
        assertThatThrownBy(() -> new OrderTerms(null, null, null)).hasMessageContaining("say nothing");
        assertThatThrownBy(() -> new OrderTerms(pounds("0.00"), null, null)).hasMessageContaining("above nothing");
        assertThatThrownBy(() -> new OrderTerms(pounds("50.00"), null, Money.parse("900 TWD")))
                .hasMessageContaining("one currency");
    }

    private static Money pounds(String number) {
        return Money.parse(number + " GBP");
    }
}
