package io.tillstream.checkout.closing;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A till's period: everything since its last Z, as the journal has it. Record by record it becomes the next one; a Z writes
 * down what it is and begins another.
 */
public final class TillPeriod {
    /** Before the first record of an epoch. */
    public static final TillPeriod FIRST =
            new TillPeriod(0, 1, null, PeriodTrade.NOTHING, DrawerBook.EMPTY, 0, 0, List.of(), null);

    private final long closings;
    private final long firstSequence;
    private final @Nullable LocalDate closedDay;
    private final PeriodTrade trade;
    private final DrawerBook drawer;
    private final long grandSales;
    private final long grandReturns;
    private final List<Rung> maybeLate;
    private final @Nullable LocalDate newestDay;

    /** A sale that may have happened on the day that was closed last, which the store's zone says. */
    private record Rung(Instant at, long minor) {}

    private TillPeriod(
            long closings,
            long firstSequence,
            @Nullable LocalDate closedDay,
            PeriodTrade trade,
            DrawerBook drawer,
            long grandSales,
            long grandReturns,
            List<Rung> maybeLate,
            @Nullable LocalDate newestDay) {
        this.closings = closings;
        this.firstSequence = firstSequence;
        this.closedDay = closedDay;
        this.trade = trade;
        this.drawer = drawer;
        this.grandSales = grandSales;
        this.grandReturns = grandReturns;
        this.maybeLate = maybeLate;
        this.newestDay = newestDay;
    }

    /** With the next record of the journal. */
    public TillPeriod plus(TillTransaction fact) {
        return switch (fact) {
            case Sale sale -> plus(sale);
            case TenderControl control -> with(trade, drawer.plus(control), control.businessDate());
            case TillSettlement count -> with(trade, drawer.plus(count), newestDay);
            case BasketCancelled _ -> with(trade.plusCancelled(), drawer, newestDay);
            case NoSale _ -> with(trade.plusNoSale(), drawer, newestDay);
            case Closing closing ->
                new TillPeriod(
                        closing.number(),
                        closing.source().sequence() + 1,
                        closing.businessDate(),
                        PeriodTrade.NOTHING,
                        drawer.next(),
                        grandSales,
                        grandReturns,
                        List.of(),
                        null);
            case ParcelOut parcel
            when !parcel.tenders().isEmpty() -> with(trade, drawer.plus(parcel), parcel.businessDate());
            case ParcelSettlement settlement -> with(trade, drawer.plus(settlement), settlement.businessDate());
            case EpochOpened _,
                    BasketSuspended _,
                    BasketResumed _,
                    PaymentAttempted _,
                    OperatorSession _,
                    ParcelIn _,
                    ParcelOut _,
                    ParcelLock _,
                    OrderPicked _ -> this;
        };
    }

    /** The number of the record that closed the period before this one; absent in the first of an epoch. */
    public OptionalLong closedBy() {
        return closings == 0 ? OptionalLong.empty() : OptionalLong.of(firstSequence - 1);
    }

    private TillPeriod plus(Sale sale) {
        PeriodTrade more = trade.plus(sale);
        List<Rung> late = maybeLate;
        if (closedDay != null && sale.businessDate().equals(closedDay.plusDays(1))) {
            late = new ArrayList<>(maybeLate);
            late.add(new Rung(sale.happenedAt(), sale.total().minor()));
        }
        return new TillPeriod(
                closings,
                firstSequence,
                closedDay,
                more,
                drawer.plus(sale),
                Math.addExact(grandSales, more.sold() - trade.sold()),
                Math.addExact(grandReturns, more.returned() - trade.returned()),
                late,
                sale.businessDate());
    }

    private TillPeriod with(PeriodTrade newTrade, DrawerBook newDrawer, @Nullable LocalDate newDay) {
        return new TillPeriod(
                closings, firstSequence, closedDay, newTrade, newDrawer, grandSales, grandReturns, maybeLate, newDay);
    }

    /**
     * The business date of what happens now: the calendar's, or the day after the one that was closed last, whichever is
     * later. A closed day never gets anything more.
     */
    public LocalDate businessDate(LocalDate calendar) {
        return closedDay == null || calendar.isAfter(closedDay) ? calendar : closedDay.plusDays(1);
    }

    /** The day a Z would close: that of the newest movement of money, so that a Z after midnight closes the evening. */
    public LocalDate dayToClose(LocalDate calendar) {
        return newestDay == null ? businessDate(calendar) : newestDay;
    }

    /** Whether the day to close has begun; a period that belongs to tomorrow is closed tomorrow. */
    public boolean hasBegun(LocalDate calendar) {
        return !dayToClose(calendar).isAfter(calendar);
    }

    /** The number the next Z bears. */
    public long nextNumber() {
        return closings + 1;
    }

    /** The newest count, as long as no money has moved since. */
    public Optional<TillSettlement> countThatHolds() {
        return drawer.countThatHolds();
    }

    /** Whether a Z needs no count: nothing is in the drawer and nothing was. */
    public boolean isDrawerStill() {
        return drawer.isStill();
    }

    /** What a count should find of a kind of money; whoever counts must not see it. */
    public Money expected(TenderType type, CurrencyUnit currency) {
        return Money.ofMinor(drawer.expected(type), currency);
    }

    /** What the period is at this moment: an X. */
    public Figures figures(CurrencyUnit currency, ZoneId zone, Closing.Open open) {
        return new Figures(
                firstSequence,
                trade.in(currency),
                drawer.flow(currency),
                drawer.closings(currency),
                open,
                new Closing.GrandTotal(Money.ofMinor(grandSales, currency), Money.ofMinor(grandReturns, currency)),
                corrections(currency, zone));
    }

    private List<Closing.DatedCorrection> corrections(CurrencyUnit currency, ZoneId zone) {
        Map<LocalDate, Closing.DatedCorrection> byDay = new TreeMap<>();
        for (Rung rung : maybeLate) {
            LocalDate day = rung.at().atZone(zone).toLocalDate();
            if (closedDay != null && !day.isAfter(closedDay)) {
                byDay.merge(
                        day,
                        new Closing.DatedCorrection(day, 1, Money.ofMinor(rung.minor(), currency)),
                        (a, b) -> new Closing.DatedCorrection(
                                day, a.sales() + b.sales(), a.total().plus(b.total())));
            }
        }
        return List.copyOf(byDay.values());
    }

    /**
     * What a report on a period says.
     *
     * @param firstSequence its first record
     * @param trade what was sold and given back
     * @param cash how the drawer's cash came about
     * @param tenders per kind of money
     * @param open what is not finished
     * @param grandTotal since the beginning of the epoch
     * @param corrections sales that belong to days closed before
     */
    public record Figures(
            long firstSequence,
            Closing.Trade trade,
            Closing.CashFlow cash,
            List<Closing.TenderClosing> tenders,
            Closing.Open open,
            Closing.GrandTotal grandTotal,
            List<Closing.DatedCorrection> corrections) {
        /** The figures a Z has sealed. */
        public static Figures of(Closing closing) {
            return new Figures(
                    closing.firstSequence(),
                    closing.trade(),
                    closing.cash(),
                    closing.tenders(),
                    closing.open(),
                    closing.grandTotal(),
                    closing.corrections());
        }

        /**
         * As a Z.
         *
         * @param approver who allowed it; absent where the operator's own role was enough
         */
        public Closing closed(
                Source source, Instant at, LocalDate day, String operator, long number, @Nullable String approver) {
            return new Closing(
                    source,
                    at,
                    day,
                    operator,
                    number,
                    firstSequence,
                    trade,
                    cash,
                    tenders,
                    open,
                    grandTotal,
                    corrections,
                    approver);
        }
    }
}
