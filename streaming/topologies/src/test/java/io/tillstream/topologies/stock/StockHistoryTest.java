package io.tillstream.topologies.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.topologies.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Milk on two days: 10 delivered and 3 sold on Tuesday, 2 sold on Wednesday; on Friday a till's sale of Tuesday arrives. */
class StockHistoryTest {
    private static final LocalDate TUESDAY = LocalDate.parse("2011-11-08");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2011-11-09");
    private static final Instant TUESDAY_EVENING = Instant.parse("2011-11-08T20:00:00Z");
    private static final Instant WEDNESDAY_NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2011-11-11T09:00:00Z");

    private static StockDay.Moved moved(Instant recorded, long change) {
        return new StockDay.Moved(recorded, Quantity.each(change), Math.abs(change));
    }

    private static StockDay day(LocalDate date, List<StockDay.Moved> moved, StockDay.Count... counts) {
        return new StockDay(Shop.NORTH, Shop.MILK, date, moved, List.of(counts));
    }

    private static final StockDay ON_TUESDAY =
            day(TUESDAY, List.of(moved(TUESDAY_EVENING.minusSeconds(3600), 7), moved(FRIDAY, -4)));

    private static StockHistory.Correction correction(Instant recorded, long change) {
        return new StockHistory.Correction(recorded, Quantity.each(change));
    }

    @Test
    void aClosingStaysAsItWasKnownAndTheLateSaleIsADatedCorrection() {
        StockHistory.AtTheEndOf closing =
                StockHistory.at(List.of(ON_TUESDAY), TUESDAY, Instant.parse("2011-11-08T20:40:00Z"));
        StockHistory.AtTheEndOf now = StockHistory.at(List.of(ON_TUESDAY), TUESDAY, null);

        assertThat(closing.onHand()).isEqualTo(Quantity.each(7));
        assertThat(closing.knownAt()).isEqualTo(TUESDAY_EVENING);
        assertThat(closing.corrections()).containsExactly(correction(FRIDAY, -4));
        assertThat(now.onHand()).isEqualTo(Quantity.each(3));
        assertThat(now.corrections()).isEmpty();
    }

    @Test
    void aDayStartsFromWhatTheDayBeforeLeft() {
        StockDay onWednesday = day(WEDNESDAY, List.of(moved(WEDNESDAY_NOON, -2)));

        assertThat(StockHistory.at(List.of(ON_TUESDAY, onWednesday), WEDNESDAY, null)
                        .onHand())
                .isEqualTo(Quantity.each(1));
        assertThat(StockHistory.at(List.of(ON_TUESDAY, onWednesday), WEDNESDAY, FRIDAY)
                        .onHand())
                .isEqualTo(Quantity.each(5));
    }

    @Test
    void aCountHoldsWhateverBecomesKnownOfTheDaysBefore() {
        StockDay counted = day(
                WEDNESDAY,
                List.of(moved(WEDNESDAY_NOON, -2)),
                new StockDay.Count(
                        "c-1",
                        Instant.parse("2011-11-09T11:30:00Z"),
                        Quantity.each(6),
                        WEDNESDAY_NOON,
                        List.of(moved(WEDNESDAY_NOON, -1))));
        List<StockDay> days = List.of(ON_TUESDAY, counted);

        assertThat(StockHistory.at(days, WEDNESDAY, FRIDAY))
                .satisfies(end -> assertThat(end.onHand()).isEqualTo(Quantity.each(5)))
                .satisfies(end -> assertThat(end.corrections()).isEmpty());
        assertThat(StockHistory.at(days, WEDNESDAY, WEDNESDAY_NOON))
                .satisfies(end -> assertThat(end.onHand()).isEqualTo(Quantity.each(7)))
                .satisfies(end -> assertThat(end.corrections()).containsExactly(correction(WEDNESDAY_NOON, -2)));
        assertThat(StockHistory.counts(days))
                .containsExactly(new StockHistory.Counted(
                        "c-1",
                        WEDNESDAY,
                        Instant.parse("2011-11-09T11:30:00Z"),
                        Quantity.each(2),
                        Quantity.each(6),
                        Quantity.each(4)));
    }

    @Test
    void theSecondCountOfADayIsHeldAgainstTheFirst() {
        StockDay twice = day(
                WEDNESDAY,
                List.of(moved(WEDNESDAY_NOON, -3)),
                new StockDay.Count(
                        "c-1",
                        WEDNESDAY_NOON.minusSeconds(60),
                        Quantity.each(6),
                        WEDNESDAY_NOON,
                        List.of(moved(WEDNESDAY_NOON, -2))),
                new StockDay.Count("c-2", WEDNESDAY_NOON, Quantity.each(5), WEDNESDAY_NOON, List.of()));

        assertThat(StockHistory.counts(List.of(twice)))
                .extracting(StockHistory.Counted::difference)
                .containsExactly(Quantity.each(7), Quantity.each(1));
    }
}
