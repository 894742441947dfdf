package io.tillstream.dashboards.sales;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.ledger.StoreHourSales;
import java.util.ArrayList;
import java.util.List;

/**
 * What a day brought, hour by hour of the shops' own clocks.
 *
 * @param hours 24 of them, midnight first
 */
public record DayFigures(List<Figures> hours) {
    /** Hours of a day as clocks show them; a day of 25 hours books its double hour once. */
    public static final int HOURS = 24;

    public DayFigures {
        hours = List.copyOf(hours);
    }

    /**
     * Plain sums.
     *
     * @param receipts sales and returns
     * @param lines their lines
     * @param net sum of line nets, returns subtracted
     * @param discount what was taken off
     */
    public record Figures(long receipts, long lines, Money net, Money discount) {
        public static Figures none(CurrencyUnit currency) {
            return new Figures(0, 0, Money.zero(currency), Money.zero(currency));
        }

        Figures plus(StoreHourSales sales) {
            return plus(new Figures(sales.transactions(), sales.lines(), sales.net(), sales.discount()));
        }

        public Figures plus(Figures other) {
            return new Figures(
                    receipts + other.receipts, lines + other.lines, net.plus(other.net), discount.plus(other.discount));
        }
    }

    /** A day that is being added up, over the hours of many stores. */
    static final class Adding {
        private final List<Figures> hours = new ArrayList<>();

        Adding(CurrencyUnit currency) {
            for (int hour = 0; hour < HOURS; hour++) {
                hours.add(Figures.none(currency));
            }
        }

        void add(int hour, StoreHourSales sales) {
            hours.set(hour, hours.get(hour).plus(sales));
        }

        DayFigures made() {
            return new DayFigures(hours);
        }
    }

    public Figures total() {
        return until(HOURS);
    }

    /** The sum of the hours before this one. */
    public Figures until(int hour) {
        Figures sum = Figures.none(hours.getFirst().net().currency());
        for (Figures each : hours.subList(0, hour)) {
            sum = sum.plus(each);
        }
        return sum;
    }
}
