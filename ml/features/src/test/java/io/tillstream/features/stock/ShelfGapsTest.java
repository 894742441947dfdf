package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShelfGapsTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final Gtin MILK = Gtin.of("05901234123457");

    @Test
    void aShelfThatIsSoldOutIsEmptyUntilGoodsArrive() {
        List<Gap> gaps = ShelfGaps.of(
                books(9), List.of(day(7, 3, "06", "12", "06"), day(8, -3, "09", "17", null), delivered(10)));

        assertThat(gaps).containsExactly(gap("2011-11-08T17:00:00Z", "2011-11-10T06:00:00Z"));
    }

    @Test
    void aShelfThatIsStillEmptyHasAGapWithoutAnEnd() {
        List<Gap> gaps = ShelfGaps.of(books(0), List.of(day(7, 3, "06", "12", "06"), day(8, -3, "09", "17", null)));

        assertThat(gaps).containsExactly(gap("2011-11-08T17:00:00Z", null));
    }

    @Test
    void booksBelowNothingAreWrongAndSayNothing() {
        assertThat(ShelfGaps.of(books(-2), List.of(day(7, 3, "06", "12", "06"), day(8, -5, "09", "17", null))))
                .isEmpty();
    }

    @Test
    void whatWasSoldBeforeAnythingCameWasThere() {
        List<Gap> gaps = ShelfGaps.of(
                books(9),
                List.of(day(7, 3, "06", "12", "06"), day(8, -3, "09", "17", null), day(10, 9, "08", "18", "09")));

        assertThat(gaps).isEmpty();
    }

    @Test
    void aCountThatFindsNothingIsBelieved() {
        StockDay counted = new StockDay(STORE, MILK, date(9), List.of(), List.of(count("2011-11-09T19:00:00Z", 0)));

        // By the books there were three; the count says that the last of them left unseen.
        assertThat(ShelfGaps.of(books(9), List.of(day(7, 3, "06", "12", "06"), counted, delivered(11))))
                .containsExactly(
                        gap("2011-11-07T12:00:00Z", "2011-11-09T19:00:00Z"),
                        gap("2011-11-09T19:00:00Z", "2011-11-11T06:00:00Z"));
    }

    @Test
    void aCountThatFindsGoodsSaysThatTheyWereThere() {
        StockDay counted = new StockDay(STORE, MILK, date(9), List.of(), List.of(count("2011-11-09T19:00:00Z", 2)));

        assertThat(ShelfGaps.of(books(2), List.of(day(7, 3, "06", "12", "06"), day(8, -3, "09", "17", null), counted)))
                .isEmpty();
    }

    @Test
    void daysWithoutTimesEndWhatCanBeKnown() {
        StockDay old = new StockDay(STORE, MILK, date(8), moved(-3), List.of());

        assertThat(ShelfGaps.of(books(9), List.of(day(7, 3, "06", "12", "06"), old, delivered(10))))
                .isEmpty();
    }

    private static StockOnHand books(long pieces) {
        Quantity none = Quantity.each(0);
        return new StockOnHand(STORE, MILK, Quantity.each(pieces), Quantity.each(pieces), none, none, Instant.EPOCH);
    }

    private static StockDay delivered(int day) {
        return day(day, 9, "06", "06", "06");
    }

    private static StockDay day(int day, long change, String first, String last, @Nullable String arrived) {
        return new StockDay(
                STORE,
                MILK,
                date(day),
                moved(change),
                List.of(),
                new StockDay.Times(at(day, first), at(day, last), arrived == null ? null : at(day, arrived)));
    }

    private static List<StockDay.Moved> moved(long change) {
        return List.of(new StockDay.Moved(Instant.EPOCH, Quantity.each(change), Math.abs(change)));
    }

    private static StockDay.Count count(String at, long pieces) {
        return new StockDay.Count("c-1", Instant.parse(at), Quantity.each(pieces), Instant.EPOCH, List.of());
    }

    private static LocalDate date(int day) {
        return LocalDate.of(2011, 11, day);
    }

    private static Instant at(int day, String hour) {
        return Instant.parse(date(day) + "T" + hour + ":00:00Z");
    }

    private static Gap gap(String from, @Nullable String until) {
        return new Gap(Instant.parse(from), until == null ? null : Instant.parse(until));
    }
}
