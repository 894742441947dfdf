package io.tillstream.dashboards.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.decision.ReorderProposal.Fan;
import io.tillstream.events.decision.ReorderProposal.Line;
import io.tillstream.events.feature.EmptyShelf.Gap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SalesPictureTest {
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void showsEightWeeksWithTheDaysOnWhichNothingWasSold() {
        SalesPicture picture = of(Map.of(TODAY.minusDays(1), 7L, TODAY.minusDays(56), 3L, TODAY, 2L), List.of(), null);

        assertThat(picture.past()).hasSize(56);
        assertThat(picture.past().getFirst()).isEqualTo(new SalesPicture.Past(TODAY.minusDays(56), 3, 0));
        assertThat(picture.past().getLast()).isEqualTo(new SalesPicture.Past(TODAY.minusDays(1), 7, 0));
        assertThat(picture.past().get(30).sold()).isZero();
        assertThat(picture.ahead()).isEmpty();
    }

    @Test
    void shadesADayOfWhichHalfWasWithoutGoods() {
        SalesPicture picture = of(
                Map.of(TODAY.minusDays(3), 2L),
                List.of(new Gap(Instant.parse("2011-11-06T14:00:00Z"), Instant.parse("2011-11-08T09:00:00Z"))),
                null);

        assertThat(picture.past().subList(52, 56))
                .extracting(SalesPicture.Past::gone)
                .containsExactly(0, 8, 16, 3);
        assertThat(picture.past().subList(52, 56))
                .extracting(SalesPicture.Past::isWithoutGoods)
                .containsExactly(false, true, true, false);
    }

    @Test
    void leavesOutDaysOfTheForecastThatHavePassed() {
        SalesPicture picture = of(Map.of(), List.of(), fan(TODAY.minusDays(2)));

        assertThat(picture.ahead())
                .containsExactly(
                        new SalesPicture.Ahead(TODAY, List.of(3L, 6L, 9L)),
                        new SalesPicture.Ahead(TODAY.plusDays(1), List.of(4L, 8L, 12L)));
        assertThat(picture.bands()).hasSize(1);
        assertThat(picture.deliveryMarks()).extracting(SalesPicture.Mark::on).containsExactly(TODAY.plusDays(1));
    }

    @Test
    void drawsABarAsHighAsItsShareOfTheUpperEdge() {
        SalesPicture picture = of(Map.of(TODAY.minusDays(1), 15L), List.of(), null);

        assertThat(picture.top()).isEqualTo(20);
        assertThat(picture.barHeight(15)).isEqualTo("150.0");
        assertThat(picture.barY(15)).isEqualTo("64.0");
        assertThat(picture.x(0)).isEqualTo("56.0");
        assertThat(picture.todayX()).isEqualTo("712.0");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "2, 2", "3, 4", "5, 10", "11, 20", "39, 40", "41, 100", "18_000, 20_000"})
    void roundsItsEdgeUp(String most, String top) {
        assertThat(SalesPicture.round(Long.parseLong(most.replace("_", ""))))
                .isEqualTo(Long.parseLong(top.replace("_", "")));
    }

    private static Fan fan(LocalDate from) {
        return new Fan(
                from,
                List.of(
                        new Line(1_000, List.of(1L, 2L, 3L, 4L)),
                        new Line(5_000, List.of(2L, 4L, 6L, 8L)),
                        new Line(9_000, List.of(3L, 6L, 9L, 12L))));
    }

    private static SalesPicture of(Map<LocalDate, Long> sold, List<Gap> gaps, @Nullable Fan fan) {
        return SalesPicture.of(
                Quantity.Unit.EACH,
                new TreeMap<>(sold),
                gaps,
                fan,
                List.of(TODAY.plusDays(1), TODAY.plusDays(8)),
                TODAY,
                LONDON);
    }
}
