package io.tillstream.events.purchase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Until when an order has to be with a supplier to come with a delivery, by the clock of the store that orders.
 *
 * @param daysBefore days before the delivery, 1 to 14
 * @param until the first minute that is too late, to the minute
 */
public record OrderCutOff(int daysBefore, LocalTime until) {
    private static final int MOST_DAYS = 14;

    public OrderCutOff {
        if (daysBefore < 1 || daysBefore > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "A cut-off is " + daysBefore + " days before the delivery; 1 to " + MOST_DAYS + ".");
        }
        if (until.getSecond() != 0 || until.getNano() != 0) {
            throw new IllegalArgumentException("A cut-off is at " + until + "; hours and minutes only, as 14:00.");
        }
    }

    /**
     * The first instant at which it is too late for a delivery. Of an hour that clocks show twice the first one counts; one
     * that they leave out has passed when they jump.
     */
    public Instant before(LocalDate delivery, ZoneId zone) {
        LocalDateTime at = delivery.minusDays(daysBefore).atTime(until);
        ZoneOffsetTransition change = zone.getRules().getTransition(at);
        return change != null && change.isGap()
                ? change.getInstant()
                : at.atZone(zone).toInstant();
    }
}
