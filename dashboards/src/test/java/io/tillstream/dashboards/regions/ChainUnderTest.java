package io.tillstream.dashboards.regions;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Four stores in two districts of a region, which have sold this morning: the more the higher their number. */
final class ChainUnderTest {
    static final Instant NOW = RealParts.BUSINESS_MORNING.minusSeconds(600);
    static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    private static final Instant SAID = Instant.parse("2011-11-01T08:00:00Z");

    private static final List<LocalText> NAMES = List.of(
            new LocalText("Mill Lane", "磨坊巷店", "磨坊巷店"),
            new LocalText("Castle Gate", "城門店", "城门店"),
            new LocalText("River Bank", "河岸店", "河岸店"),
            new LocalText("Airport Terminal 2", "機場二航廈店", "机场二号航站楼店"));

    private ChainUnderTest() {}

    /** Makes them known, with the first digits of their ids and of their groups' so that no test sees those of another. */
    static void open(RealParts parts, String prefix) {
        region(parts, prefix + "-north", null, new LocalText("North", "北部", "北部"));
        region(parts, prefix + "-town", prefix + "-north", new LocalText("Old town", "舊城區", "老城区"));
        region(parts, prefix + "-river", prefix + "-north", new LocalText("Along the river", "河岸區", "河岸区"));
        parts.publish(
                Topics.GROUP,
                prefix + "-travel",
                new StoreGroup(
                        prefix + "-travel",
                        StoreGroup.Kind.FREE,
                        new LocalText("Stations and airports", "車站與機場", "车站与机场"),
                        null));
        for (int number = 1; number <= 4; number++) {
            StoreId id = store(prefix, number);
            Store like = TestShop.store(id);
            parts.publish(
                    Topics.STORE,
                    id.value(),
                    new Store(
                            id,
                            NAMES.get(number - 1),
                            like.zone(),
                            like.currency(),
                            true,
                            like.taxRates(),
                            1,
                            1,
                            like.deliveryDays()));
            StoreGrouping said = new StoreGrouping(
                    id,
                    LocalDate.parse("2011-11-01"),
                    prefix + (number <= 2 ? "-town" : "-river"),
                    number == 4 ? List.of(prefix + "-travel") : List.of(),
                    LocalDate.parse("2011-11-01"),
                    SAID,
                    "generated");
            parts.publish(Topics.STORE_GROUPING, Keys.storeGrouping(said), said);
            sells(parts, id, number, NOW.truncatedTo(ChronoUnit.HOURS));
            sells(parts, id, 5 - number, NOW.truncatedTo(ChronoUnit.HOURS).minus(7, ChronoUnit.DAYS));
            parts.publish(
                    Topics.ACCEPTED,
                    id.value(),
                    TestShop.sale(TillId.parse(id + "-t1"), 1, 2, NOW.plusSeconds(number), number));
        }
    }

    /** The store of this number. */
    static StoreId store(String prefix, int number) {
        return StoreId.of("s" + prefix.substring(1) + number);
    }

    private static void region(RealParts parts, String id, @Nullable String parent, LocalText name) {
        parts.publish(Topics.GROUP, id, new StoreGroup(id, StoreGroup.Kind.REGION, name, parent));
    }

    private static void sells(RealParts parts, StoreId store, int milk, Instant hour) {
        parts.publish(
                Topics.SALES_BY_STORE_HOUR,
                Keys.storeHour(store, hour),
                new StoreHourSales(
                        store,
                        hour,
                        1,
                        1,
                        TestShop.pounds("1.20").times(milk),
                        TestShop.pounds("0.20").times(milk),
                        TestShop.pounds("0.00")));
    }
}
