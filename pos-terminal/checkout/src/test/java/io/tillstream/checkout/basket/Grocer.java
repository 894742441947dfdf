package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import java.time.ZoneId;
import java.util.List;

/** A grocer with milk at 1.20 (no tax), coffee at 8.45 and apples at 2.49 a kilogram; prices include 20 % tax. */
public final class Grocer {
    public static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    public static final MemberId MEMBER = MemberId.of("mabcdefghijklmnop");
    public static final ShelfItem MILK = item("4006381333931", "Milk", "zero", Quantity.Unit.EACH, 120);
    public static final ShelfItem COFFEE = item("9506000134352", "Coffee", "standard", Quantity.Unit.EACH, 845);
    public static final ShelfItem APPLES = item("96385074", "Apples", "zero", Quantity.Unit.GRAM, 249);

    private Grocer() {}

    public static Store store(int cashStep) {
        return new Store(
                StoreId.of("s1"),
                LocalText.same("Grocer"),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2000), new Store.TaxRate("zero", 0)),
                cashStep,
                2,
                List.of());
    }

    public static ShelfItem item(String digits, String name, String group, Quantity.Unit unit, long price) {
        return new ShelfItem(
                new Product(Gtin.ofDigits(digits), LocalText.same(name), "grocery", group, unit, 1, null),
                Money.ofMinor(price, GBP));
    }

    public static PersonalOffer offerOn(ShelfItem item, int percentOff) {
        return new PersonalOffer("d-1", "personal-picks", LocalText.same("Picked for you"), item.gtin(), percentOff);
    }

    public static Money gbp(String amount) {
        return Money.parse(amount + " GBP");
    }
}
