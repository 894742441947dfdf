package io.tillstream.demand.history;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The days of one series in columns; day 0 is the first day of the whole history. Days without a row are absent. */
public final class DaySeries {
    private final SeriesKey key;
    private final Family family;
    private final float[] sold;
    private final float[] hoursOut;
    private final float[] rain;
    private final float[] temperature;
    private final @Nullable DayTerms[] terms;

    DaySeries(SeriesKey key, Family family, int days) {
        this.key = Objects.requireNonNull(key, "key");
        this.family = Objects.requireNonNull(family, "family");
        sold = absent(days);
        hoursOut = absent(days);
        rain = absent(days);
        temperature = absent(days);
        terms = new DayTerms[days];
    }

    private static float[] absent(int days) {
        float[] column = new float[days];
        Arrays.fill(column, Float.NaN);
        return column;
    }

    void put(int day, SoldDay of) {
        sold[day] = (float) of.sold();
        hoursOut[day] = (float) of.hoursOut();
        rain[day] = (float) of.rain();
        temperature[day] = (float) of.temperature();
        terms[day] = of.terms();
    }

    public SeriesKey key() {
        return key;
    }

    public Family family() {
        return family;
    }

    boolean has(int day) {
        return terms[day] != null;
    }

    float sold(int day) {
        return sold[day];
    }

    float hoursOut(int day) {
        return hoursOut[day];
    }

    float rain(int day) {
        return rain[day];
    }

    float temperature(int day) {
        return temperature[day];
    }

    @Nullable
    DayTerms terms(int day) {
        return terms[day];
    }
}
