package io.tillstream.features.stock;

import io.tillstream.events.assortment.Store;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.Supplier;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When goods come: what is ordered now arrives with the first delivery whose cut-off has not passed, what is ordered for that
 * day's gaps with the one after.
 *
 * @param next the first delivery that can still be reached, after today
 * @param afterNext the one after that
 * @param orderUntil the first instant at which {@code next} is out of reach; absent where no cut-off is known
 */
public record DeliveryPlan(
        LocalDate next, LocalDate afterNext, @Nullable Instant orderUntil) {
    /**
     * From the weekdays a supplier delivers on, or those of the store; with neither, deliveries are taken to come daily. Where
     * no supplier is known, an order of today comes with the next delivery after today.
     */
    public static DeliveryPlan of(Store store, Optional<Supplier> supplier, Instant now) {
        List<DayOfWeek> days = supplier.map(Supplier::deliveryDays)
                .filter(named -> !named.isEmpty())
                .orElse(store.deliveryDays());
        ZoneId zone = store.zone();
        LocalDate next = deliveryAfter(days, now.atZone(zone).toLocalDate());
        if (supplier.isEmpty()) {
            return new DeliveryPlan(next, deliveryAfter(days, next), null);
        }
        OrderCutOff cutOff = supplier.get().cutOff();
        while (!now.isBefore(cutOff.before(next, zone))) {
            next = deliveryAfter(days, next);
        }
        return new DeliveryPlan(next, deliveryAfter(days, next), cutOff.before(next, zone));
    }

    /** The first instant at which a proposal for {@link #next()} comes too late. */
    public Instant validUntil(ZoneId zone) {
        return orderUntil == null ? next.atStartOfDay(zone).toInstant() : orderUntil;
    }

    private static LocalDate deliveryAfter(List<DayOfWeek> deliveryDays, LocalDate day) {
        LocalDate candidate = day.plusDays(1);
        while (!deliveryDays.isEmpty() && !deliveryDays.contains(candidate.getDayOfWeek())) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
