package io.tillstream.topologies.sales;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.Trade;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What sales come to, and how two such sums make one. */
public final class Trades {
    private static final int GRAMS_PER_KILOGRAM = 1000;

    private Trades() {}

    static Trade none(CurrencyUnit currency) {
        Money zero = Money.zero(currency);
        return new Trade(0, 0, zero, zero, zero, zero, zero);
    }

    /** One receipt with these of its lines. */
    static Trade of(Sale sale, List<SaleLine> lines) {
        Money revenue = Money.zero(sale.currency());
        Money tax = revenue;
        Money discount = revenue;
        Money cost = revenue;
        Money unvalued = revenue;
        for (SaleLine line : lines) {
            Money brought = isTaxIncluded(sale, line) ? line.net().minus(line.tax()) : line.net();
            revenue = revenue.plus(brought);
            tax = tax.plus(line.tax());
            for (Discount given : line.discounts()) {
                discount = discount.plus(given.amount());
            }
            Merchandise goods = line.merchandise();
            Money unitCost = goods == null ? null : goods.unitCost();
            if (unitCost == null || !unitCost.currency().equals(sale.currency())) {
                unvalued = unvalued.plus(brought);
            } else {
                cost = cost.plus(cost(unitCost, line.quantity()));
            }
        }
        return new Trade(1, lines.size(), revenue, tax, discount, cost, unvalued);
    }

    private static boolean isTaxIncluded(Sale sale, SaleLine line) {
        return sale.taxes().stream()
                .filter(tax -> tax.group().equals(line.taxGroup()))
                .findFirst()
                .map(tax -> tax.included())
                .orElse(true);
    }

    /** Per piece, or per kilogram for weighed goods; rounded once. */
    private static Money cost(Money unitCost, Quantity quantity) {
        return switch (quantity.unit()) {
            case EACH -> unitCost.times(quantity.amount());
            case GRAM ->
                Money.ofMinor(
                        BigDecimal.valueOf(unitCost.times(quantity.amount()).minor())
                                .divide(BigDecimal.valueOf(GRAMS_PER_KILOGRAM), RoundingMode.HALF_UP)
                                .longValueExact(),
                        unitCost.currency());
        };
    }

    public static Trade merge(Trade one, Trade other) {
        return new Trade(
                one.transactions() + other.transactions(),
                one.lines() + other.lines(),
                one.revenue().plus(other.revenue()),
                one.tax().plus(other.tax()),
                one.discount().plus(other.discount()),
                one.cost().plus(other.cost()),
                one.unvalued().plus(other.unvalued()));
    }
}
