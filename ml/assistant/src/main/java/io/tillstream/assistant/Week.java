package io.tillstream.assistant;

import io.tillstream.events.assortment.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A store's ordinary week, neighbouring days with the same hours said as one. */
final class Week {
    /**
     * Days that follow each other and have the same hours.
     *
     * @param hours those of the first of them, the earliest first; none where it stays closed
     */
    record Days(DayOfWeek first, DayOfWeek last, List<OpeningHours> hours) {
        Value value() {
            return new Value.Weekdays(first, last);
        }
    }

    private final List<OpeningHours> opening;

    Week(List<OpeningHours> opening) {
        this.opening = opening;
    }

    Days on(DayOfWeek day) {
        return new Days(
                day,
                day,
                opening.stream()
                        .filter(one -> one.day() == day)
                        .sorted(Comparator.comparing(OpeningHours::opens))
                        .toList());
    }

    /** From Monday on. */
    List<Days> all() {
        List<Days> all = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            Days today = on(day);
            Days before = all.isEmpty() ? null : all.getLast();
            if (before != null && times(before).equals(times(today))) {
                all.set(all.size() - 1, new Days(before.first(), day, before.hours()));
            } else {
                all.add(today);
            }
        }
        return all;
    }

    private static List<LocalTime> times(Days days) {
        return days.hours().stream()
                .<LocalTime>mapMulti((hours, times) -> {
                    times.accept(hours.opens());
                    times.accept(hours.closes());
                })
                .toList();
    }
}
