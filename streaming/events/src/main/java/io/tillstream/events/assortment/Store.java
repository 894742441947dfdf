package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Absent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A store and the rules it sells by. Topic {@code fact.store.v1}, key: the store, compacted.
 *
 * @param store its id
 * @param name as customers know it
 * @param zone its time zone
 * @param currency what it sells in
 * @param pricesIncludeTax whether shelf prices include tax
 * @param taxRates one rate per group
 * @param cashRoundingMinor smallest cash amount in minor units; 1 where cash is exact
 * @param pointsPerMajor points a member earns for each whole major unit a line nets
 * @param deliveryDays weekdays on which the supplier delivers
 * @param place where it is, for the way to the next store; absent where nobody has said
 * @param opening when it is open in an ordinary week, in the order of the day; none where nobody has said, and a weekday that
 *     only others are named for is one on which it stays closed
 */
public record Store(
        StoreId store,
        LocalText name,
        ZoneId zone,
        CurrencyUnit currency,
        boolean pricesIncludeTax,
        List<TaxRate> taxRates,
        int cashRoundingMinor,
        int pointsPerMajor,
        List<DayOfWeek> deliveryDays,
        @Nullable Place place,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OpeningHours> opening) {
    public Store {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(currency, "currency");
        taxRates = List.copyOf(taxRates);
        deliveryDays = List.copyOf(deliveryDays);
        opening = Absent.orEmpty(opening);
        if (cashRoundingMinor < 1) {
            throw new IllegalArgumentException(
                    "Store " + store + " rounds cash to " + cashRoundingMinor + " minor units; 1 where cash is exact.");
        }
        if (pointsPerMajor < 0) {
            throw new IllegalArgumentException("Store " + store + " gives " + pointsPerMajor + " points; 0 or more.");
        }
    }

    /** Whether it is closed then in an ordinary week; false where nobody has said when it is open. */
    public boolean isClosed(Instant at) {
        LocalDateTime then = LocalDateTime.ofInstant(at, zone);
        return !opening.isEmpty() && opening.stream().noneMatch(hours -> hours.isOpen(then));
    }

    /** A store of which nobody has said where it is or when it is open. */
    public Store(
            StoreId store,
            LocalText name,
            ZoneId zone,
            CurrencyUnit currency,
            boolean pricesIncludeTax,
            List<TaxRate> taxRates,
            int cashRoundingMinor,
            int pointsPerMajor,
            List<DayOfWeek> deliveryDays) {
        this(
                store,
                name,
                zone,
                currency,
                pricesIncludeTax,
                taxRates,
                cashRoundingMinor,
                pointsPerMajor,
                deliveryDays,
                null,
                List.of());
    }

    /**
     * The tax of one group.
     *
     * @param group {@code standard}, {@code reduced}, {@code zero}
     * @param basisPoints hundredths of a percent, 0 to 10,000
     */
    public record TaxRate(String group, int basisPoints) {
        public TaxRate {
            Objects.requireNonNull(group, "group");
            if (basisPoints < 0 || basisPoints > 10_000) {
                throw new IllegalArgumentException(
                        "Tax group " + group + " has " + basisPoints + " basis points; 0 to 10000.");
            }
        }
    }
}
