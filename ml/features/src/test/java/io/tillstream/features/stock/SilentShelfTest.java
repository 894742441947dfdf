package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilentShelfTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final StoreId STORE = StoreId.of("s1");
    private static final Gtin MILK = Gtin.of("05901234123457");

    /** Journey B4: 14 on hand by the books, none sold for 6 days though 5 a day is usual. */
    @Test
    void wantsAShelfCountedThatSoldDailyAndHasBeenSilentForSixDays() {
        SilentShelf alarm = after(every(1, 40), 6, 14).orElseThrow();

        assertThat(alarm.silentDays()).isEqualTo(6);
        assertThat(alarm.sellingPercent()).isGreaterThan(95);
        assertThat(alarm.chance()).isLessThan(1e-6);
    }

    @Test
    void leavesAnItemAloneThatSellsNowAndThen() {
        assertThat(after(every(5, 40), 6, 14)).isEmpty();
        assertThat(after(every(5, 40), 60, 14)).isPresent();
    }

    @Test
    void doesNotWonderWhereTheBooksHaveNothing() {
        assertThat(after(every(1, 40), 6, 0)).isEmpty();
    }

    @Test
    void doesNotCountDaysOnWhichTheStoreWasClosed() {
        List<LocalDate> open = days(40);

        assertThat(SilentShelf.of(stock(14, null), every(1, 40), open, FIRST.plusDays(50)))
                .isEmpty();
    }

    @Test
    void believesWhoeverHasCountedTheShelf() {
        LocalDate counted = FIRST.plusDays(45);

        assertThat(SilentShelf.of(stock(14, counted), every(1, 40), days(46), FIRST.plusDays(46)))
                .isEmpty();
        assertThat(SilentShelf.of(stock(14, counted), every(1, 40), days(52), FIRST.plusDays(52)))
                .isPresent();
    }

    /** The stated budget, on goods that are there: seldom and often sold, with busy weekdays and weeks, for thirty weeks. */
    @Test
    void asksForNoMoreThanOneCountInVainInAHundredItemWeeks() {
        Random random = new Random(17);
        int alarms = 0;
        int weeks = 0;
        for (int item = 0; item < 600; item++) {
            double mean = Math.exp(random.nextGaussian()) * 0.7;
            List<ItemDemand.Day> sold = new ArrayList<>();
            boolean told = false;
            double level = 1;
            for (int day = 0; day < 56 + 210; day++) {
                LocalDate date = FIRST.plusDays(day);
                level = day % 7 == 0 ? Math.exp(random.nextGaussian() * 0.25) : level;
                double busy = day % 7 >= 5 ? 1.6 : 0.76;
                List<ItemDemand.Day> known = sold.stream()
                        .filter(one -> one.on().isAfter(date.minusDays(57)))
                        .toList();
                if (day >= 56) {
                    boolean alarm = SilentShelf.of(
                                    stock(9, null),
                                    known,
                                    days(day).subList(day - Math.max(0, day - 200) - 56, day - Math.max(0, day - 200)),
                                    date)
                            .isPresent();
                    alarms += alarm && !told ? 1 : 0;
                    told = alarm;
                    weeks += day % 7 == 0 ? 1 : 0;
                }
                if (random.nextDouble() < 1 - Math.exp(-mean * level * busy)) {
                    sold.add(new ItemDemand.Day(date, 1, 1));
                }
            }
        }

        assertThat(weeks).isEqualTo(600 * 30);
        assertThat(alarms / (double) weeks).isBetween(0.001, SilentShelf.FALSE_ALARMS_A_WEEK);
    }

    private static Optional<SilentShelf> after(List<ItemDemand.Day> sold, int silentDays, long onHand) {
        LocalDate today = sold.getLast().on().plusDays(silentDays + 1L);
        return SilentShelf.of(stock(onHand, null), sold, days(200), today);
    }

    private static List<ItemDemand.Day> every(int days, int times) {
        List<ItemDemand.Day> sold = new ArrayList<>();
        for (int day = 0; day < times; day += days) {
            sold.add(new ItemDemand.Day(FIRST.plusDays(day), 5, 3));
        }
        return sold;
    }

    private static List<LocalDate> days(int count) {
        List<LocalDate> days = new ArrayList<>();
        for (int day = Math.max(0, count - 200); day < count; day++) {
            days.add(FIRST.plusDays(day));
        }
        return days;
    }

    private static StockOnHand stock(long onHand, @Nullable LocalDate counted) {
        Quantity pieces = Quantity.each(onHand);
        Quantity none = Quantity.each(0);
        Instant now = Instant.parse("2026-01-05T00:00:00Z");
        StockOnHand.LastCount count = counted == null ? null : new StockOnHand.LastCount("c1", counted, now, pieces, 0);
        return new StockOnHand(STORE, MILK, pieces, pieces, none, none, now, null, count);
    }
}
