package io.tillstream.simulator.chain;

import io.tillstream.events.assortment.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** When people shop: the shape of a week and of a day from eight to ten. */
final class BusyHours {
    private static final int OPENS = 8;
    private static final double[] BY_HOUR = {3, 4, 5, 6, 8, 7, 5, 5, 6, 9, 11, 10, 7, 4};

    private BusyHours() {}

    /** What the stores' doors say. */
    static List<OpeningHours> everyDay() {
        LocalTime opens = LocalTime.of(OPENS, 0);
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new OpeningHours(day, opens, opens.plusHours(BY_HOUR.length)))
                .toList();
    }

    /** How busy a weekday is, 1 on average. */
    static double busyness(DayOfWeek day) {
        return switch (day) {
            case MONDAY, TUESDAY -> 0.85;
            case WEDNESDAY -> 0.9;
            case THURSDAY -> 0.95;
            case FRIDAY -> 1.1;
            case SATURDAY -> 1.25;
            case SUNDAY -> 1.1;
        };
    }

    static LocalTime arrival(Chance chance) {
        int hour = OPENS + chance.weighted(BY_HOUR);
        return LocalTime.of(hour, chance.nextInt(60), chance.nextInt(60));
    }
}
