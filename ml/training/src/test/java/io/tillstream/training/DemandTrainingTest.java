package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DemandTrainingTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final int DAYS = 98;

    @Test
    void releasesAModelThatSeesSalesFadeAway() throws Exception {
        // Every item halves its sales every two weeks: the mean of four weeks is always far too high.
        Learned learned =
                new DemandTraining(items(120, day -> (int) Math.round(400 * Math.pow(0.5, day / 14.0))), 1).learn();

        assertThat(learned.served()).as(learned.verdict()).isEqualTo("demand");
        assertThat(learned.metrics().firstEntry().getKey()).isEqualTo("demand");
    }

    @Test
    void servesTheMeanByNameWhereItCannotBeBeaten() throws Exception {
        // The same number every day: the mean is exactly right.
        Learned learned = new DemandTraining(items(120, day -> 5), 1).learn();

        assertThat(learned.served()).as(learned.verdict()).isEqualTo("mean-28");
        assertThat(learned.verdict()).endsWith("not better, mean-28 is served.");
    }

    @Test
    void trainsNothingOnAHandfulOfItems() throws Exception {
        Learned learned = new DemandTraining(items(3, day -> 5), 1).learn();

        assertThat(learned.served()).isEqualTo("mean-28");
        assertThat(learned.files()).containsOnlyKeys(DemandServing.KNOWLEDGE_FILE);
    }

    @Test
    void knowsOnWhichWeekdaysTheStoreSells() throws Exception {
        IntUnaryOperator mondaysOnly = day -> FIRST.plusDays(day).getDayOfWeek() == DayOfWeek.MONDAY ? 7 : 0;
        byte[] knowledge =
                new DemandTraining(items(3, mondaysOnly), 1).learn().files().get(DemandServing.KNOWLEDGE_FILE);

        assertThat(new String(Objects.requireNonNull(knowledge), StandardCharsets.UTF_8))
                .contains("\"MONDAY\" : 1.0");
    }

    @Test
    void findsTheScatterThatMadeTheWeeks() {
        Random random = new Random(3);
        DemandWeek steady =
                DemandWeek.asOf(items(1, day -> 1), FIRST.plusDays(60)).getFirst();
        List<DemandWeek> erratic = new ArrayList<>();
        List<DemandWeek> regular = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            // A geometric week of mean 7 has size 1; the same week every time has the largest.
            erratic.add(
                    new DemandWeek(steady.series(), Math.floor(Math.log(1 - random.nextDouble()) / Math.log(7 / 8.0))));
            regular.add(new DemandWeek(steady.series(), 7));
        }

        assertThat(sizeForSeven(erratic)).isBetween(0.8, 1.2);
        assertThat(sizeForSeven(regular)).isEqualTo(60);
    }

    @Test
    void logGammaAgreesWithFactorials() {
        assertThat(SpreadFit.logGamma(5)).isCloseTo(Math.log(24), within(1e-9));
        assertThat(SpreadFit.logGamma(0.5)).isCloseTo(Math.log(Math.sqrt(Math.PI)), within(1e-9));
    }

    private static double sizeForSeven(List<DemandWeek> weeks) {
        return SpreadFit.fit(new DemandModel.MeanOf28(), weeks).stream()
                .filter(spread -> spread.upTo() >= 7)
                .findFirst()
                .orElseThrow()
                .size();
    }

    private static SalesHistory items(int count, IntUnaryOperator soldOnDay) {
        List<SalesHistory.Series> series = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            List<ItemDemand.Day> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                int sold = soldOnDay.applyAsInt(day);
                if (sold > 0) {
                    days.add(new ItemDemand.Day(FIRST.plusDays(day), sold, 1));
                }
            }
            series.add(new SalesHistory.Series(StoreId.of("s1"), ArchiveForTests.item(item), Quantity.Unit.EACH, days));
        }
        return new SalesHistory(
                List.of(), series, 1, 1, Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-04-13T00:00:00Z"));
    }
}
