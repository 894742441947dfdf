package io.tillstream.demand.calendar;

import java.time.LocalDate;

/**
 * Where sun and moon stand, after Meeus, Astronomical Algorithms (2nd ed. 1998), chapters 25 and 49. New moons are good to
 * a few minutes and the sun's longitude to 0.01 degrees between 1900 and 2100; days are those of Beijing (UTC+8).
 */
final class Sky {
    private static final double J2000 = 2_451_545.0;
    private static final double UNIX_EPOCH = 2_440_587.5;
    private static final double BEIJING = 8.0 / 24;
    /** Dynamical time runs ahead of the clocks by about a minute in our time. */
    private static final double CLOCKS_BEHIND = 69.0 / 86_400;

    private static final double SYNODIC_MONTH = 29.530588861;

    private Sky() {}

    /** The day of the new moon that is number {@code count} from that of 6 January 2000. */
    static LocalDate newMoon(long count) {
        return date(newMoonDay(count));
    }

    /** The number of the last new moon that falls on or before the date. */
    static long lastNewMoon(LocalDate date) {
        long count = Math.round((date.toEpochDay() + UNIX_EPOCH - 2_451_550.1) / SYNODIC_MONTH) + 1;
        while (newMoon(count).isAfter(date)) {
            count--;
        }
        return count;
    }

    private static double newMoonDay(long k) {
        double t = k / 1236.85;
        double e = 1 - 0.002516 * t - 0.0000074 * t * t;
        double sun = Math.toRadians(2.5534 + 29.10535670 * k - 0.0000014 * t * t);
        double moon = Math.toRadians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
        double latitude = Math.toRadians(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
        double node = Math.toRadians(124.7746 - 1.56375588 * k + 0.0020672 * t * t);
        double mean = 2_451_550.09766 + SYNODIC_MONTH * k + 0.00015437 * t * t;
        return mean
                - 0.40720 * Math.sin(moon)
                + 0.17241 * e * Math.sin(sun)
                + 0.01608 * Math.sin(2 * moon)
                + 0.01039 * Math.sin(2 * latitude)
                + 0.00739 * e * Math.sin(moon - sun)
                - 0.00514 * e * Math.sin(moon + sun)
                + 0.00208 * e * e * Math.sin(2 * sun)
                - 0.00111 * Math.sin(moon - 2 * latitude)
                - 0.00057 * Math.sin(moon + 2 * latitude)
                + 0.00056 * e * Math.sin(2 * moon + sun)
                - 0.00042 * Math.sin(3 * moon)
                + 0.00042 * e * Math.sin(sun + 2 * latitude)
                + 0.00038 * e * Math.sin(sun - 2 * latitude)
                - 0.00024 * e * Math.sin(2 * moon - sun)
                - 0.00017 * Math.sin(node);
    }

    private static LocalDate date(double dynamicalDay) {
        return LocalDate.ofEpochDay((long) Math.floor(dynamicalDay - CLOCKS_BEHIND + BEIJING - UNIX_EPOCH));
    }

    /** The sun's apparent longitude in degrees, 0 to 360, at the beginning of a day in Beijing. */
    static double sunAtBeginning(LocalDate date) {
        double t = (date.toEpochDay() + UNIX_EPOCH - BEIJING + CLOCKS_BEHIND - J2000) / 36_525;
        double meanLongitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
        double anomaly = Math.toRadians(357.52911 + 35_999.05029 * t - 0.0001537 * t * t);
        double centre = (1.914602 - 0.004817 * t) * Math.sin(anomaly)
                + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly)
                + 0.000289 * Math.sin(3 * anomaly);
        double omega = Math.toRadians(125.04 - 1934.136 * t);
        double apparent = meanLongitude + centre - 0.00569 - 0.00478 * Math.sin(omega);
        return ((apparent % 360) + 360) % 360;
    }

    /** Which twelfth of the sun's way a day ends in: it differs from the day before's when a major solar term falls on it. */
    static int twelfthAtEnd(LocalDate date) {
        return (int) (sunAtBeginning(date.plusDays(1)) / 30);
    }
}
