package io.tillstream.demand.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final SeriesKey MILK = new SeriesKey("s1", "milk");
    private static final Family FAMILY = new Family("c", "dairy", "milk");
    private static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    private final DailyHistory.Collector rows = new DailyHistory.Collector();

    private void sold(int day, double sold, double hoursOut) {
        rows.add(MILK, FAMILY, MONDAY.plusDays(day), new SoldDay(sold, hoursOut, DayTerms.ORDINARY, 0, 20));
    }

    @Test
    void knowsTheDaysBeforeItsOrigin() {
        sold(0, 3, 0);
        sold(2, 5, 4);

        Past past = rows.collect().before(3);

        assertThat(past.sold(0, 2)).isEqualTo(5);
        assertThat(past.hoursOut(0, 2)).isEqualTo(4);
        assertThat(past.has(0, 1)).isFalse();
        assertThat(past.date(2)).isEqualTo(MONDAY.plusDays(2));
    }

    @Test
    void refusesToTellTheFuture() {
        sold(0, 3, 0);
        sold(1, 5, 0);
        Past past = rows.collect().before(1);

        assertThatThrownBy(() -> past.sold(0, 1)).isInstanceOf(ReadsTheFuture.class);
        assertThatThrownBy(() -> past.hoursOut(0, 1)).isInstanceOf(ReadsTheFuture.class);
        assertThatThrownBy(() -> past.rain(0, 1)).isInstanceOf(ReadsTheFuture.class);
        assertThatThrownBy(() -> past.temperature(0, 1)).isInstanceOf(ReadsTheFuture.class);
        assertThatThrownBy(() -> past.terms(0, 1)).isInstanceOf(ReadsTheFuture.class);
        assertThatThrownBy(() -> past.before(2)).isInstanceOf(ReadsTheFuture.class);
    }

    @Test
    void refusesADayTwice() {
        sold(0, 3, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sold(0, 4, 0))
                .withMessage("store s1, product milk has 2024-06-03 twice");
    }

    @Test
    void refusesADateThatIsASlip() {
        sold(0, 3, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rows.add(MILK, FAMILY, LocalDate.of(2204, 6, 3), new SoldDay(1, 0, DayTerms.ORDINARY, 0, 0)))
                .withMessageContaining("fifty years");
    }

    /** Every fifth day sold 4 and was empty for twelve hours, the others 8: a half could be sold on it. */
    @Test
    void learnsWhichPartOfADayCouldBeSold() {
        for (int day = 0; day < 3_500; day++) {
            sold(day, day % 5 == 4 ? 4 : 8, day % 5 == 4 ? 12 : 0);
        }

        Availability availability = Availability.learn(rows.collect().before(3_500));

        assertThat(availability.share(0)).isEqualTo(1);
        assertThat(availability.share(12)).isCloseTo(0.5, within(0.05));
        assertThat(availability.share(16)).isGreaterThanOrEqualTo(Availability.LEAST);
    }

    @Test
    void assumesEvenHoursWhereNothingIsKnown() {
        sold(0, 8, 0);

        Availability availability = Availability.learn(rows.collect().before(1));

        assertThat(availability.share(4)).isCloseTo(0.75, within(1e-9));
        assertThat(availability.share(4.5)).isCloseTo(0.71875, within(1e-9));
    }

    @Test
    void takesTheTermsThatWereAnnounced() {
        sold(0, 3, 0);
        DayTerms half = new DayTerms(0.5, true, true);
        Announced outlook = new Announced(rows.collect(), Map.of(MILK, Map.of(MONDAY.plusDays(1), half)));

        assertThat(outlook.terms(0, 1)).isEqualTo(half);
        assertThat(outlook.terms(0, 2)).isEqualTo(DayTerms.ORDINARY);
    }

    @Test
    void expectsAHolidayWhereItsWeekdayWasOneOrOthersHaveIt() {
        rows.add(MILK, FAMILY, MONDAY, new SoldDay(1, 0, new DayTerms(0.9, true, false), 0, 0));
        rows.add(MILK, FAMILY, MONDAY.plusDays(1), new SoldDay(1, 0, new DayTerms(0.8, false, true), 0, 0));
        Announced outlook = new Announced(
                rows.collect(),
                Map.of(new SeriesKey("s9", "tea"), Map.of(MONDAY.plusDays(2), new DayTerms(1, true, false))));

        assertThat(outlook.terms(0, 2)).isEqualTo(new DayTerms(0.8, true, true));
        assertThat(outlook.terms(0, 7)).isEqualTo(new DayTerms(0.8, true, true));
        assertThat(outlook.terms(0, 8)).isEqualTo(new DayTerms(0.8, false, true));
    }
}
