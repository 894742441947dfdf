package io.tillstream.demand.history;

import java.util.Objects;

/**
 * Where a series belongs: levels that share customers, suppliers or weather.
 *
 * @param city the store's city
 * @param department the product's first, widest category
 * @param shelf its third, narrow category
 */
public record Family(String city, String department, String shelf) {
    public Family {
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(shelf, "shelf");
    }
}
