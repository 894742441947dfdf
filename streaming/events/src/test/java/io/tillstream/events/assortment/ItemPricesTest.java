package io.tillstream.events.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Coffee at 8.45, and at 9.00 from 06:00 on the 23rd. */
class ItemPricesTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant YESTERDAY = MORNING.minusSeconds(86_400);
    private static final Gtin COFFEE = Gtin.ofDigits("9506000134352");
    private static final StoreId HARBOUR = StoreId.of("s1");
    private static final StoreId STATION = StoreId.of("s2");
    private static final ItemPrices BOTH =
            ItemPrices.NONE.with(price("8.45", Instant.EPOCH)).with(price("9.00", MORNING));

    private static Price price(String amount, Instant from) {
        return new Price(COFFEE, Money.parse(amount + " GBP"), Money.parse("0.50 GBP"), false, from);
    }

    @Test
    void theNextStepLeavesThePresentOneUntilItsInstant() {
        assertThat(BOTH.at(HARBOUR, MORNING.minusMillis(1))).contains(price("8.45", Instant.EPOCH));
        assertThat(BOTH.at(HARBOUR, MORNING)).contains(price("9.00", MORNING));
        assertThat(BOTH.at(HARBOUR, Instant.EPOCH.minusMillis(1))).isEmpty();
    }

    @Test
    void aStoresOwnPriceHoldsThereUntilTheChainHasALaterOne() {
        Price own = price("8.80", MORNING).in(HARBOUR);
        Price later = price("9.20", MORNING.plusSeconds(60));
        ItemPrices prices = BOTH.with(own);

        assertThat(prices.at(HARBOUR, MORNING)).contains(own);
        assertThat(prices.at(STATION, MORNING)).contains(price("9.00", MORNING));
        assertThat(prices.at(MORNING)).contains(price("9.00", MORNING));
        assertThat(prices.with(later).at(HARBOUR, MORNING.plusSeconds(59))).contains(own);
        assertThat(prices.with(later).at(HARBOUR, MORNING.plusSeconds(60))).contains(later);
    }

    @Test
    void aStepThatIsWithdrawnLeavesTheOneItHadCovered() {
        ItemPrices prices = BOTH.without(PriceKey.of(price("1.00", MORNING)));

        assertThat(prices.at(HARBOUR, MORNING)).contains(price("8.45", Instant.EPOCH));
    }

    @Test
    void aStepOfTheSameInstantTakesThePlaceOfTheFirst() {
        assertThat(BOTH.with(price("9.10", MORNING)).each())
                .containsExactlyInAnyOrder(price("8.45", Instant.EPOCH), price("9.10", MORNING));
    }

    @Test
    void tellsTheStepsOfATimeInTheirOrder() {
        Price own = price("8.80", MORNING).in(HARBOUR);

        assertThat(BOTH.with(own).between(HARBOUR, YESTERDAY, MORNING.plusSeconds(1)))
                .containsExactly(price("8.45", Instant.EPOCH), own);
        assertThat(BOTH.with(own).between(STATION, YESTERDAY, MORNING)).containsExactly(price("8.45", Instant.EPOCH));
        assertThat(ItemPrices.NONE.with(own).between(HARBOUR, YESTERDAY, MORNING.plusSeconds(1)))
                .containsExactly(own);
        assertThat(ItemPrices.NONE.with(own).first(STATION)).isEmpty();
        assertThat(BOTH.with(own).first(HARBOUR)).contains(price("8.45", Instant.EPOCH));
    }

    @Test
    void ofWhatWasToldUnderTheItemsNumberTheLastWordHoldsFromItsTimeOn() {
        PriceKey alone = new PriceKey(COFFEE, null, null);
        ItemPrices announced =
                ItemPrices.NONE.with(alone, price("8.45", Instant.EPOCH)).with(alone, price("9.00", MORNING));

        ItemPrices corrected = announced.with(alone, price("8.00", MORNING.minusSeconds(60)));

        assertThat(announced.at(MORNING.minusSeconds(1))).contains(price("8.45", Instant.EPOCH));
        assertThat(corrected.at(MORNING)).contains(price("8.00", MORNING.minusSeconds(60)));
        assertThat(corrected.at(MORNING.minusSeconds(61))).contains(price("8.45", Instant.EPOCH));
        assertThat(corrected.without(alone).holdsNothing()).isTrue();
    }

    @Test
    void aStepGoesBeforeAWordOfTheSameInstantAndStaysWhenThatIsTakenBack() {
        PriceKey alone = new PriceKey(COFFEE, null, null);
        ItemPrices prices = BOTH.with(alone, price("7.00", MORNING));

        assertThat(prices.at(MORNING)).contains(price("9.00", MORNING));
        assertThat(prices.with(alone, price("7.00", MORNING.plusSeconds(1))).at(MORNING.plusSeconds(1)))
                .contains(price("7.00", MORNING.plusSeconds(1)));
        assertThat(prices.without(alone)).isEqualTo(BOTH);
    }

    @Test
    void forgetsWhatNoBasketCanAskForAnyMoreButTwoSteps() {
        PriceKey alone = new PriceKey(COFFEE, null, null);
        ItemPrices prices = ItemPrices.NONE;
        for (int day = 9; day >= -1; day--) {
            Instant from = MORNING.minusSeconds(day * 86_400L);
            prices = prices.with(price(day + 2 + ".00", from)).with(alone, price(day + 3 + ".00", from));
        }

        ItemPrices kept = prices.askedSince(YESTERDAY);

        assertThat(kept.steps()).hasSize(5);
        assertThat(kept.latestFirst()).hasSize(3);
        for (Instant at : List.of(YESTERDAY, MORNING, MORNING.plusSeconds(86_400))) {
            assertThat(kept.at(HARBOUR, at)).isEqualTo(prices.at(HARBOUR, at)).isPresent();
        }
    }

    /** Steps heard of in any order, some withdrawn: whatever is asked, the answer is that of the rule, word for word. */
    @Test
    void theOrderInWhichStepsAreHeardOfMeansNothing() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Map<String, Price> topic = new HashMap<>();
            List<Map.Entry<String, @Nullable Price>> records = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Price chain = price(random.nextInt(1, 20) + ".00", MORNING.plusSeconds(random.nextInt(6)));
                Price step = random.nextInt(3) == 0 ? chain : chain.in(random.nextBoolean() ? HARBOUR : STATION);
                topic.putIfAbsent(PriceKey.of(step).toString(), step);
            }
            topic.forEach((key, step) -> records.add(Map.entry(key, step)));
            Collections.shuffle(records, random);
            Map<Gtin, ItemPrices> all = new HashMap<>();
            records.forEach(record -> ItemPrices.take(all, record.getKey(), record.getValue()));
            String gone = records.getFirst().getKey();
            ItemPrices.take(all, gone, null);
            topic.remove(gone);

            ItemPrices prices = all.getOrDefault(COFFEE, ItemPrices.NONE);
            for (StoreId store : List.of(HARBOUR, STATION)) {
                for (int second = -1; second < 7; second++) {
                    Instant at = MORNING.plusSeconds(second);
                    assertThat(prices.at(store, at).orElse(null))
                            .as("seed %d, %s at %s", seed, store, at)
                            .isEqualTo(byTheRule(topic, store, at));
                }
            }
        }
    }

    private static @Nullable Price byTheRule(Map<String, Price> topic, StoreId store, Instant at) {
        return topic.values().stream()
                .filter(step -> !step.effectiveFrom().isAfter(at))
                .filter(step -> step.store() == null || step.store().equals(store))
                .max(Comparator.comparing(Price::effectiveFrom).thenComparing(step -> step.store() != null))
                .orElse(null);
    }

    @Test
    void keysAreReadAsTheyAreWritten() {
        for (String key :
                List.of(COFFEE.value(), COFFEE + "|2026-11-23T06:00:00Z", COFFEE + "|2026-11-23T06:00:00.250Z|s3")) {
            assertThat(PriceKey.parse(key)).hasToString(key);
        }
        assertThat(PriceKey.of(price("1.00", MORNING).in(HARBOUR))).hasToString(COFFEE + "|2026-11-23T06:00:00Z|s1");
        assertThatThrownBy(() -> PriceKey.parse(COFFEE + "|soon")).hasMessageContaining("the instant \"soon\"");
        assertThatThrownBy(() -> new PriceKey(COFFEE, null, HARBOUR)).hasMessageContaining("it needs one");
    }

    @Test
    void refusesPricesOutOfOrder() {
        List<Price> wrong = List.of(price("8.45", Instant.EPOCH), price("9.00", MORNING));

        assertThatThrownBy(() -> new ItemPrices(wrong, null)).hasMessageContaining("not in order of their times");
        assertThatThrownBy(() -> new ItemPrices(List.of(), wrong)).hasMessageContaining("not in order of their times");
    }
}
