package io.tillstream.dashboards.today;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.dashboards.sales.DayFigures;
import io.tillstream.dashboards.sales.HourlySales;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who adds how much to the figure at the top: the regions right below, and the stores, the most money first. */
@Component
final class Ranking {
    /** The rest stands in one line, so that the list adds up to the figure above it. */
    private static final int STORES_SHOWN = 50;

    private final HourlySales hours;
    private final ChainGroups chain;

    Ranking(HourlySales hours, ChainGroups chain) {
        this.hours = hours;
        this.chain = chain;
    }

    /**
     * A line of it.
     *
     * @param rank 1 for the most money
     * @param name of the region or store
     * @param stores how many they are
     * @param net today
     * @param share of the figure at the top in hundredths of a percent
     * @param receipts today
     * @param change against last week by this hour, or absent
     * @param page the page of this region or store
     * @param receiptsPage the receipts that add up to it
     */
    record Row(
            int rank,
            String name,
            int stores,
            Money net,
            long share,
            long receipts,
            KeyFigures.@Nullable Change change,
            String page,
            String receiptsPage) {}

    /**
     * All of it.
     *
     * @param regions those right below, empty where there are none
     * @param stores the first of them
     * @param others how many stores more there are
     * @param othersNet what these add
     * @param net what all stores together sold: the figure at the top
     */
    record Ranked(List<Row> regions, List<Row> stores, int others, Money othersNet, Money net) {
        public boolean isEmpty() {
            return stores.isEmpty();
        }

        /** The lists that have something in them. */
        public List<Part> parts() {
            return Stream.of(new Part("ranking.regions", regions), new Part("ranking.title", stores))
                    .filter(part -> !part.rows().isEmpty())
                    .toList();
        }
    }

    /**
     * A list with its title.
     *
     * @param title its message key
     * @param rows the most money first
     */
    record Part(String title, List<Row> rows) {}

    /** What some stores sold today, and last week by this hour. */
    private record Pair(List<Store> stores, DayFigures.Figures now, DayFigures.Figures before) {
        private static final Comparator<Pair> MOST_MONEY = Comparator.comparing(
                        (Pair pair) -> pair.now.net().minor(), Comparator.reverseOrder())
                .thenComparing(pair -> pair.stores.getFirst().store());

        private Pair plus(Pair other) {
            return new Pair(
                    Stream.concat(stores.stream(), other.stores.stream()).toList(),
                    now.plus(other.now),
                    before.plus(other.before));
        }
    }

    /** Nothing where the page speaks of one store alone. */
    Ranked of(Shops shops, DayPair days, Show show) {
        Money net = days.soFar().net();
        if (shops.shown().size() < 2) {
            return new Ranked(List.of(), List.of(), 0, Money.zero(shops.currency()), net);
        }
        List<Pair> pairs = shops.shown().stream()
                .map(store -> pair(store, days))
                .sorted(Pair.MOST_MONEY)
                .toList();
        List<Pair> first = pairs.subList(0, Math.min(STORES_SHOWN, pairs.size()));
        List<Pair> rest = pairs.subList(first.size(), pairs.size());
        List<Row> stores = new ArrayList<>();
        for (Pair pair : first) {
            Store store = pair.stores().getFirst();
            String param = store.store().value();
            stores.add(row(stores.size() + 1, show.text(store.name()), param, pair, net, days, show));
        }
        return new Ranked(
                regions(shops, days, pairs, show),
                stores,
                rest.size(),
                rest.stream().map(pair -> pair.now().net()).reduce(Money.zero(shops.currency()), Money::plus),
                net);
    }

    private Pair pair(Store store, DayPair days) {
        return new Pair(
                List.of(store),
                hours.until(store, days.today(), DayFigures.HOURS),
                hours.until(store, days.before(), days.hour() + 1));
    }

    /** The regions right below the one that is chosen, or the topmost; those with a store of the page. */
    private List<Row> regions(Shops shops, DayPair days, List<Pair> pairs, Show show) {
        StoreGroup group = shops.group();
        if (group != null && group.kind() == StoreGroup.Kind.FREE) {
            return List.of();
        }
        ChainMap map = chain.map();
        Map<StoreGroup, Pair> sums = new HashMap<>();
        for (StoreGroup region : map.below(group == null ? null : group.group())) {
            SortedSet<StoreId> in = map.stores(region.group(), days.today(), null);
            pairs.stream()
                    .filter(pair -> in.contains(pair.stores().getFirst().store()))
                    .reduce(Pair::plus)
                    .ifPresent(sum -> sums.put(region, sum));
        }
        List<Row> rows = new ArrayList<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Pair.MOST_MONEY))
                .forEach(each -> rows.add(row(
                        rows.size() + 1,
                        show.text(each.getKey().name()),
                        Shops.GROUP + each.getKey().group(),
                        each.getValue(),
                        days.soFar().net(),
                        days,
                        show)));
        return rows;
    }

    private static Row row(int rank, String name, String param, Pair pair, Money all, DayPair days, Show show) {
        Money net = pair.now().net();
        Money before = pair.before().net();
        return new Row(
                rank,
                name,
                pair.stores().size(),
                net,
                all.minor() <= 0 ? 0 : Math.round(net.minor() * 10_000.0 / all.minor()),
                pair.now().receipts(),
                KeyFigures.change(net.minor(), before.minor(), show.money(before)),
                Links.link("/today", "store", param),
                Links.link("/receipts", "store", param, "day", days.today()));
    }
}
