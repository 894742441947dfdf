package io.tillstream.features.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegularPriceTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final List<Price> STEPS = List.of(
            step("2.00 GBP", "2026-03-03T06:00:00Z"),
            step("1.60 GBP", "2026-03-05T14:00:00Z"),
            step("2.40 GBP", "2026-03-06T14:01:00Z"));

    private static Price step(String price, String from) {
        return new Price(
                Gtin.ofDigits("4000000000013"), Money.parse(price), Money.parse("0.10 GBP"), true, Instant.parse(from));
    }

    private static double on(int day) {
        return RegularPrice.over(MONDAY.plusDays(day), MONDAY, ZoneOffset.UTC, STEPS);
    }

    @Test
    void aDayHasThePriceOfMostOfItsHours() {
        assertThat(List.of(on(0), on(1), on(2), on(3), on(4), on(5))).containsExactly(1.0, 1.0, 1.0, 0.8, 0.8, 1.2);
        // Two in the afternoon in London is ten at night in Taipei.
        assertThat(RegularPrice.over(MONDAY.plusDays(3), MONDAY, ZoneId.of("Asia/Taipei"), STEPS))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeComparedIsNoChange() {
        Price free = step("0.00 GBP", "2026-03-04T06:00:00Z");
        Price euros = step("1.00 EUR", "2026-03-04T06:00:00Z");

        assertThat(RegularPrice.over(MONDAY.plusDays(3), MONDAY, ZoneOffset.UTC, List.of()))
                .isEqualTo(1);
        assertThat(RegularPrice.over(MONDAY.plusDays(3), MONDAY, ZoneOffset.UTC, List.of(STEPS.getFirst(), free)))
                .isEqualTo(1);
        assertThat(RegularPrice.over(MONDAY.plusDays(3), MONDAY, ZoneOffset.UTC, List.of(STEPS.getFirst(), euros)))
                .isEqualTo(1);
        assertThat(RegularPrice.over(
                        MONDAY.plusDays(3),
                        MONDAY,
                        ZoneOffset.UTC,
                        List.of(STEPS.getFirst(), step("999.00 GBP", "2026-03-04T06:00:00Z"))))
                .isEqualTo(20);
    }
}
