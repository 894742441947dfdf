package io.tillstream.dashboards.reorder;

import io.tillstream.events.Quantity;
import io.tillstream.events.decision.ReorderProposal.Fan;
import io.tillstream.events.decision.ReorderProposal.Line;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.features.stock.EmptyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an item sold on each day of eight weeks, when its shelf was empty, and what is expected of the days to come: drawn 720 wide
 * and 250 high, and the same as a table.
 *
 * @param unit of all amounts
 * @param past day by day, the last of them yesterday
 * @param ahead day by day from today on; none where nobody has said
 * @param top the amount at the upper edge
 * @param deliveries days on which goods come, of those ahead
 */
record SalesPicture(Quantity.Unit unit, List<Past> past, List<Ahead> ahead, long top, List<LocalDate> deliveries) {
    /** Days shown: as many as demand looks back. */
    static final int DAYS = 56;

    /** Days between a mark and today whose words would touch. */
    private static final int MARK_APART = 12;

    private static final long GRAMS = 1_000;
    private static final double LEFT = 56;
    private static final double WIDTH = 656;
    private static final double BOTTOM = 214;
    private static final double HEIGHT = 200;
    private static final double BAR = 0.72;

    SalesPicture {
        past = List.copyOf(past);
        ahead = List.copyOf(ahead);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * A day that is over.
     *
     * @param on which
     * @param sold pieces or grams
     * @param gone whole hours between 06 and 22 in which the books had nothing
     */
    record Past(LocalDate on, long sold, int gone) {
        /** For half of the hours in which shops are open, or longer. */
        public boolean isWithoutGoods() {
            return 2 * gone >= EmptyHours.ALL;
        }
    }

    /**
     * A day to come.
     *
     * @param on which
     * @param amounts its quantiles, the lowest first
     */
    record Ahead(LocalDate on, List<Long> amounts) {
        Ahead {
            amounts = List.copyOf(amounts);
        }

        public long low() {
            return amounts.getFirst();
        }

        public long middle() {
            return amounts.get(amounts.size() / 2);
        }

        public long high() {
            return amounts.getLast();
        }
    }

    /** A mark across: where, and which day it is. */
    record Mark(LocalDate on, String x) {}

    /** An area of the fan, as points of a polygon. */
    record Band(String points) {}

    static SalesPicture of(
            Quantity.Unit unit,
            SortedMap<LocalDate, Long> sold,
            List<Gap> gaps,
            @Nullable Fan fan,
            List<LocalDate> deliveries,
            LocalDate today,
            ZoneId zone) {
        List<Past> past = today.minusDays(DAYS)
                .datesUntil(today)
                .map(day -> new Past(
                        day, sold.getOrDefault(day, 0L), EmptyHours.on(day, zone, gaps, sold.containsKey(day))))
                .toList();
        List<Ahead> ahead = fan == null ? List.of() : ahead(fan, today);
        long most = Math.max(
                past.stream().mapToLong(Past::sold).max().orElse(0),
                ahead.stream().mapToLong(Ahead::high).max().orElse(0));
        return new SalesPicture(
                unit,
                past,
                ahead,
                round(most),
                deliveries.stream()
                        .filter(day -> ahead.stream().anyMatch(each -> each.on().equals(day)))
                        .distinct()
                        .toList());
    }

    /** Days that have passed since it was made are no longer ahead. */
    private static List<Ahead> ahead(Fan fan, LocalDate today) {
        List<Ahead> ahead = new ArrayList<>();
        int days = fan.lines().getFirst().amounts().size();
        int begun = Math.clamp(ChronoUnit.DAYS.between(fan.from(), today), 0, days);
        for (int i = begun; i < days; i++) {
            int day = i;
            ahead.add(new Ahead(
                    fan.from().plusDays(i),
                    fan.lines().stream()
                            .map(Line::amounts)
                            .map(each -> each.get(day))
                            .toList()));
        }
        return ahead;
    }

    /** The next of 2, 4, 10, 20, 40, 100 and so on, all of which have a whole number in their middle. */
    static long round(long most) {
        long step = 1;
        while (true) {
            for (long factor : new long[] {2, 4, 10}) {
                if (factor * step >= most) {
                    return factor * step;
                }
            }
            step *= 10;
        }
    }

    /** How many of the amounts make one of what the edge is marked with: kilograms where there are many grams. */
    public long perMark() {
        return unit == Quantity.Unit.GRAM && top >= 2 * GRAMS ? GRAMS : 1;
    }

    /** What the mark at the upper edge is told in; nothing for pieces. */
    public String sign() {
        return unit == Quantity.Unit.EACH ? "" : perMark() == 1 ? " g" : " kg";
    }

    private double step() {
        return WIDTH / (past.size() + ahead.size());
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }

    private double height(long amount) {
        return HEIGHT * amount / top;
    }

    /** From the left edge to where a day begins. */
    public String x(int day) {
        return number(LEFT + day * step());
    }

    public String barX(int day) {
        return number(LEFT + (day + (1 - BAR) / 2) * step());
    }

    public String barWidth() {
        return number(BAR * step());
    }

    public String dayWidth() {
        return number(step());
    }

    public String barY(long sold) {
        return number(BOTTOM - height(sold));
    }

    public String barHeight(long sold) {
        return number(height(sold));
    }

    /** The day on which the picture passes from what was to what is expected. */
    public String todayX() {
        return x(past.size());
    }

    private String point(int day, long amount) {
        return number(LEFT + (past.size() + day + 0.5) * step()) + "," + number(BOTTOM - height(amount));
    }

    /** The areas from the widest to the narrowest. */
    public List<Band> bands() {
        if (ahead.isEmpty()) {
            return List.of();
        }
        int lines = ahead.getFirst().amounts().size();
        return IntStream.range(0, lines / 2)
                .mapToObj(outer -> new Band(band(outer, lines - 1 - outer)))
                .toList();
    }

    private String band(int lower, int upper) {
        StringBuilder points = new StringBuilder();
        for (int day = 0; day < ahead.size(); day++) {
            points.append(point(day, ahead.get(day).amounts().get(upper))).append(' ');
        }
        for (int day = ahead.size() - 1; day >= 0; day--) {
            points.append(point(day, ahead.get(day).amounts().get(lower))).append(' ');
        }
        return points.toString().strip();
    }

    /** The line in the middle of the fan. */
    public String middle() {
        StringBuilder points = new StringBuilder();
        for (int day = 0; day < ahead.size(); day++) {
            points.append(point(day, ahead.get(day).middle())).append(' ');
        }
        return points.toString().strip();
    }

    /** Every other Monday of the past. */
    public List<Mark> fortnights() {
        List<Mark> marks = new ArrayList<>();
        int first = (8 - past.getFirst().on().getDayOfWeek().getValue()) % 7;
        for (int day = first; day < past.size() - MARK_APART; day += 14) {
            marks.add(new Mark(past.get(day).on(), x(day)));
        }
        return marks;
    }

    public List<Mark> deliveryMarks() {
        return deliveries.stream()
                .map(day -> new Mark(
                        day,
                        x(past.size()
                                + Math.toIntExact(
                                        ChronoUnit.DAYS.between(ahead.getFirst().on(), day)))))
                .toList();
    }

    /** Whether the shelf was ever empty. */
    public boolean isEverGone() {
        return past.stream().anyMatch(Past::isWithoutGoods);
    }
}
