package io.tillstream.simulator.chain;

import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * By which regions the generated chain is run: the country, below it regions of six districts, below them districts of eight
 * stores; in a small chain a district has half of them. The last store tries things out, and every fifth from the second on is
 * at a station.
 */
final class ChainRegions {
    private static final String COUNTRY = "taiwan";
    private static final String TEST_STORES = "test-stores";
    private static final String STATIONS = "station-stores";
    private static final int STORES_PER_DISTRICT = 8;
    private static final int DISTRICTS_PER_REGION = 6;
    private static final int A_STATION_EVERY = 5;
    private static final List<LocalText> REGIONS = List.of(
            new LocalText("North", "北區", "北区"),
            new LocalText("Centre", "中區", "中区"),
            new LocalText("South", "南區", "南区"),
            new LocalText("East", "東區", "东区"));

    private final List<Store> stores;
    private final LocalDate from;

    /** From this date on nothing has changed. */
    ChainRegions(List<Store> stores, LocalDate from) {
        this.stores = List.copyOf(stores);
        this.from = from;
    }

    List<StoreGroup> groups() {
        List<StoreGroup> groups = new ArrayList<>();
        groups.add(region(COUNTRY, new LocalText("Taiwan", "台灣", "台湾"), null));
        int districts = district(stores.size() - 1) + 1;
        for (int region = 0; region <= region(districts - 1); region++) {
            String number = Integer.toString(region + 1);
            LocalText name = region < REGIONS.size()
                    ? REGIONS.get(region)
                    : new LocalText("Region " + number, "第 " + number + " 區域", "第 " + number + " 区域");
            groups.add(region("region-" + number, name, COUNTRY));
        }
        for (int district = 0; district < districts; district++) {
            String number = Integer.toString(district + 1);
            groups.add(region(
                    "district-" + number,
                    new LocalText("District " + number, "第 " + number + " 分區", "第 " + number + " 分区"),
                    "region-" + (region(district) + 1)));
        }
        groups.add(free(STATIONS, new LocalText("Station stores", "車站門市", "车站门店")));
        groups.add(free(TEST_STORES, new LocalText("Test stores", "試辦門市", "试点门店")));
        return groups;
    }

    List<StoreGrouping> groupings() {
        return IntStream.range(0, stores.size())
                .mapToObj(index -> new StoreGrouping(
                        stores.get(index).store(),
                        from,
                        "district-" + (district(index) + 1),
                        free(index),
                        from,
                        from.atStartOfDay(ChainRules.ZONE).toInstant(),
                        "generated"))
                .toList();
    }

    private int district(int store) {
        int size = Math.clamp((stores.size() + 1) / 2, 1, STORES_PER_DISTRICT);
        return store / size;
    }

    private static int region(int district) {
        return district / DISTRICTS_PER_REGION;
    }

    private List<String> free(int store) {
        List<String> groups = new ArrayList<>();
        if (store % A_STATION_EVERY == 1) {
            groups.add(STATIONS);
        }
        if (store == stores.size() - 1) {
            groups.add(TEST_STORES);
        }
        return groups;
    }

    private static StoreGroup region(String id, LocalText name, @Nullable String parent) {
        return new StoreGroup(id, StoreGroup.Kind.REGION, name, parent);
    }

    private static StoreGroup free(String id, LocalText name) {
        return new StoreGroup(id, StoreGroup.Kind.FREE, name, null);
    }
}
