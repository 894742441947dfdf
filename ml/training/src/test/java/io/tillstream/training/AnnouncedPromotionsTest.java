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
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
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

/** Forty items of which six a day are wanted, and three times as many of twelve of them when they are a fifth off: three days, three times. */
class AnnouncedPromotionsTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final int DAYS = 70;
    private static final LocalDate MORNING = FIRST.plusDays(DAYS);
    private static final int PROMOTED = 12;
    private static final int LENGTH = 3;
    private static final List<Integer> PAST = List.of(19, 41, 60);
    /** From the third day after the morning on. */
    private static final int COMING = DAYS + 2;

    private static DemandModel knowing = new DemandModel.MeanOf28();
    private static DemandModel unknowing = new DemandModel.MeanOf28();

    @BeforeAll
    static void learn() {
        assumeThat(NativeLibrary.isHere()).as("XGBoost's library").isTrue();
        knowing = trained(history(promotions(COMING)));
        unknowing = trained(history(KnownPromotions.NONE));
    }

    private static DemandModel trained(SoldHistory history) {
        return new DemandModel.Trained(
                TrainedForecaster.learn(history.days(), 6_000).forecaster());
    }

    @Test
    void announcedDaysAreForecastAsPromotedDaysWereSold() {
        SoldHistory announced = history(promotions(COMING));

        double[][] days = knowing.days(announced);
        assertThat(mean(days, 0, PROMOTED, 2, 2 + LENGTH)).isBetween(14.0, 22.0);
        assertThat(mean(days, PROMOTED, 40, 2, 2 + LENGTH)).isBetween(5.0, 7.5);
        assertThat(mean(days, 0, PROMOTED, 7, 14)).isLessThan(9.0);
    }

    @Test
    void withoutTheTermsTheyAreForecastFarTooLow() {
        double[][] untold = unknowing.days(history(KnownPromotions.NONE));
        double[][] notAnnounced = knowing.days(history(promotions(DAYS + 40)));
        double[][] takenAway = knowing.days(history(promotions(COMING)).unannounced());

        for (double[][] days : List.of(untold, notAnnounced, takenAway)) {
            assertThat(mean(days, 0, PROMOTED, 2, 2 + LENGTH)).isLessThan(10.0);
        }
        assertThat(takenAway).isDeepEqualTo(notAnnounced);
    }

    @Test
    void anOutlookSaysWhatItWouldBeWithoutWhatIsAnnounced() {
        DemandOutlook outlook = outlook(promotions(COMING));
        Gtin promoted = ArchiveForTests.item(0);
        LocalDate from = FIRST.plusDays(COMING);

        assertThat(total(outlook.means(STORE, promoted, from, from.plusDays(LENGTH))
                        .orElseThrow()))
                .isGreaterThan(1.5
                        * total(outlook.unannouncedMeans(STORE, promoted, from, from.plusDays(LENGTH))
                                .orElseThrow()));
        DemandOutlook untold = outlook(KnownPromotions.NONE);
        assertThat(untold.unannouncedMeans(STORE, promoted, from, from.plusDays(LENGTH))
                        .orElseThrow())
                .containsExactly(untold.means(STORE, promoted, from, from.plusDays(LENGTH))
                        .orElseThrow());
    }

    @Test
    void promotionsOfAnotherStoreChangeNothing() {
        KnownPromotions elsewhere = promotions(StoreId.of("s2"), COMING);

        assertThat(unknowing.days(history(elsewhere))).isDeepEqualTo(unknowing.days(history(KnownPromotions.NONE)));
        assertThat(trained(history(elsewhere)).days(history(elsewhere)))
                .isDeepEqualTo(unknowing.days(history(KnownPromotions.NONE)));
    }

    @Test
    void theHashTellsWhatWasRead() {
        assertThat(promotions(COMING).hash()).isEqualTo(promotions(COMING).hash());
        assertThat(promotions(COMING).hash())
                .isNotEqualTo(promotions(COMING + 1).hash());
        assertThat(promotions(COMING).size()).isEqualTo(PAST.size() + 1);
    }

    private static DemandOutlook outlook(KnownPromotions promotions) {
        return DemandOutlook.of(knowing, DemandKnowledge.NONE.scatter(), series(promotions), MORNING);
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

    private static SoldHistory history(KnownPromotions promotions) {
        return SoldHistory.of(series(promotions), MORNING, SoldHistory.SILENT).orElseThrow();
    }

    private static Collection<SoldSeries> series(KnownPromotions promotions) {
        KnownShelves clocks = new KnownShelves(new TreeMap<>(), Map.of(STORE, TAIPEI));
        Random random = new Random(6);
        List<SoldSeries> all = new ArrayList<>();
        for (int item = 0; item < 40; item++) {
            List<ItemDemand.Day> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                int wanted = 3 + random.nextInt(7);
                int sold = item < PROMOTED && isPromoted(day) ? 3 * wanted : wanted;
                days.add(new ItemDemand.Day(FIRST.plusDays(day), sold, 1));
            }
            SalesHistory.Series sales =
                    new SalesHistory.Series(STORE, ArchiveForTests.item(item), Quantity.Unit.EACH, days);
            all.add(promotions.terms().of(clocks.with(sales)));
        }
        return all;
    }

    private static boolean isPromoted(int day) {
        return PAST.stream().anyMatch(first -> day >= first && day < first + LENGTH);
    }

    private static KnownPromotions promotions(int coming) {
        return promotions(STORE, coming);
    }

    private static KnownPromotions promotions(StoreId store, int coming) {
        TreeMap<String, Promotion> all = new TreeMap<>();
        List<Integer> firsts = new ArrayList<>(PAST);
        firsts.add(coming);
        firsts.forEach(first -> all.put("fifth-off-" + first, fifthOff(store, first)));
        TreeMap<String, Product> products = new TreeMap<>();
        TreeMap<String, Price> prices = new TreeMap<>();
        Money price = Money.ofMinor(100, CurrencyUnit.of("TWD"));
        for (int item = 0; item < 40; item++) {
            Gtin gtin = ArchiveForTests.item(item);
            products.put(
                    gtin.value(),
                    new Product(
                            gtin, LocalText.same("Item " + item), "goods", "standard", Quantity.Unit.EACH, 12, null));
            prices.put(gtin.value(), new Price(gtin, price, price, true, Instant.EPOCH));
        }
        return new KnownPromotions(all, products, prices);
    }

    private static Promotion fifthOff(StoreId store, int first) {
        return new Promotion(
                "fifth-off-" + first,
                LocalText.same("A fifth off"),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(store),
                        List.of(),
                        FIRST.plusDays(first).atStartOfDay(TAIPEI).toInstant(),
                        FIRST.plusDays(first + LENGTH).atStartOfDay(TAIPEI).toInstant(),
                        null),
                Qualifying.of(Selection.ofGtins(IntStream.range(0, PROMOTED)
                        .mapToObj(ArchiveForTests::item)
                        .toArray(Gtin[]::new))),
                new Reward.PercentOff(2_000),
                Limits.none(),
                0,
                null,
                false,
                null,
                true);
    }
}
