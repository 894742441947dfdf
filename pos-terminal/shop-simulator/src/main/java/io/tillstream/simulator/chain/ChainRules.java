package io.tillstream.simulator.chain;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** What the generated chain is: where, in which money, by which rules. */
final class ChainRules {
    static final CurrencyUnit CURRENCY = CurrencyUnit.of("TWD");
    static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    static final String TAX_GROUP = "standard";
    static final int TAX_BASIS_POINTS = 500;
    /** A month's shopping. */
    static final long SILVER = 5_000;

    static final int HISTORY_DAYS = 56;
    static final int LIVE_DAYS = 7;
    static final LocalTime DELIVERY_TIME = LocalTime.of(6, 30);
    static final List<DayOfWeek> DELIVERY_DAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    private static final List<LocalText> NAMES = List.of(
            new LocalText("Harbour Store", "港口店", "港口店"),
            new LocalText("Station Store", "車站店", "车站店"),
            new LocalText("Garden Store", "花園店", "花园店"));

    private ChainRules() {}

    static Store store(int index) {
        String number = Integer.toString(index + 1);
        LocalText name = index < NAMES.size()
                ? NAMES.get(index)
                : new LocalText("Store " + number, "第 " + number + " 門市", "第 " + number + " 门店");
        return new Store(
                new StoreId("s" + number),
                name,
                ZONE,
                CURRENCY,
                true,
                List.of(new Store.TaxRate(TAX_GROUP, TAX_BASIS_POINTS)),
                1,
                1,
                DELIVERY_DAYS,
                place(index),
                BusyHours.everyDay());
    }

    /** The stores stand on one road, two kilometres apart: a way to the next one that anybody can check. */
    private static Place place(int index) {
        return new Place(25_000_000 + 18_000 * index, 121_500_000);
    }

    /** The campaign that is running when the tills open. */
    static Campaign personalPicks(Instant from) {
        return new Campaign(
                "personal-picks",
                new LocalText("Picked for you", "為您精選", "为您精选"),
                10,
                1000,
                from,
                from.plus(Duration.ofDays(366)),
                true);
    }
}
