package io.tillstream.topologies.group;

import static io.tillstream.topologies.Shop.cash;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.receipt;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.sales.StoreDays;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How long the question for one day of a country takes, whose two thousand stores sold in fourteen categories. Prints a line for each. */
@EnabledIfSystemProperty(named = "test.pace", matches = "true", disabledReason = "measures, and takes a minute")
class GroupDayPaceTest {
    private static final int STORES = 2_000;
    private static final int CATEGORIES = 14;
    private static final int QUESTIONS = 12;

    @Test
    void oneDayOfTwoThousandStores(@TempDir Path state) {
        LocalDate day = Shop.DAY;
        try (TestShop shop = TestShop.running(state, builder -> {
            SalesByStoreDay.build(builder);
            StoreGroups.build(builder);
        })) {
            shop.say(
                    Topics.GROUP,
                    "country",
                    new StoreGroup("country", StoreGroup.Kind.REGION, new LocalText("x", "x", "x"), null));
            List<SaleLine> lines = IntStream.rangeClosed(1, CATEGORIES)
                    .mapToObj(line -> sold(line, milk(1), 0).of(new Merchandise("category-" + line, pounds("0.80"))))
                    .toList();
            for (int number = 1; number <= STORES; number++) {
                StoreId store = StoreId.of("s" + number);
                StoreGrouping said =
                        new StoreGrouping(store, day, "country", List.of(), day, Instant.EPOCH, "generated");
                shop.say(Topics.STORE_GROUPING, Keys.storeGrouping(said), said);
                Shop.Journal journal = new Shop.Journal(new TillId(store, 1), 1);
                shop.accept(journal.append(
                        receipt(journal.next(), day + "T10:00:00Z", null, lines, List.of(cash("16.80")))));
            }
            StoreDays days = new StoreDays(
                    shop.bytes(SalesByStoreDay.PARTS),
                    shop.bytes(SalesByStoreDay.TENDERS),
                    shop.bytes(SalesByStoreDay.CORRECTIONS));
            for (int question = 0; question < QUESTIONS; question++) {
                long started = System.nanoTime();
                ChainMap map = StoreGroups.map(shop.bytes(StoreGroups.GROUPS), shop.bytes(StoreGroups.GROUPINGS));
                long read = System.nanoTime();
                GroupDay.Question asked = new GroupDay.Question("country", day, day, null);
                GroupDay country = GroupDay.of(
                                asked, map, 1, List.of(GroupDay.Share.of(asked, map, Map.of(0, days), 1)))
                        .orElseThrow();
                System.out.printf(
                        "%,d stores: %d ms, %d of them for where they stand%n",
                        STORES, (System.nanoTime() - started) / 1_000_000, (read - started) / 1_000_000);
                assertThat(country.currencies().getFirst().stores()).hasSize(STORES);
            }
        }
    }
}
