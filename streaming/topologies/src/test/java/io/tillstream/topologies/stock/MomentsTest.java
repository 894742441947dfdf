package io.tillstream.topologies.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockDay.Moved;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.ledger.StateForm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MomentsTest {
    private static final StoreId NORTH = new StoreId("s1");
    private static final StoreId TENTH = new StoreId("s10");
    private static final Gtin MILK = Shop.MILK;
    private static final Gtin BREAD = Shop.BREAD;
    private static final LocalDate FIRST = LocalDate.parse("2011-11-01");
    private static final Instant RECORDED = Instant.parse("2011-11-30T09:00:00Z");

    private final KeyValueStore<String, Moments.Moment> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(Moments.STORE), Serdes.String(), StateForm.of(Moments.Moment.class))
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAFactWithAllItsLinesAsOneEntry() {
        Moments moments = new Moments(store);

        moments.add(
                List.of(sold(NORTH, MILK, 2, FIRST), sold(NORTH, BREAD, 1, FIRST), sold(NORTH, MILK, 1, FIRST)),
                RECORDED);

        assertThat(keys()).hasSize(1);
        assertThat(moments.on(NORTH, FIRST, noon(FIRST)))
                .containsOnlyKeys(MILK, BREAD)
                .containsEntry(MILK, new Moments.Known(List.of(new Moved(RECORDED, Quantity.each(-3), 3)), List.of()));
    }

    @Test
    void keepsTwoSalesOfOneInstantAndOnlyWhatIsLaterIsAfterIt() {
        Moments moments = new Moments(store);

        moments.add(List.of(sold(NORTH, MILK, 2, FIRST)), RECORDED);
        moments.add(List.of(sold(NORTH, MILK, 5, FIRST)), RECORDED);

        List<Moved> both = List.of(new Moved(RECORDED, Quantity.each(-7), 7));
        assertThat(moments.on(NORTH, FIRST, noon(FIRST)).get(MILK)).isEqualTo(new Moments.Known(both, List.of()));
        assertThat(moments.on(NORTH, FIRST, noon(FIRST).minusMillis(1)).get(MILK))
                .isEqualTo(new Moments.Known(both, both));
    }

    @Test
    void forgetsTheOldestDateForANewOneAndTakesNoneThatIsOlderThanAll() {
        Moments moments = new Moments(store);
        days(1, Moments.DATES_KEPT).forEach(date -> moments.add(List.of(sold(NORTH, MILK, 1, date)), RECORDED));

        moments.add(List.of(sold(NORTH, MILK, 1, FIRST.minusDays(3))), RECORDED);
        assertThat(keys()).hasSize(Moments.DATES_KEPT).noneMatch(key -> key.contains("2011-10-29"));

        moments.add(List.of(sold(NORTH, MILK, 1, FIRST.plusDays(20))), RECORDED);
        assertThat(keys()).hasSize(Moments.DATES_KEPT).noneMatch(key -> key.contains("2011-11-01"));
    }

    @Test
    void losesOneDateToATillWithNextYearsClockAndNoMore() {
        Moments moments = new Moments(store);
        moments.add(List.of(sold(NORTH, MILK, 1, FIRST.plusYears(1))), RECORDED);

        days(0, 20).forEach(date -> moments.add(List.of(sold(NORTH, MILK, 1, date)), RECORDED));

        assertThat(keys())
                .hasSize(Moments.DATES_KEPT)
                .filteredOn(key -> key.startsWith("s1|2011"))
                .hasSize(Moments.DATES_KEPT - 1);
    }

    @Test
    void knowsAfterARestartWhichDatesItHas() {
        Moments before = new Moments(store);
        days(0, Moments.DATES_KEPT).forEach(date -> before.add(List.of(sold(NORTH, MILK, 1, date)), RECORDED));

        new Moments(store).add(List.of(sold(NORTH, MILK, 1, FIRST.plusDays(20))), RECORDED);

        assertThat(keys()).hasSize(Moments.DATES_KEPT).noneMatch(key -> key.contains("2011-11-01"));
    }

    @Test
    void keepsTheDatesOfAStoreWhoseNumberBeginsLikeAnothers() {
        Moments moments = new Moments(store);
        moments.add(List.of(sold(TENTH, MILK, 1, FIRST)), RECORDED);

        days(0, 20).forEach(date -> moments.add(List.of(sold(NORTH, MILK, 1, date)), RECORDED));

        assertThat(moments.on(TENTH, FIRST, noon(FIRST))).containsOnlyKeys(MILK);
    }

    private static Stream<LocalDate> days(int from, int count) {
        return Stream.iterate(FIRST.plusDays(from), date -> date.plusDays(1)).limit(count);
    }

    private static Instant noon(LocalDate date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    private static Effect sold(StoreId store, Gtin gtin, int pieces, LocalDate date) {
        Quantity none = Quantity.each(0);
        return new Effect(
                date,
                new StockOnHand(store, gtin, Quantity.each(-pieces), none, Quantity.each(pieces), none, noon(date)));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Moments.Moment> all = store.all()) {
            all.forEachRemaining(moment -> keys.add(moment.key));
        }
        return keys;
    }
}
