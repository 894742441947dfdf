package io.tillstream.checkout.pricing;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.TaxTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tax of one receipt: computed once per rate group over the sum of its lines, then spread to the lines by largest
 * remainder (3 × 1.05 including 19 % makes 0.50, not 0.51).
 *
 * <p>Where a group holds goods sold and goods taken back, what comes back is taxed by itself and what is sold takes the
 * rest of the group's tax.
 *
 * @param totals one per rate group that occurs, by group name
 * @param perLine each line's share, in the order of the lines given
 */
public record ReceiptTax(List<TaxTotal> totals, List<Money> perLine) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    public ReceiptTax {
        totals = List.copyOf(totals);
        perLine = List.copyOf(perLine);
    }

    /**
     * What is taxed.
     *
     * @param taxGroup the rate group of its item
     * @param net the line's amount after discounts
     */
    public record TaxedLine(String taxGroup, Money net) {}

    /**
     * Taxes a receipt by the rules of its store.
     *
     * @throws IllegalArgumentException when the store has no rate for a line's group
     */
    public static ReceiptTax of(List<TaxedLine> lines, Store store) {
        Map<String, List<Integer>> groups = new TreeMap<>(Comparator.naturalOrder());
        for (int i = 0; i < lines.size(); i++) {
            groups.computeIfAbsent(lines.get(i).taxGroup(), group -> new ArrayList<>())
                    .add(i);
        }
        List<TaxTotal> totals = new ArrayList<>();
        Money[] perLine = new Money[lines.size()];
        groups.forEach((group, members) -> {
            int rate = rateOf(group, store);
            Money sum = members.stream().map(i -> lines.get(i).net()).reduce(Money.zero(store.currency()), Money::plus);
            Money tax = taxOf(sum, rate, store.pricesIncludeTax());
            Money base = store.pricesIncludeTax() ? sum.minus(tax) : sum;
            totals.add(new TaxTotal(group, rate, store.pricesIncludeTax(), base, tax));
            spread(tax, members, lines, perLine, rate, store);
        });
        return new ReceiptTax(totals, List.of(perLine));
    }

    private static void spread(
            Money tax, List<Integer> members, List<TaxedLine> lines, Money[] perLine, int rate, Store store) {
        boolean mixed = members.stream().anyMatch(i -> lines.get(i).net().isNegative())
                && members.stream().anyMatch(i -> lines.get(i).net().isPositive());
        if (mixed) {
            spreadExchange(tax, members, lines, perLine, rate, store);
            return;
        }
        List<Long> weights = members.stream()
                .map(i -> Math.absExact(lines.get(i).net().minor()))
                .toList();
        List<Money> shares = Rounding.spread(tax, weights);
        for (int i = 0; i < members.size(); i++) {
            perLine[members.get(i)] = shares.get(i);
        }
    }

    /** Goods both ways: what comes back is taxed by itself, what is sold takes the rest of the group's tax. */
    private static void spreadExchange(
            Money tax, List<Integer> members, List<TaxedLine> lines, Money[] perLine, int rate, Store store) {
        List<Integer> returned =
                members.stream().filter(i -> lines.get(i).net().isNegative()).toList();
        List<Integer> sold =
                members.stream().filter(i -> !lines.get(i).net().isNegative()).toList();
        Money returnedSum =
                returned.stream().map(i -> lines.get(i).net()).reduce(Money.zero(store.currency()), Money::plus);
        Money returnedTax = taxOf(returnedSum, rate, store.pricesIncludeTax());
        spread(returnedTax, returned, lines, perLine, rate, store);
        spread(tax.minus(returnedTax), sold, lines, perLine, rate, store);
    }

    private static int rateOf(String group, Store store) {
        return store.taxRates().stream()
                .filter(rate -> rate.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Store " + store.store() + " has no rate for tax group " + group + "; add one to the store."))
                .basisPoints();
    }

    private static Money taxOf(Money sum, int basisPoints, boolean included) {
        BigDecimal rate = BigDecimal.valueOf(basisPoints);
        BigDecimal divisor = included ? WHOLE.add(rate) : WHOLE;
        return Money.ofMinor(
                Rounding.dividedHalfUp(BigDecimal.valueOf(sum.minor()).multiply(rate), divisor), sum.currency());
    }
}
