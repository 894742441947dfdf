package io.tillstream.demand.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The area under the ROC curve: how probable it is that a day with the event has a higher score than a day without; equal
 * scores count a half (Mann and Whitney 1947).
 */
public final class RankQuality {
    private record Scored(double score, boolean happened) {}

    private final List<Scored> all = new ArrayList<>();

    public void add(double score, boolean happened) {
        all.add(new Scored(score, happened));
    }

    /** 0 to 1, 0.5 for no skill; NaN unless there are days with and without the event. */
    public double area() {
        List<Scored> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Scored::score));
        double ranks = 0;
        long with = 0;
        int from = 0;
        while (from < sorted.size()) {
            int until = from;
            while (until < sorted.size()
                    && sorted.get(until).score() == sorted.get(from).score()) {
                until++;
            }
            double rank = (from + 1 + until) / 2.0;
            for (Scored one : sorted.subList(from, until)) {
                if (one.happened()) {
                    ranks += rank;
                    with++;
                }
            }
            from = until;
        }
        long without = sorted.size() - with;
        return with == 0 || without == 0 ? Double.NaN : (ranks - with * (with + 1) / 2.0) / ((double) with * without);
    }
}
