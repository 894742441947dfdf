package io.tillstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.till.Tally;
import io.tillstream.events.till.TillHolding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till says it holds is what it holds. */
class HoldingsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant SIX = Instant.parse("2026-11-27T06:00:00Z");
    private static final StoreId STORE = StoreId.of("s1");
    private static final int ITEMS = 300;

    @TempDir
    private Path folder;

    private static Gtin gtin(int item) {
        String digits = String.format("9501101%05d", item);
        return Gtin.ofDigits(digits + Gtin.checkDigit(digits));
    }

    private static Price price(int item, long minor, Instant from) {
        return new Price(
                gtin(item),
                Money.parse(minor / 100 + "." + minor / 10 % 10 + minor % 10 + " GBP"),
                Money.parse("0.10 GBP"),
                false,
                from);
    }

    private static List<Price> steps() {
        List<Price> steps = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            steps.add(price(item, 100, NOON.minus(Duration.ofDays(90))));
            steps.add(price(item, 110 + item, SIX));
            if (item % 7 == 0) {
                steps.add(price(item, 90, SIX).in(STORE));
                steps.add(price(item, 95, SIX.plusSeconds(3_600)));
            }
        }
        return steps;
    }

    private static Shelf shelf(List<Price> steps) {
        Shelf shelf = new Shelf();
        for (int item = 0; item < ITEMS; item++) {
            shelf.take(
                    new Change.ProductIs(new Product(
                            gtin(item), LocalText.same("Item"), "food", "standard", Quantity.Unit.EACH, 6, null)),
                    NOON);
        }
        steps.forEach(step -> shelf.take(new Change.PriceStepIs(step), NOON));
        return shelf;
    }

    private static TillHolding told(Shelf shelf, Instant at) {
        return new Holdings().of(shelf, at, at);
    }

    private static Tally expected(Instant from) {
        return steps().stream()
                .filter(step -> step.effectiveFrom().equals(from))
                .map(step -> Tally.NONE.plus(Tally.number(step)))
                .reduce(Tally.NONE, Tally::plus);
    }

    @Test
    void tellsTheStepsOfEachInstantInWhateverOrderTheyCame() {
        List<Price> shuffled = new ArrayList<>(steps());
        Collections.shuffle(shuffled, new Random(7));

        TillHolding holding = told(shelf(shuffled), NOON);

        assertThat(holding.prices())
                .extracting(TillHolding.PriceMark::from)
                .containsExactly(SIX, SIX.plusSeconds(3_600));
        assertThat(holding.of(SIX)).isEqualTo(expected(SIX));
        assertThat(holding.of(SIX).count()).isEqualTo(ITEMS + 43);
        assertThat(holding.next()).isEqualTo(SIX);
        assertThat(holding.products()).isEqualTo(ITEMS);
        assertThat(told(shelf(shuffled), SIX).next()).isEqualTo(SIX.plusSeconds(3_600));
    }

    @Test
    void tellsTheSameFromItsFileAndWithoutWhatBeganMoreThanADayAgo() throws Exception {
        ShelfFile file = new ShelfFile(folder);
        Shelf shelf = shelf(steps());
        shelf.take(Change.parse("""
                        {"store":{"cashRoundingMinor":1,"currency":"GBP","deliveryDays":["MONDAY"],"name":{"en":"A","zh-CN":"A","zh-TW":"A"},"pointsPerMajor":1,"pricesIncludeTax":true,"store":"s1","taxRates":[{"basisPoints":2000,"group":"standard"}],"zone":"Europe/London"}}""".getBytes(StandardCharsets.UTF_8)), NOON);
        file.save(shelf, "a-1");

        Shelf again = ((ShelfFile.Found.Kept) file.open(NOON)).shelf();

        assertThat(told(again, NOON).prices()).isEqualTo(told(shelf, NOON).prices());
        assertThat(told(again, SIX.plus(Duration.ofDays(1))).prices())
                .extracting(TillHolding.PriceMark::from)
                .containsExactly(SIX.plusSeconds(3_600));
    }

    @Test
    void seesAPriceThatIsChangedOrWithdrawnAfterItHasLooked() {
        Holdings holdings = new Holdings();
        Shelf shelf = shelf(steps());
        Tally before = holdings.of(shelf, NOON, NOON).of(SIX);

        shelf.take(new Change.PriceStepIs(price(1, 555, SIX)), NOON);
        Tally changed = holdings.of(shelf, NOON, NOON).of(SIX);
        shelf.take(new Change.Gone("priceStep", PriceKey.of(price(1, 555, SIX)).toString()), NOON);
        Tally withdrawn = holdings.of(shelf, NOON, NOON).of(SIX);

        assertThat(changed.count()).isEqualTo(before.count());
        assertThat(changed).isNotEqualTo(before);
        assertThat(withdrawn).isEqualTo(before.minus(Tally.number(price(1, 111, SIX))));
    }

    @Test
    void tellsOfTheNextInstantsOnlyWhereThereAreMoreThanItMayTell() {
        List<Price> many = new ArrayList<>();
        for (int i = 0; i < TillHolding.MOST_MARKS + 5; i++) {
            many.add(price(1, 100 + i, SIX.plusSeconds(i)));
        }

        TillHolding holding = told(shelf(many), NOON);

        assertThat(holding.prices()).hasSize(TillHolding.MOST_MARKS);
        assertThat(holding.tellsOf(SIX)).isTrue();
        assertThat(holding.tellsOf(SIX.plusSeconds(TillHolding.MOST_MARKS))).isFalse();
    }
}
