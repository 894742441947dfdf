package io.tillstream.checkout.closing;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillSettlement.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A drawer while it is counted, coin by coin, then by other kinds of money. It knows nothing of what should be there.
 *
 * @param values coins and notes, the largest first
 * @param entered what was entered so far, by row: pieces, or an amount in minor units behind the last coin
 * @param at the row that is asked for; one behind the last when all were
 */
public record DrawerCount(List<Money> values, Map<Integer, Long> entered, int at) {
    /** Asked for behind the cash, whether or not any were taken. */
    public static final List<TenderType> OTHERS =
            List.of(TenderType.CARD, TenderType.ALIPAY, TenderType.WECHAT_PAY, TenderType.VOUCHER);

    public DrawerCount {
        values = List.copyOf(values);
        entered = Map.copyOf(entered);
    }

    public static DrawerCount begin(CurrencyUnit currency) {
        return new DrawerCount(Denominations.of(currency), Map.of(), 0);
    }

    public int rows() {
        return values.size() + OTHERS.size();
    }

    /** Whether the row that is asked for is of coins or notes. */
    public boolean asksForPieces() {
        return at < values.size();
    }

    public boolean isAtItsEnd() {
        return at >= rows();
    }

    /** With what is in the row that is asked for. */
    public DrawerCount with(long figure) {
        Map<Integer, Long> more = new TreeMap<>(entered);
        more.put(at, figure);
        return new DrawerCount(values, more, at + 1);
    }

    /** The row is left empty. */
    public DrawerCount skipping() {
        Map<Integer, Long> fewer = new TreeMap<>(entered);
        fewer.remove(at);
        return new DrawerCount(values, fewer, Math.min(at + 1, rows()));
    }

    /** Another row is asked for. */
    public DrawerCount to(int row) {
        return new DrawerCount(values, entered, Math.clamp(row, 0, rows()));
    }

    /** The cash that was entered so far. */
    public Money cash() {
        Money sum = Money.zero(values.getFirst().currency());
        for (Pieces pieces : pieces()) {
            sum = sum.plus(pieces.value().times(pieces.count()));
        }
        return sum;
    }

    private List<Pieces> pieces() {
        List<Pieces> pieces = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            long count = entered.getOrDefault(row, 0L);
            if (count > 0) {
                pieces.add(new Pieces(values.get(row), count));
            }
        }
        return pieces;
    }

    /** As it is recorded, beside what the period expects. Cash is always counted, other kinds where something was entered. */
    public List<TillSettlement.Count> against(TillPeriod period) {
        CurrencyUnit currency = values.getFirst().currency();
        List<TillSettlement.Count> counts = new ArrayList<>();
        counts.add(new TillSettlement.Count(
                TenderType.CASH, period.expected(TenderType.CASH, currency), cash(), pieces()));
        for (int other = 0; other < OTHERS.size(); other++) {
            Long minor = entered.get(values.size() + other);
            if (minor != null) {
                TenderType type = OTHERS.get(other);
                counts.add(new TillSettlement.Count(
                        type, period.expected(type, currency), Money.ofMinor(minor, currency), List.of()));
            }
        }
        return List.copyOf(counts);
    }
}
