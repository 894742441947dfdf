package io.tillstream.events.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Times by the rules of the time-zone database: London goes forward on 27 March 2011 at 01:00 and back on 30 October at 02:00. */
class OrderCutOffTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    @Test
    void isReadOffTheClockOfTheStoreThatOrders() {
        OrderCutOff twoDaysAtTwo = new OrderCutOff(2, LocalTime.of(14, 0));
        LocalDate friday = LocalDate.parse("2011-11-11");

        assertThat(twoDaysAtTwo.before(friday, LONDON)).isEqualTo(Instant.parse("2011-11-09T14:00:00Z"));
        assertThat(twoDaysAtTwo.before(friday, TAIPEI)).isEqualTo(Instant.parse("2011-11-09T06:00:00Z"));
    }

    @Test
    void staysAtItsHourWhereADayHasAnotherLength() {
        OrderCutOff atTwo = new OrderCutOff(1, LocalTime.of(14, 0));

        assertThat(atTwo.before(LocalDate.parse("2011-03-27"), LONDON))
                .isEqualTo(Instant.parse("2011-03-26T14:00:00Z"));
        assertThat(atTwo.before(LocalDate.parse("2011-03-28"), LONDON))
                .isEqualTo(Instant.parse("2011-03-27T13:00:00Z"));
        assertThat(atTwo.before(LocalDate.parse("2011-10-31"), LONDON))
                .isEqualTo(Instant.parse("2011-10-30T14:00:00Z"));
    }

    @Test
    void hasPassedWhenTheClockJumpsOverIt() {
        OrderCutOff atHalfPastOne = new OrderCutOff(1, LocalTime.of(1, 30));

        assertThat(atHalfPastOne.before(LocalDate.parse("2011-03-28"), LONDON))
                .isEqualTo(Instant.parse("2011-03-27T01:00:00Z"));
    }

    @Test
    void isTheFirstOfTwoEqualHours() {
        OrderCutOff atHalfPastOne = new OrderCutOff(1, LocalTime.of(1, 30));

        assertThat(atHalfPastOne.before(LocalDate.parse("2011-10-31"), LONDON))
                .isEqualTo(Instant.parse("2011-10-30T00:30:00Z"));
    }

    @Test
    void refusesWhatNoSupplierSays() {
        assertThatThrownBy(() -> new OrderCutOff(0, LocalTime.NOON)).hasMessageContaining("1 to 14");
        assertThatThrownBy(() -> new OrderCutOff(15, LocalTime.NOON)).hasMessageContaining("1 to 14");
        assertThatThrownBy(() -> new OrderCutOff(1, LocalTime.of(14, 0, 30))).hasMessageContaining("as 14:00");
    }
}
