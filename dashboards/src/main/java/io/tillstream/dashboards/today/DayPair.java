package io.tillstream.dashboards.today;

import io.tillstream.dashboards.sales.DayFigures;
import io.tillstream.events.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Today beside the same weekday of last week.
 *
 * @param today the business day
 * @param hour the hour that runs now
 * @param now its figures so far
 * @param before seven days earlier
 * @param then the figures of that whole day
 */
record DayPair(LocalDate today, int hour, DayFigures now, LocalDate before, DayFigures then) {
    private static final int USUALLY_OPEN_FROM = 8;
    private static final int USUALLY_OPEN_UNTIL = 20;

    /** Everything today. */
    DayFigures.Figures soFar() {
        return now.total();
    }

    /** Last week up to the end of the hour that runs now: a whole day beside half of one says nothing. */
    DayFigures.Figures byThisHour() {
        return then.until(hour + 1);
    }

    /** When that hour ends, {@code 15:00}. */
    public String endOfHour() {
        return clock(hour + 1);
    }

    /** The hours that were sold in on either day, and the usual opening hours, without a hole. */
    List<Hour> openHours() {
        int first = USUALLY_OPEN_FROM;
        int last = USUALLY_OPEN_UNTIL - 1;
        for (int each = 0; each < DayFigures.HOURS; each++) {
            if (now.hours().get(each).receipts() + then.hours().get(each).receipts() > 0) {
                first = Math.min(first, each);
                last = Math.max(last, each);
            }
        }
        List<Hour> open = new ArrayList<>();
        for (int each = first; each <= last; each++) {
            DayFigures.Figures figures = now.hours().get(each);
            open.add(new Hour(
                    each,
                    clock(each),
                    figures.receipts(),
                    figures.net(),
                    then.hours().get(each).net(),
                    each > hour));
        }
        return open;
    }

    private static String clock(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }

    /**
     * One hour of both days.
     *
     * @param hour 0 to 23
     * @param label its start as a clock shows it
     * @param receipts today
     * @param net today
     * @param before the same hour last week
     * @param ahead whether it is still to come
     */
    record Hour(int hour, String label, long receipts, Money net, Money before, boolean ahead) {}
}
