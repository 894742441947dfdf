package io.tillstream.topologies.group;

import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.SOUTH;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.Trade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.sales.StoreDays;
import io.tillstream.topologies.sales.Trades;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain of two stores: both stand in the city, which is part of the country; one of them moves to the coast. */
class GroupDayTest {
    private static final LocalDate TUESDAY = LocalDate.parse("2011-11-08");
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
    private static final LocalDate THURSDAY = TUESDAY.plusDays(2);

    private final Shop.Journal north = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal offline = new Shop.Journal(TillId.parse("s1-t2"), 1);
    private final Shop.Journal south = new Shop.Journal(new TillId(SOUTH, 1), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, builder -> {
            SalesByStoreDay.build(builder);
            StockLedger.build(builder);
            StoreGroups.build(builder);
        });
        group("country", null);
        group("city", "country");
        group("coast", "country");
        shop.say(
                Topics.GROUP,
                "airport",
                new StoreGroup("airport", StoreGroup.Kind.FREE, new LocalText("Airport", "機場", "机场"), null));
        stands(NORTH, "2011-11-01", "city", "2011-11-01");
        stands(SOUTH, "2011-11-01", "city", "2011-11-01", "airport");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void group(String id, @Nullable String parent) {
        shop.say(Topics.GROUP, id, new StoreGroup(id, StoreGroup.Kind.REGION, new LocalText(id, id, id), parent));
    }

    private void stands(StoreId store, String from, @Nullable String region, String statedOn, String... groups) {
        say(new StoreGrouping(
                store,
                LocalDate.parse(from),
                region,
                Arrays.asList(groups),
                LocalDate.parse(statedOn),
                Instant.parse(statedOn + "T15:00:00Z"),
                "manager"));
    }

    private void say(StoreGrouping said) {
        shop.say(Topics.STORE_GROUPING, Keys.storeGrouping(said), said);
    }

    private ChainMap map() {
        return StoreGroups.map(shop.bytes(StoreGroups.GROUPS), shop.bytes(StoreGroups.GROUPINGS));
    }

    private GroupDay.Share share(GroupDay.Question question) {
        StoreDays days = new StoreDays(
                shop.bytes(SalesByStoreDay.PARTS),
                shop.bytes(SalesByStoreDay.TENDERS),
                shop.bytes(SalesByStoreDay.CORRECTIONS));
        return GroupDay.Share.of(question, map(), Map.of(0, days), 1);
    }

    private GroupDay day(String group, LocalDate date, LocalDate groupedOn, @Nullable LocalDate knownOn) {
        GroupDay.Question question = new GroupDay.Question(group, date, groupedOn, knownOn);
        return GroupDay.of(question, map(), 1, List.of(share(question))).orElseThrow();
    }

    private GroupDay day(String group, LocalDate date) {
        return day(group, date, date, null);
    }

    private static Money revenue(GroupDay day) {
        return day.currencies().getFirst().total().revenue();
    }

    private void everybodySellsOneOn(String date) {
        shop.accept(north.sale(date + "T10:00:00Z", milk(1)), south.sale(date + "T10:00:00Z", milk(2)));
    }

    @Test
    void aRegionIsTheSumOfItsStoresAndSoIsWhatIsAboveIt() {
        everybodySellsOneOn("2011-11-08");

        GroupDay city = day("city", TUESDAY);

        assertThat(city.currencies()).hasSize(1);
        assertThat(revenue(city)).isEqualTo(pounds("3.00"));
        assertThat(city.currencies().getFirst().total().transactions()).isEqualTo(2);
        assertThat(city.currencies().getFirst().stores())
                .extracting(GroupSales.StorePart::store, part -> part.total().revenue())
                .containsExactly(tuple(SOUTH, pounds("2.00")), tuple(NORTH, pounds("1.00")));
        assertThat(city.currencies().getFirst().sales())
                .extracting(GroupSales.Part::dimension)
                .contains(Dimension.CHANNEL, Dimension.TAX_GROUP, Dimension.CATEGORY)
                .doesNotContain(Dimension.STORE, Dimension.TILL, Dimension.CASHIER);
        assertThat(city.currencies().getFirst().tenders())
                .singleElement()
                .satisfies(cash -> assertThat(cash.amount()).isEqualTo(pounds("3.60")));
        assertThat(day("country", TUESDAY).currencies()).isEqualTo(city.currencies());
        assertThat(revenue(day("airport", TUESDAY))).isEqualTo(pounds("2.00"));
        assertThat(day("coast", TUESDAY).currencies()).isEmpty();
    }

    @Test
    void aStoreThatMovesTakesItsDaysAlongFromThenOnOnly() {
        everybodySellsOneOn("2011-11-08");
        everybodySellsOneOn("2011-11-09");
        stands(NORTH, "2011-11-09", "coast", "2011-11-08");

        assertThat(revenue(day("city", TUESDAY))).isEqualTo(pounds("3.00"));
        assertThat(day("coast", TUESDAY).currencies()).isEmpty();
        assertThat(revenue(day("city", WEDNESDAY))).isEqualTo(pounds("2.00"));
        assertThat(revenue(day("coast", WEDNESDAY))).isEqualTo(pounds("1.00"));
        assertThat(revenue(day("country", WEDNESDAY))).isEqualTo(pounds("3.00"));
    }

    @Test
    void daysOfBeforeCanBeSeenAsGroupedOnAnother() {
        everybodySellsOneOn("2011-11-08");
        stands(NORTH, "2011-11-09", "coast", "2011-11-08");

        assertThat(revenue(day("coast", TUESDAY, WEDNESDAY, null))).isEqualTo(pounds("1.00"));
        assertThat(revenue(day("city", TUESDAY, WEDNESDAY, null))).isEqualTo(pounds("2.00"));
    }

    @Test
    void whatIsSaidOfThePastCorrectsItAndWhatHadBeenReportedCanStillBeRead() {
        everybodySellsOneOn("2011-11-08");
        stands(NORTH, "2011-11-07", "coast", "2011-11-10");

        assertThat(revenue(day("city", TUESDAY, TUESDAY, WEDNESDAY))).isEqualTo(pounds("3.00"));
        assertThat(day("coast", TUESDAY, TUESDAY, WEDNESDAY).currencies()).isEmpty();
        assertThat(revenue(day("city", TUESDAY, TUESDAY, THURSDAY))).isEqualTo(pounds("2.00"));
        assertThat(revenue(day("coast", TUESDAY))).isEqualTo(pounds("1.00"));
    }

    @Test
    void aLateSaleCorrectsTheRegionItsStoreStoodInThen() {
        everybodySellsOneOn("2011-11-08");
        stands(NORTH, "2011-11-09", "coast", "2011-11-08");
        everybodySellsOneOn("2011-11-09");
        shop.accept(offline.sale("2011-11-08T11:00:00Z", milk(4)));

        assertThat(revenue(day("city", TUESDAY, TUESDAY, TUESDAY))).isEqualTo(pounds("3.00"));
        GroupDay corrected = day("city", TUESDAY);
        assertThat(revenue(corrected)).isEqualTo(pounds("7.00"));
        assertThat(corrected.currencies().getFirst().corrections())
                .singleElement()
                .satisfies(correction -> {
                    assertThat(correction.knownOn()).isEqualTo(WEDNESDAY);
                    assertThat(correction.trade().revenue()).isEqualTo(pounds("4.00"));
                });
        assertThat(revenue(day("coast", WEDNESDAY))).isEqualTo(pounds("1.00"));
    }

    @Test
    void ofTwoStatementsForOneDayTheLaterHoldsInWhateverOrderTheyCome() {
        everybodySellsOneOn("2011-11-08");
        stands(NORTH, "2011-11-05", "city", "2011-11-04");
        stands(NORTH, "2011-11-05", "coast", "2011-11-03");
        stands(NORTH, "2011-11-05", "coast", "2011-11-03");

        assertThat(revenue(day("city", TUESDAY))).isEqualTo(pounds("3.00"));
        assertThat(map().statements().get(NORTH)).hasSize(3);
    }

    @Test
    void aTombstoneTakesAStatementBackAndAnUnreadableOneIsLeftOut() {
        everybodySellsOneOn("2011-11-08");
        stands(NORTH, "2011-11-08", "coast", "2011-11-08");
        assertThat(revenue(day("coast", TUESDAY))).isEqualTo(pounds("1.00"));

        shop.bury(Topics.STORE_GROUPING, "s1|2011-11-08|2011-11-08T15:00:00Z");
        shop.sendBytes(Topics.STORE_GROUPING, "s1|x", new byte[] {'{'});
        shop.bury(Topics.GROUP, "airport");

        assertThat(revenue(day("city", TUESDAY))).isEqualTo(pounds("3.00"));
        assertThat(map().groups()).doesNotContainKey("airport");
    }

    @Test
    void namesTheStoresThatHaveNoReceipt() {
        shop.accept(north.sale("2011-11-08T10:00:00Z", milk(1)));

        assertThat(day("city", TUESDAY).silent()).containsExactly(SOUTH);
        assertThat(day("coast", TUESDAY).silent()).isEmpty();
    }

    @Test
    void halfARegionIsNoFigureNorIsOneByTwoMaps() {
        everybodySellsOneOn("2011-11-08");
        GroupDay.Question question = new GroupDay.Question("city", TUESDAY, TUESDAY, null);
        GroupDay.Share all = share(question);
        GroupDay.Share none = new GroupDay.Share(Set.of(1), all.facts(), List.of());
        GroupDay.Share older = new GroupDay.Share(Set.of(1), all.facts() - 1, List.of());

        assertThat(GroupDay.of(question, map(), 2, List.of(all))).isEmpty();
        assertThat(GroupDay.of(question, map(), 2, List.of(all, none, none))).isEmpty();
        assertThat(GroupDay.of(question, map(), 2, List.of(all, older))).isEmpty();
        assertThat(GroupDay.of(question, map(), 2, List.of(none, all))).isPresent();
    }

    @Test
    void addsUpWhatARegionHasOfAnItem() {
        shop.move(received("s1-1", NORTH, MILK, 3), received("s2-1", SOUTH, MILK, 5));
        shop.accept(north.sale("2011-11-08T10:00:00Z", milk(4)));
        GroupStock.Question question = new GroupStock.Question("country", MILK, null);

        Optional<GroupStock> stock = GroupStock.of(
                question,
                map(),
                1,
                List.of(GroupStock.Share.of(question, map(), Map.of(0, shop.bytes(StockLedger.STORE)), 1)));

        assertThat(stock).hasValueSatisfying(country -> {
            assertThat(country.onHand()).containsExactly(Quantity.each(4));
            assertThat(country.stores()).extracting(GroupStock.StorePart::store).containsExactly(SOUTH, NORTH);
            assertThat(country.stores().getLast().onHand()).isEqualTo(Quantity.each(-1));
        });
    }

    /** Against a count of its own over what the stores' ledger has published. */
    @Test
    void isWhatItsStoresPublishedHoweverTheyMoved() {
        Random random = new Random(7);
        for (int sale = 0; sale < 80; sale++) {
            String at = TUESDAY.plusDays(random.nextInt(12) - 6) + "T10:00:00Z";
            shop.accept((random.nextBoolean() ? north : south).sale(at, milk(1 + random.nextInt(5))));
        }
        List<StoreDaySales> published = shop.latest(Topics.SALES_BY_STORE_DAY).values().stream()
                .filter(part -> part.dimension() == Dimension.STORE)
                .toList();
        List<String> regions = List.of("city", "coast", "country");
        for (int move = 0; move < 40; move++) {
            stands(
                    random.nextBoolean() ? NORTH : SOUTH,
                    TUESDAY.plusDays(random.nextInt(12) - 6).toString(),
                    regions.get(random.nextInt(3)),
                    TUESDAY.plusDays(random.nextInt(30) - 40).toString());
        }
        ChainMap map = map();

        for (LocalDate date :
                published.stream().map(StoreDaySales::businessDate).distinct().toList()) {
            for (String region : regions) {
                Optional<Trade> counted = published.stream()
                        .filter(part -> part.businessDate().equals(date))
                        .filter(part -> map.standing(part.store(), date, null)
                                .filter(said -> region.equals("country") || region.equals(said.region()))
                                .isPresent())
                        .map(part -> Trades.merge(part.live(), part.late()))
                        .reduce(Trades::merge);

                assertThat(day(region, date).currencies().stream().map(GroupSales::total))
                        .as("%s on %s", region, date)
                        .containsExactlyElementsOf(counted.stream().toList());
            }
        }
        assertThat(published).hasSizeGreaterThan(15);
    }

    @Test
    void addsUpInAnyOrderAndInAnyShares() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<GroupSales> stores = new ArrayList<>();
            for (int store = 1; store <= 12; store++) {
                stores.add(anyDay(random, "s" + store));
            }
            List<GroupSales> whole = GroupSales.sum(stores);
            Collections.shuffle(stores, random);
            int cut = random.nextInt(stores.size() + 1);
            List<GroupSales> shares = new ArrayList<>(GroupSales.sum(stores.subList(0, cut)));
            shares.addAll(GroupSales.sum(stores.subList(cut, stores.size())));
            Collections.shuffle(shares, random);

            assertThat(GroupSales.sum(shares)).isEqualTo(whole);
        }
    }

    private static GroupSales anyDay(Random random, String store) {
        String currency = random.nextInt(3) == 0 ? "EUR" : "GBP";
        Trade trade = anyTrade(random, currency);
        return new GroupSales(
                currency,
                trade,
                List.of(new GroupSales.Part(
                        Dimension.CATEGORY, "c" + random.nextInt(3), trade, anyTrade(random, currency))),
                List.of(),
                List.of(new GroupSales.Correction(TUESDAY.plusDays(random.nextInt(4)), anyTrade(random, currency))),
                List.of(new GroupSales.StorePart(StoreId.of(store), trade)));
    }

    private static Trade anyTrade(Random random, String currency) {
        return new Trade(
                random.nextInt(9),
                random.nextInt(9),
                any(random, currency),
                any(random, currency),
                any(random, currency),
                any(random, currency),
                any(random, currency));
    }

    private static Money any(Random random, String currency) {
        return Money.ofMinor(random.nextInt(20_000) - 10_000, CurrencyUnit.of(currency));
    }
}
