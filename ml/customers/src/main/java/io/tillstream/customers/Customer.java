package io.tillstream.customers;

/**
 * What somebody bought until the end of the calibration, as far as the models need it.
 *
 * @param id who it is
 * @param repeats on how many days something was bought after the first, 0 or more
 * @param recency weeks from the first purchase to the last; 0 when there are no repeats
 * @param age weeks from the first purchase to the end of the calibration, {@code recency} or more
 * @param meanAmount what a repeat purchase came to, on average; 0 when there are none
 */
public record Customer(String id, int repeats, double recency, double age, double meanAmount) {
    public Customer {
        if (repeats < 0 || recency < 0 || age < recency || (repeats == 0 && recency != 0)) {
            throw new IllegalArgumentException("Customer " + id + " came back " + repeats + " times within " + recency
                    + " of " + age + " weeks, which cannot be.");
        }
    }
}
