package io.tillstream.simulator.sorting;

import io.tillstream.simulator.salesfile.RetailRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that need no other row of the same customer, in this order: not goods, cancellation, price zero, price below
 * zero, quantity, price finer than a penny, goods.
 */
final class RowRules {
    private static final Map<String, RowClass> NOT_GOODS = Map.ofEntries(
            Map.entry("POST", RowClass.POSTAGE),
            Map.entry("DOT", RowClass.POSTAGE),
            Map.entry("C2", RowClass.POSTAGE),
            Map.entry("M", RowClass.MANUAL_ENTRY),
            Map.entry("D", RowClass.DISCOUNT),
            Map.entry("S", RowClass.SAMPLE),
            Map.entry("BANK CHARGES", RowClass.FEE),
            Map.entry("AMAZONFEE", RowClass.FEE),
            Map.entry("CRUK", RowClass.FEE),
            Map.entry("B", RowClass.BAD_DEBT));
    private static final String VOUCHERS = "GIFT_";
    private static final int DECIMALS_OF_A_PENNY = 2;

    private final LocalDate until;
    private final Map<String, Set<String>> namesByCode;
    private final Set<String> codesSold;

    /**
     * The rules for one file.
     *
     * @param until last day of history
     * @param rows all rows: a text under which a code was also sold is its name, any other text is a note
     */
    RowRules(LocalDate until, List<RetailRow> rows) {
        this.until = until;
        this.namesByCode = new HashMap<>();
        this.codesSold = new HashSet<>();
        for (RetailRow row : rows) {
            if (row.price().signum() > 0) {
                namesByCode.computeIfAbsent(row.code(), c -> new HashSet<>()).add(row.description());
                if (row.quantity() > 0 && row.price().scale() <= DECIMALS_OF_A_PENNY) {
                    codesSold.add(row.code());
                }
            }
        }
    }

    /** The class of a row, or nothing for a cancellation of goods that may still find its original line. */
    Optional<RowClass> classify(RetailRow row) {
        RowClass notGoods = row.code().startsWith(VOUCHERS) ? RowClass.GIFT_VOUCHER : NOT_GOODS.get(row.code());
        if (notGoods != null) {
            return Optional.of(notGoods);
        }
        boolean future = row.time().toLocalDate().isAfter(until);
        if (row.isCancellation()) {
            if (row.quantity() >= 0) {
                return Optional.of(RowClass.CONTRADICTORY);
            }
            return future ? Optional.of(RowClass.CANCELLATION_AFTER_CUT) : Optional.empty();
        }
        return Optional.of(row.price().signum() == 0 ? classifyUnpriced(row, future) : classifyPriced(row, future));
    }

    private RowClass classifyUnpriced(RetailRow row, boolean future) {
        if (row.quantity() == 0) {
            return RowClass.CONTRADICTORY;
        }
        if (!isStockCorrection(row)) {
            return RowClass.FREE_OF_CHARGE;
        }
        if (future) {
            return RowClass.STOCK_CORRECTION_AFTER_CUT;
        }
        return codesSold.contains(row.code())
                ? RowClass.STOCK_CORRECTION
                : RowClass.STOCK_CORRECTION_OF_ITEM_NEVER_SOLD;
    }

    private static RowClass classifyPriced(RetailRow row, boolean future) {
        if (row.price().signum() < 0) {
            return RowClass.NEGATIVE_PRICE;
        }
        if (row.quantity() <= 0) {
            return RowClass.CONTRADICTORY;
        }
        if (row.price().scale() > DECIMALS_OF_A_PENNY) {
            return RowClass.PRICE_FINER_THAN_A_PENNY;
        }
        return future ? RowClass.GOODS_SOLD_AFTER_CUT : RowClass.GOODS_SOLD;
    }

    private boolean isStockCorrection(RetailRow row) {
        if (row.quantity() < 0) {
            return true;
        }
        Set<String> names = namesByCode.getOrDefault(row.code(), Set.of());
        return row.customer() == null && (row.description().isEmpty() || !names.contains(row.description()));
    }
}
