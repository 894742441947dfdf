package io.tillstream.catalogue;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The store as bytes: no sale begins before it is read, and the JSON of one store would cost more than all items. */
final class StoreForm {
    private StoreForm() {}

    static void shorten(Store store, RowBytes into) {
        into.text(store.store().value());
        into.text(store.name().en());
        into.text(store.name().zhTw());
        into.text(store.name().zhCn());
        into.text(store.zone().getId());
        into.text(store.currency().code());
        into.count(store.pricesIncludeTax() ? 1 : 0);
        into.count(store.taxRates().size());
        for (Store.TaxRate rate : store.taxRates()) {
            into.text(rate.group());
            into.count(rate.basisPoints());
        }
        into.count(store.cashRoundingMinor());
        into.count(store.pointsPerMajor());
        into.count(store.deliveryDays().size());
        for (DayOfWeek day : store.deliveryDays()) {
            into.count(day.getValue());
        }
    }

    static Store read(RowBytes from) {
        StoreId store = StoreId.of(from.text());
        LocalText name = new LocalText(from.text(), from.text(), from.text());
        ZoneId zone = ZoneId.of(from.text());
        CurrencyUnit currency = CurrencyUnit.of(from.text());
        boolean pricesIncludeTax = from.count() == 1;
        List<Store.TaxRate> rates = new ArrayList<>();
        for (int left = from.small(); left > 0; left--) {
            rates.add(new Store.TaxRate(from.text(), from.small()));
        }
        int cashRounding = from.small();
        int points = from.small();
        List<DayOfWeek> days = new ArrayList<>();
        for (int left = from.small(); left > 0; left--) {
            days.add(DayOfWeek.of(from.small()));
        }
        return new Store(store, name, zone, currency, pricesIncludeTax, rates, cashRounding, points, days);
    }
}
