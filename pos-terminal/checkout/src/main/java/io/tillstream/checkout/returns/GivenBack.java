package io.tillstream.checkout.returns;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.SaleLine;

/**
 * What came back of one line, all of it counted positive.
 *
 * @param quantity pieces or grams
 * @param net money for the goods
 * @param tax its tax
 * @param points points taken back
 */
record GivenBack(long quantity, Money net, Money tax, long points) {
    static GivenBack nothing(CurrencyUnit currency) {
        return new GivenBack(0, Money.zero(currency), Money.zero(currency), 0);
    }

    GivenBack plus(SaleLine returned) {
        return new GivenBack(
                Math.subtractExact(quantity, returned.quantity().amount()),
                net.minus(returned.net()),
                tax.minus(returned.tax()),
                Math.subtractExact(points, returned.points()));
    }
}
