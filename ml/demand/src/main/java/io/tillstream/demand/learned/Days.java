package io.tillstream.demand.learned;

import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.Past;

/** The known days in columns that are quick to add up; without a row everything is 0, also {@link #seen}. */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loops; equality is not used
record Days(float[][] sold, float[][] share, float[][] hours, float[][] empty, float[][] seen) {

    static Days of(Past past, Availability availability) {
        int count = past.seriesCount();
        int days = past.origin();
        Days all = new Days(
                new float[count][days],
                new float[count][days],
                new float[count][days],
                new float[count][days],
                new float[count][days]);
        for (int series = 0; series < count; series++) {
            for (int day = 0; day < days; day++) {
                if (past.has(series, day)) {
                    double hours = past.hoursOut(series, day);
                    all.sold[series][day] = (float) past.sold(series, day);
                    all.share[series][day] = (float) availability.share(hours);
                    all.hours[series][day] = (float) hours;
                    all.empty[series][day] = hours > 0 ? 1 : 0;
                    all.seen[series][day] = 1;
                }
            }
        }
        return all;
    }

    int count() {
        return sold.length;
    }

    boolean inStock(int series, int day) {
        return seen[series][day] > 0 && empty[series][day] == 0;
    }
}
