package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandOutlook;
import io.tillstream.models.SoldHistory;
import io.tillstream.models.SoldSeries;
import io.tillstream.trees.NativeLibrary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Forty items of which six a day are wanted, and twice as many of twelve of them while their price is a fifth lower: four days
 * each time, in three of the ten weeks, and again from the third day after the morning on.
 */
class AnnouncedPricesTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final int DAYS = 70;
    private static final LocalDate MORNING = FIRST.plusDays(DAYS);
    private static final int CHEAPER = 12;
    private static final int LENGTH = 4;
    private static final List<Integer> PAST = List.of(19, 40, 59);
    private static final int COMING = DAYS + 2;

    private static DemandModel knowing = new DemandModel.MeanOf28();
    private static DemandModel unknowing = new DemandModel.MeanOf28();

    @BeforeAll
    static void learn() {
        assumeThat(NativeLibrary.isHere()).as("XGBoost's library").isTrue();
        knowing = trained(history(prices(STORE, COMING)));
        unknowing = trained(history(KnownPromotions.NONE));
    }

    private static DemandModel trained(SoldHistory history) {
        return new DemandModel.Trained(
                TrainedForecaster.learn(history.days(), 6_000).forecaster());
    }

    @Test
    void announcedDaysAreForecastAsCheapDaysWereSold() {
        double[][] days = knowing.days(history(prices(STORE, COMING)));

        assertThat(mean(days, 0, CHEAPER, 2, 2 + LENGTH)).isBetween(10.0, 14.0);
        assertThat(mean(days, CHEAPER, 40, 2, 2 + LENGTH)).isBetween(5.0, 7.5);
        assertThat(mean(days, 0, CHEAPER, 8, 14)).isBetween(5.0, 7.5);
    }

    @Test
    void withoutTheChangeTheyAreForecastTooLow() {
        double[][] untold = unknowing.days(history(KnownPromotions.NONE));
        double[][] notAnnounced = knowing.days(history(prices(STORE, DAYS + 40)));
        SoldHistory announced = history(prices(STORE, COMING));

        for (double[][] days : List.of(untold, notAnnounced)) {
            assertThat(mean(days, 0, CHEAPER, 2, 2 + LENGTH)).isLessThan(8.5);
        }
        assertThat(announced.changesPrice()).isTrue();
        assertThat(announced.isAnnounced()).isFalse();
        assertThat(knowing.days(announced.atSamePrice())).isDeepEqualTo(notAnnounced);
        assertThat(knowing.days(announced.unannounced())).isDeepEqualTo(knowing.days(announced));
    }

    @Test
    void anOutlookSaysWhatItWouldBeAtThePriceOfYesterday() {
        DemandOutlook outlook =
                DemandOutlook.of(knowing, DemandKnowledge.NONE.scatter(), series(prices(STORE, COMING)), MORNING);
        Gtin cheaper = ArchiveForTests.item(0);
        LocalDate from = FIRST.plusDays(COMING);

        assertThat(total(outlook.means(STORE, cheaper, from, from.plusDays(LENGTH))
                        .orElseThrow()))
                .isGreaterThan(1.3
                        * total(outlook.samePriceMeans(STORE, cheaper, from, from.plusDays(LENGTH))
                                .orElseThrow()));
        assertThat(outlook.unannouncedMeans(STORE, cheaper, from, from.plusDays(LENGTH))
                        .orElseThrow())
                .containsExactly(outlook.means(STORE, cheaper, from, from.plusDays(LENGTH))
                        .orElseThrow());
    }

    @Test
    void aPriceThatNeverChangesAndOneOfAnotherStoreChangeNothing() {
        double[][] before = unknowing.days(history(KnownPromotions.NONE));

        for (KnownPromotions same : List.of(prices(STORE), prices(StoreId.of("s2"), COMING))) {
            assertThat(history(same).changesPrice()).isFalse();
            assertThat(unknowing.days(history(same))).isDeepEqualTo(before);
            assertThat(trained(history(same)).days(history(same))).isDeepEqualTo(before);
        }
    }

    private static double total(double[] days) {
        return Arrays.stream(days).sum();
    }

    private static double mean(double[][] days, int item, int untilItem, int from, int until) {
        return IntStream.range(item, untilItem)
                .mapToDouble(series ->
                        Arrays.stream(days[series], from, until).average().orElse(0))
                .average()
                .orElse(0);
    }

    private static SoldHistory history(KnownPromotions known) {
        return SoldHistory.of(series(known), MORNING, SoldHistory.SILENT).orElseThrow();
    }

    private static Collection<SoldSeries> series(KnownPromotions known) {
        KnownShelves clocks = new KnownShelves(new TreeMap<>(), Map.of(STORE, TAIPEI));
        Random random = new Random(6);
        List<SoldSeries> all = new ArrayList<>();
        for (int item = 0; item < 40; item++) {
            List<ItemDemand.Day> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                int wanted = 3 + random.nextInt(7);
                int sold = item < CHEAPER && isCheap(day) ? 2 * wanted : wanted;
                days.add(new ItemDemand.Day(FIRST.plusDays(day), sold, 1));
            }
            SalesHistory.Series sales =
                    new SalesHistory.Series(STORE, ArchiveForTests.item(item), Quantity.Unit.EACH, days);
            all.add(known.terms().of(clocks.with(sales)));
        }
        return all;
    }

    private static boolean isCheap(int day) {
        return PAST.stream().anyMatch(first -> day >= first && day < first + LENGTH);
    }

    /** All cost 100; in one store twelve of them 80 in the past weeks and those that come. */
    private static KnownPromotions prices(StoreId store, int coming) {
        KnownPromotions usual = prices(store);
        TreeMap<String, Price> prices = new TreeMap<>(usual.prices());
        for (int item = 0; item < CHEAPER; item++) {
            for (int first : IntStream.concat(PAST.stream().mapToInt(Integer::intValue), IntStream.of(coming))
                    .toArray()) {
                for (Price step : List.of(
                        price(item, 80, first).in(store),
                        price(item, 100, first + LENGTH).in(store))) {
                    prices.put(PriceKey.of(step).toString(), step);
                }
            }
        }
        return new KnownPromotions(new TreeMap<>(), usual.products(), prices);
    }

    private static KnownPromotions prices(StoreId store) {
        TreeMap<String, Product> products = new TreeMap<>();
        TreeMap<String, Price> prices = new TreeMap<>();
        for (int item = 0; item < 40; item++) {
            Gtin gtin = ArchiveForTests.item(item);
            products.put(
                    gtin.value(),
                    new Product(
                            gtin, LocalText.same("Item " + item), "goods", "standard", Quantity.Unit.EACH, 12, null));
            Price price = price(item, 100, -300).in(store);
            prices.put(PriceKey.of(price).toString(), price);
        }
        return new KnownPromotions(new TreeMap<>(), products, prices);
    }

    private static Price price(int item, long minor, int day) {
        Money money = Money.ofMinor(minor, CurrencyUnit.of("TWD"));
        Instant six = FIRST.plusDays(day).atTime(6, 0).atZone(TAIPEI).toInstant();
        return new Price(ArchiveForTests.item(item), money, money, true, six);
    }
}
