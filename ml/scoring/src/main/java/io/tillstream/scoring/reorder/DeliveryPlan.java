package io.tillstream.scoring.reorder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * When goods come: what is ordered today arrives with the next delivery, what is ordered for that day's gaps with the one
 * after.
 *
 * @param next the first delivery after today
 * @param afterNext the one after that
 */
record DeliveryPlan(LocalDate next, LocalDate afterNext) {
    /** From the weekdays a store is delivered on; one without any is taken to be delivered daily. */
    static DeliveryPlan of(List<DayOfWeek> deliveryDays, LocalDate today) {
        LocalDate next = deliveryAfter(deliveryDays, today);
        return new DeliveryPlan(next, deliveryAfter(deliveryDays, next));
    }

    private static LocalDate deliveryAfter(List<DayOfWeek> deliveryDays, LocalDate day) {
        LocalDate candidate = day.plusDays(1);
        while (!deliveryDays.isEmpty() && !deliveryDays.contains(candidate.getDayOfWeek())) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
