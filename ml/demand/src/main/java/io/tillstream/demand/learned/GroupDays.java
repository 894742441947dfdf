package io.tillstream.demand.learned;

import io.tillstream.demand.history.Past;
import java.util.HashMap;
import java.util.Map;

/** The days of all series of a group added up, for every group of one level. */
final class GroupDays {
    private final int[] groupOf;
    private final int[] sizes;
    private final Days sums;

    GroupDays(Level level, Past past, Days days) {
        int count = past.seriesCount();
        int length = past.origin();
        groupOf = new int[count];
        Map<Object, Integer> groups = new HashMap<>();
        for (int series = 0; series < count; series++) {
            Object group = level.group(past.series(series));
            groupOf[series] = groups.computeIfAbsent(group, ignored -> groups.size());
        }
        sizes = new int[groups.size()];
        sums = new Days(
                new float[sizes.length][length],
                new float[sizes.length][length],
                new float[sizes.length][length],
                new float[sizes.length][length],
                new float[sizes.length][length]);
        for (int series = 0; series < count; series++) {
            int group = groupOf[series];
            sizes[group]++;
            add(days.sold()[series], sums.sold()[group]);
            add(days.share()[series], sums.share()[group]);
            add(days.hours()[series], sums.hours()[group]);
            add(days.empty()[series], sums.empty()[group]);
            add(days.seen()[series], sums.seen()[group]);
        }
    }

    private static void add(float[] one, float[] to) {
        for (int day = 0; day < one.length; day++) {
            to[day] += one[day];
        }
    }

    int group(int series) {
        return groupOf[series];
    }

    int groups() {
        return sizes.length;
    }

    int size(int series) {
        return sizes[groupOf[series]];
    }

    float[] sold(int series) {
        return sums.sold()[groupOf[series]];
    }

    float[] share(int series) {
        return sums.share()[groupOf[series]];
    }

    float[] hours(int series) {
        return sums.hours()[groupOf[series]];
    }

    float[] empty(int series) {
        return sums.empty()[groupOf[series]];
    }

    float[] seen(int series) {
        return sums.seen()[groupOf[series]];
    }
}
