package io.tillstream.scoring.reorder;

import static io.tillstream.scoring.ShopForTests.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.features.stock.DeliveryPlan;
import io.tillstream.scoring.ShopForTests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The store is in London and is delivered on Fridays where its supplier says nothing else; today is Wednesday, 9 November 2011. */
class DeliveryPlanTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void withoutASupplierOrdersForTheNextDeliveryNotForTodays() {
        DeliveryPlan onFriday = DeliveryPlan.of(ShopForTests.store(), Optional.empty(), noon(TODAY.plusDays(2)));

        assertThat(DeliveryPlan.of(ShopForTests.store(), Optional.empty(), noon(TODAY))
                        .next())
                .isEqualTo(TODAY.plusDays(2));
        assertThat(onFriday.next()).isEqualTo(TODAY.plusDays(9));
        assertThat(onFriday.afterNext()).isEqualTo(TODAY.plusDays(16));
        assertThat(onFriday.orderUntil()).isNull();
        assertThat(onFriday.validUntil(LONDON)).isEqualTo(Instant.parse("2011-11-18T00:00:00Z"));
    }

    @Test
    void isDeliveredDailyWhereNobodySaysAnything() {
        Supplier nextDay = supplier(List.of(), 1, LocalTime.of(14, 0));
        Store daily = deliveredOn(List.of());

        assertThat(DeliveryPlan.of(daily, Optional.empty(), noon(TODAY)).next()).isEqualTo(TODAY.plusDays(1));
        assertThat(DeliveryPlan.of(daily, Optional.of(nextDay), noon(TODAY)).next())
                .isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void takesTheNextDeliveryWhenTheCutOffHasPassed() {
        Supplier dairy = supplier(List.of(DayOfWeek.THURSDAY, DayOfWeek.MONDAY), 1, LocalTime.of(14, 0));

        DeliveryPlan inTime = plan(dairy, "2011-11-09T13:59:59Z");
        DeliveryPlan late = plan(dairy, "2011-11-09T14:00:00Z");

        assertThat(inTime.next()).isEqualTo(LocalDate.parse("2011-11-10"));
        assertThat(inTime.afterNext()).isEqualTo(LocalDate.parse("2011-11-14"));
        assertThat(inTime.orderUntil()).isEqualTo(Instant.parse("2011-11-09T14:00:00Z"));
        assertThat(late.next()).isEqualTo(LocalDate.parse("2011-11-14"));
        assertThat(late.afterNext()).isEqualTo(LocalDate.parse("2011-11-17"));
        assertThat(late.orderUntil()).isEqualTo(Instant.parse("2011-11-13T14:00:00Z"));
        assertThat(late.validUntil(LONDON)).isEqualTo(late.orderUntil());
    }

    @Test
    void skipsDeliveriesThatAreNearerThanTheCutOffAllows() {
        Supplier far = supplier(List.of(DayOfWeek.THURSDAY, DayOfWeek.MONDAY), 10, LocalTime.of(9, 0));

        // Ten days from Wednesday the 9th at nine is Saturday the 19th: Monday the 21st can still be reached.
        assertThat(plan(far, "2011-11-09T12:00:00Z").next()).isEqualTo(LocalDate.parse("2011-11-21"));
        assertThat(plan(far, "2011-11-09T12:00:00Z").orderUntil()).isEqualTo(Instant.parse("2011-11-11T09:00:00Z"));
    }

    @Test
    void comesOnTheStoresDaysWhereTheSupplierNamesNone() {
        Supplier anyDay = supplier(List.of(), 1, LocalTime.of(14, 0));

        assertThat(plan(anyDay, "2011-11-09T12:00:00Z").next().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    }

    @Test
    void readsTheHourOffTheStoresClockWhenSummerBegins() {
        // Clocks go forward on Sunday, 27 March 2011: 14:00 on that day is 13:00 UTC, and was 14:00 UTC the day before.
        Supplier daily = supplier(List.of(DayOfWeek.values()), 1, LocalTime.of(14, 0));

        assertThat(plan(daily, "2011-03-26T13:30:00Z").next()).isEqualTo(LocalDate.parse("2011-03-27"));
        assertThat(plan(daily, "2011-03-27T13:30:00Z").next()).isEqualTo(LocalDate.parse("2011-03-29"));
    }

    @Test
    void isTheFirstOfItsDaysThatCanBeReached() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            Instant now = Instant.parse("2011-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(366 * 24 * 60)));
            List<DayOfWeek> weekdays = random.ints(1 + random.nextInt(4), 1, 8)
                    .distinct()
                    .mapToObj(DayOfWeek::of)
                    .toList();
            Supplier supplier = supplier(weekdays, 1 + random.nextInt(14), LocalTime.of(random.nextInt(24), 0));
            DeliveryPlan plan = DeliveryPlan.of(ShopForTests.store(), Optional.of(supplier), now);
            Instant until = Objects.requireNonNull(plan.orderUntil());

            assertThat(now.atZone(LONDON).toLocalDate().datesUntil(plan.next()))
                    .filteredOn(day -> weekdays.contains(day.getDayOfWeek()))
                    .allSatisfy(day ->
                            assertThat(supplier.cutOff().before(day, LONDON)).isBeforeOrEqualTo(now));
            assertThat(until).isAfter(now);
            assertThat(until).isBefore(plan.next().atStartOfDay(LONDON).toInstant());
            assertThat(weekdays)
                    .contains(plan.next().getDayOfWeek(), plan.afterNext().getDayOfWeek());
            assertThat(plan.afterNext())
                    .isBetween(plan.next().plusDays(1), plan.next().plusDays(7));
        }
    }

    private static DeliveryPlan plan(Supplier supplier, String now) {
        return DeliveryPlan.of(ShopForTests.store(), Optional.of(supplier), Instant.parse(now));
    }

    private static Supplier supplier(List<DayOfWeek> days, int daysBefore, LocalTime until) {
        return new Supplier("dairy-1", LocalText.same("Valley Dairy"), null, days, new OrderCutOff(daysBefore, until));
    }

    private static Store deliveredOn(List<DayOfWeek> days) {
        Store store = ShopForTests.store();
        return new Store(
                store.store(),
                store.name(),
                store.zone(),
                store.currency(),
                store.pricesIncludeTax(),
                store.taxRates(),
                store.cashRoundingMinor(),
                store.pointsPerMajor(),
                days);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(LONDON).toInstant();
    }
}
