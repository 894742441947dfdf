package io.tillstream.features.effect;

import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;

/**
 * What somebody brought, of goods; returns take away.
 *
 * @param revenue paid after discounts, tax included, in minor units
 * @param margin revenue without the tax in it and without what the goods had cost, in minor units; goods of unknown cost bring none
 * @param units pieces, and weighings of goods by weight
 * @param visits purchases
 */
public record Brought(double revenue, double margin, double units, double visits) {
    public static final Brought NOTHING = new Brought(0, 0, 0, 0);

    private static final double GRAMS = 1_000;

    /** Of one sale. */
    public static Brought by(Sale sale) {
        double revenue = 0;
        double margin = 0;
        double units = 0;
        boolean buys = false;
        for (SaleLine line : sale.lines()) {
            if (line.loadsGiftCard()) {
                continue;
            }
            double net = line.net().minor();
            boolean isBack = line.quantity().amount() < 0;
            buys |= !isBack;
            revenue += net;
            margin += margin(line, net);
            units += line.quantity().unit() == Quantity.Unit.EACH
                    ? line.quantity().amount()
                    : isBack ? -1 : 1;
        }
        return new Brought(revenue, margin, units, buys && sale.voids() == null ? 1 : 0);
    }

    private static double margin(SaleLine line, double net) {
        Merchandise goods = line.merchandise();
        if (goods == null || goods.unitCost() == null) {
            return 0;
        }
        double amount = line.quantity().amount();
        double cost =
                goods.unitCost().minor() * (line.quantity().unit() == Quantity.Unit.GRAM ? amount / GRAMS : amount);
        return net - line.tax().minor() - cost;
    }

    public Brought plus(Brought more) {
        return new Brought(revenue + more.revenue, margin + more.margin, units + more.units, visits + more.visits);
    }
}
