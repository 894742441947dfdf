package io.tillstream.checkout.closing;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Closing.CashFlow;
import io.tillstream.events.sale.Closing.TenderClosing;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the drawer and the other tenders of a period should be, and what counting found, in minor units. A count books its
 * difference: what was counted is what there is from then on.
 *
 * @param opening cash the period before left in the drawer
 * @param moved cash by the way it moved, always positive
 * @param cashSales cash taken less cash given
 * @param onDelivery cash taken for senders of parcels, and what of it went to them
 * @param taken the period's takings by anything but cash
 * @param sinceCount those since each was counted last
 * @param overShort over and short of all counts, by kind
 * @param counted kinds that were counted
 * @param lastCount the newest count of the period, or absent
 * @param countHolds whether no money has moved since
 */
record DrawerBook(
        long opening,
        Map<TenderControl.Kind, Long> moved,
        long cashSales,
        OnDelivery onDelivery,
        Map<TenderType, Long> taken,
        Map<TenderType, Long> sinceCount,
        Map<TenderType, Long> overShort,
        Map<TenderType, Boolean> counted,
        @Nullable TillSettlement lastCount,
        boolean countHolds) {
    static final DrawerBook EMPTY = opening(0);

    /** The senders' money, in minor units. */
    record OnDelivery(long taken, long settled) {
        static final OnDelivery NOTHING = new OnDelivery(0, 0);

        long here() {
            return Math.subtractExact(taken, settled);
        }
    }

    DrawerBook {
        moved = Map.copyOf(moved);
        taken = Map.copyOf(taken);
        sinceCount = Map.copyOf(sinceCount);
        overShort = Map.copyOf(overShort);
        counted = Map.copyOf(counted);
    }

    private static DrawerBook opening(long cash) {
        return new DrawerBook(
                cash, Map.of(), 0, OnDelivery.NOTHING, Map.of(), Map.of(), Map.of(), Map.of(), null, false);
    }

    /** The next period's: what is in the drawer stays there. */
    DrawerBook next() {
        return opening(cash());
    }

    DrawerBook plus(Sale sale) {
        long cash = Math.addExact(cashSales, cashIn(sale.tenders()));
        Map<TenderType, Long> period = withOthers(taken, sale.tenders());
        Map<TenderType, Long> open = withOthers(sinceCount, sale.tenders());
        boolean still = countHolds && sale.tenders().isEmpty();
        return new DrawerBook(opening, moved, cash, onDelivery, period, open, overShort, counted, lastCount, still);
    }

    private static long cashIn(List<Tender> tenders) {
        long cash = 0;
        for (Tender tender : tenders) {
            if (tender.type() == TenderType.CASH) {
                cash = Math.addExact(cash, tender.net().minor());
            }
        }
        return cash;
    }

    private static Map<TenderType, Long> withOthers(Map<TenderType, Long> before, List<Tender> tenders) {
        Map<TenderType, Long> more = new EnumMap<>(TenderType.class);
        more.putAll(before);
        for (Tender tender : tenders) {
            if (tender.type() != TenderType.CASH) {
                more.merge(tender.type(), tender.net().minor(), Math::addExact);
            }
        }
        return more;
    }

    /** What is paid on delivery is in the drawer and is no sale. */
    DrawerBook plus(ParcelOut parcel) {
        OnDelivery more =
                new OnDelivery(Math.addExact(onDelivery.taken(), cashIn(parcel.tenders())), onDelivery.settled());
        Map<TenderType, Long> period = withOthers(taken, parcel.tenders());
        Map<TenderType, Long> open = withOthers(sinceCount, parcel.tenders());
        return new DrawerBook(opening, moved, cashSales, more, period, open, overShort, counted, lastCount, false);
    }

    DrawerBook plus(ParcelSettlement settlement) {
        OnDelivery less = new OnDelivery(
                onDelivery.taken(),
                Math.addExact(onDelivery.settled(), settlement.amount().minor()));
        return new DrawerBook(opening, moved, cashSales, less, taken, sinceCount, overShort, counted, lastCount, false);
    }

    DrawerBook plus(TenderControl control) {
        Map<TenderControl.Kind, Long> more = new EnumMap<>(TenderControl.Kind.class);
        more.putAll(moved);
        more.merge(control.kind(), control.amount().minor(), Math::addExact);
        return new DrawerBook(
                opening, more, cashSales, onDelivery, taken, sinceCount, overShort, counted, lastCount, false);
    }

    DrawerBook plus(TillSettlement count) {
        Map<TenderType, Long> differences = new EnumMap<>(TenderType.class);
        Map<TenderType, Long> open = new EnumMap<>(TenderType.class);
        Map<TenderType, Boolean> seen = new EnumMap<>(TenderType.class);
        differences.putAll(overShort);
        open.putAll(sinceCount);
        seen.putAll(counted);
        if (lastCount != null && lastCount.source().equals(count.replaces())) {
            for (TillSettlement.Count former : lastCount.tenders()) {
                differences.merge(former.type(), -former.overShort().minor(), Math::addExact);
            }
        }
        for (TillSettlement.Count each : count.tenders()) {
            differences.merge(each.type(), each.overShort().minor(), Math::addExact);
            open.remove(each.type());
            seen.put(each.type(), true);
        }
        return new DrawerBook(opening, moved, cashSales, onDelivery, taken, open, differences, seen, count, true);
    }

    /** The newest count, if it may only be replaced by another: no money has moved since. */
    Optional<TillSettlement> countThatHolds() {
        return countHolds ? Optional.ofNullable(lastCount) : Optional.empty();
    }

    /** Whether there is anything a count could be of: money moved since the last one, or something is in the drawer. */
    boolean isStill() {
        return !countHolds
                && cashSales == 0
                && onDelivery.equals(OnDelivery.NOTHING)
                && moved.isEmpty()
                && taken.isEmpty()
                && cash() == 0;
    }

    /** What a count of a kind should find. A count made again should find what the first one should have. */
    long expected(TenderType type) {
        if (countHolds && lastCount != null) {
            for (TillSettlement.Count former : lastCount.tenders()) {
                if (former.type() == type) {
                    return former.expected().minor();
                }
            }
        }
        return type == TenderType.CASH ? cash() : sinceCount.getOrDefault(type, 0L);
    }

    /** What is in the drawer by the books, corrected by what counts have found. */
    long cash() {
        return Math.addExact(uncorrected(), overShort.getOrDefault(TenderType.CASH, 0L));
    }

    private long uncorrected() {
        long cash = Math.addExact(Math.addExact(opening, cashSales), onDelivery.here());
        for (Map.Entry<TenderControl.Kind, Long> way : moved.entrySet()) {
            cash = way.getKey().isIntoTheDrawer()
                    ? Math.addExact(cash, way.getValue())
                    : Math.subtractExact(cash, way.getValue());
        }
        return cash;
    }

    private Money moved(TenderControl.Kind kind, CurrencyUnit currency) {
        return Money.ofMinor(moved.getOrDefault(kind, 0L), currency);
    }

    CashFlow flow(CurrencyUnit currency) {
        return new CashFlow(
                Money.ofMinor(opening, currency),
                moved(TenderControl.Kind.TENDER_LOAN, currency),
                moved(TenderControl.Kind.FUNDS_RECEIPT, currency),
                Money.ofMinor(cashSales, currency),
                moved(TenderControl.Kind.PAID_OUT, currency),
                moved(TenderControl.Kind.TENDER_PICKUP, currency),
                Money.ofMinor(overShort.getOrDefault(TenderType.CASH, 0L), currency),
                Money.ofMinor(cash(), currency),
                orAbsent(onDelivery.taken(), currency),
                orAbsent(onDelivery.settled(), currency));
    }

    private static @Nullable Money orAbsent(long minor, CurrencyUnit currency) {
        return minor == 0 ? null : Money.ofMinor(minor, currency);
    }

    List<TenderClosing> closings(CurrencyUnit currency) {
        Map<TenderType, Long> expected = new EnumMap<>(TenderType.class);
        expected.putAll(taken);
        counted.keySet().forEach(type -> expected.putIfAbsent(type, 0L));
        expected.put(TenderType.CASH, uncorrected());
        List<TenderClosing> closings = new ArrayList<>();
        expected.forEach((type, minor) -> {
            long difference = overShort.getOrDefault(type, 0L);
            closings.add(new TenderClosing(
                    type,
                    Money.ofMinor(minor, currency),
                    counted.containsKey(type) ? Money.ofMinor(Math.addExact(minor, difference), currency) : null,
                    Money.ofMinor(difference, currency)));
        });
        return Collections.unmodifiableList(closings);
    }
}
