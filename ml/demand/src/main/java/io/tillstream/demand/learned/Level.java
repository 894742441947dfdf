package io.tillstream.demand.learned;

import io.tillstream.demand.history.DaySeries;

/** Levels at which series move together: shared customers, a shared supply, a shared shelf. */
enum Level {
    STORE,
    PRODUCT,
    CITY,
    SHELF,
    PRODUCT_IN_CITY,
    SHELF_IN_CITY;

    /** What the series of one group have in common. */
    Object group(DaySeries series) {
        return switch (this) {
            case STORE -> series.key().store();
            case PRODUCT -> series.key().product();
            case CITY -> series.family().city();
            case SHELF -> series.family().shelf();
            case PRODUCT_IN_CITY ->
                new Pair(series.family().city(), series.key().product());
            case SHELF_IN_CITY ->
                new Pair(series.family().city(), series.family().shelf());
        };
    }

    private record Pair(String first, String second) {}
}
