package io.tillstream.simulator.history;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** What the file does not say and the import assumes, in one place. */
final class ImportRules {
    static final CurrencyUnit CURRENCY = CurrencyUnit.of("GBP");
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final String TAX_GROUP = "standard";
    static final int TAX_BASIS_POINTS = 2000;

    /** What half of the regular customers spend in a year. */
    static final long SILVER = 500;

    static final String CATEGORY = "giftware";
    static final String OPERATOR = "history";
    static final DayOfWeek DELIVERY_DAY = DayOfWeek.MONDAY;
    static final LocalTime DELIVERY_TIME = LocalTime.of(6, 0);

    /** Fields of an imported sale that no row says. */
    static final List<String> ASSUMED = List.of("store", "till", "tender", "operator", "tax");

    static final List<String> ASSUMPTIONS = List.of(
            "store: a customer has a home store by hash, one invoice in twenty goes elsewhere; walk-ins go by the invoice's hash",
            "till: by the invoice's hash within its store",
            "tender: not recorded",
            "operator: not recorded, written as " + OPERATOR,
            "tax: every price includes 20 % VAT, whatever the date, the goods or the customer's country",
            "points: one per whole pound of a line, by today's rule, also for sales before the cut",
            "goods received: opening stock and Monday deliveries that cover the sales known up to the cut",
            "cost: " + Catalogue.COST_PERCENT + " % of the shelf price",
            "price after the cut: the most frequent of an item's last " + Catalogue.SALES_FOR_A_PRICE
                    + " prices before it; an item new after the cut begins at its first price",
            "pack: the quantity an item was sold in most often",
            "consent: every customer known at the cut is a member who allows personal offers");

    private ImportRules() {}

    static Store store(StoreId store) {
        String number = store.value().substring(1);
        return new Store(
                store,
                new LocalText("Store " + number, "第 " + number + " 門市", "第 " + number + " 门店"),
                ZONE,
                CURRENCY,
                true,
                List.of(new Store.TaxRate(TAX_GROUP, TAX_BASIS_POINTS)),
                1,
                1,
                List.of(DELIVERY_DAY));
    }

    /** The one campaign an imported shop starts with. */
    static Campaign personalPicks(Instant cut) {
        return new Campaign(
                "personal-picks",
                new LocalText("Picked for you", "為您精選", "为您精选"),
                10,
                1000,
                cut,
                cut.plus(Duration.ofDays(366)),
                true);
    }
}
