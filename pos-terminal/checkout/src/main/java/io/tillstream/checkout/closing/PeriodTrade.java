package io.tillstream.checkout.closing;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was sold and given back since the last Z, in minor units. */
record PeriodTrade(
        long sales,
        long sold,
        long returns,
        long returned,
        long discounts,
        long cashRounding,
        Map<String, TaxTotal> taxes,
        long voidedLines,
        long voidedSales,
        long cancelled,
        long noSales) {
    static final PeriodTrade NOTHING = new PeriodTrade(0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);

    PeriodTrade plus(Sale sale) {
        long in = 0;
        long back = 0;
        long off = 0;
        boolean sells = false;
        boolean takesBack = false;
        for (SaleLine line : sale.lines()) {
            if (line.quantity().amount() > 0) {
                in = Math.addExact(in, line.net().minor());
                sells = true;
            } else {
                back = Math.subtractExact(back, line.net().minor());
                takesBack = true;
            }
            for (Discount discount : line.discounts()) {
                off = Math.addExact(off, discount.amount().minor());
            }
        }
        return new PeriodTrade(
                sales + (sells ? 1 : 0),
                Math.addExact(sold, in),
                returns + (takesBack ? 1 : 0),
                Math.addExact(returned, back),
                Math.addExact(discounts, off),
                Math.addExact(cashRounding, sale.cashRounding().minor()),
                with(sale.taxes()),
                voidedLines + sale.voided().size(),
                voidedSales + (sale.voids() == null ? 0 : 1),
                cancelled,
                noSales);
    }

    private Map<String, TaxTotal> with(List<TaxTotal> more) {
        Map<String, TaxTotal> all = new TreeMap<>(taxes);
        for (TaxTotal tax : more) {
            // A rate that changed during the period is a group of its own on the report.
            String key = tax.group() + "|" + tax.basisPoints() + "|" + tax.included();
            all.merge(
                    key,
                    tax,
                    (a, b) -> new TaxTotal(
                            a.group(),
                            a.basisPoints(),
                            a.included(),
                            a.base().plus(b.base()),
                            a.tax().plus(b.tax())));
        }
        return Map.copyOf(all);
    }

    PeriodTrade plusCancelled() {
        return new PeriodTrade(
                sales,
                sold,
                returns,
                returned,
                discounts,
                cashRounding,
                taxes,
                voidedLines,
                voidedSales,
                cancelled + 1,
                noSales);
    }

    PeriodTrade plusNoSale() {
        return new PeriodTrade(
                sales,
                sold,
                returns,
                returned,
                discounts,
                cashRounding,
                taxes,
                voidedLines,
                voidedSales,
                cancelled,
                noSales + 1);
    }

    Closing.Trade in(CurrencyUnit currency) {
        return new Closing.Trade(
                sales,
                Money.ofMinor(sold, currency),
                returns,
                Money.ofMinor(returned, currency),
                Money.ofMinor(discounts, currency),
                Money.ofMinor(cashRounding, currency),
                new TreeMap<>(taxes).values().stream().toList(),
                voidedLines,
                voidedSales,
                cancelled,
                noSales);
    }
}
