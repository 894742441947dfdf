package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnHandConfidenceTest {
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");

    private static StockOnHand books(long onHand, StockOnHand.@Nullable LastCount count) {
        Quantity none = Quantity.each(0);
        Quantity pieces = Quantity.each(onHand);
        StoreId store = StoreId.of("s1");
        Gtin milk = Gtin.ofDigits("5901234123457");
        return new StockOnHand(store, milk, pieces, pieces, none, none, NOON, null, count);
    }

    private static StockOnHand countedAgo(long onHand, int days, long handled) {
        Instant at = NOON.minus(Duration.ofDays(days));
        LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return books(onHand, new StockOnHand.LastCount("c-1", date, at, Quantity.each(onHand), handled));
    }

    /** Five lines a day for a week, the last of them so many days ago. */
    private static List<ItemDemand.Day> fiveADayUntil(int daysAgo) {
        LocalDate last = LocalDate.parse("2011-11-09").minusDays(daysAgo);
        return IntStream.range(0, 7)
                .mapToObj(day -> new ItemDemand.Day(last.minusDays(day), 5, 5))
                .toList();
    }

    private static OnHandConfidence of(StockOnHand stock, List<ItemDemand.Day> demand) {
        return OnHandConfidence.of(stock, demand, NOON);
    }

    @Test
    void believesACountOfNow() {
        assertThat(of(countedAgo(14, 0, 0), List.of())).isEqualTo(new OnHandConfidence(100, List.of()));
    }

    @Test
    void halvesInHundredAndTwentyDays() {
        assertThat(of(countedAgo(14, 120, 0), List.of()))
                .isEqualTo(new OnHandConfidence(50, List.of(OnHandConfidence.Sign.LONG_SINCE_COUNTED)));
    }

    @Test
    void fallsWithWhatWasMovedSince() {
        OnHandConfidence little = of(countedAgo(14, 0, 20), List.of());
        OnHandConfidence much = of(countedAgo(14, 0, 500), List.of());

        assertThat(little.percent()).isEqualTo(98);
        assertThat(much).isEqualTo(new OnHandConfidence(61, List.of(OnHandConfidence.Sign.MUCH_MOVED_SINCE_COUNTED)));
    }

    @Test
    void isNothingBelowZero() {
        assertThat(of(countedAgo(-1, 0, 0), List.of()))
                .isEqualTo(new OnHandConfidence(0, List.of(OnHandConfidence.Sign.BELOW_ZERO)));
    }

    @Test
    void isAThirdWhereNobodyEverCounted() {
        assertThat(of(books(14, null), List.of()))
                .isEqualTo(new OnHandConfidence(35, List.of(OnHandConfidence.Sign.NEVER_COUNTED)));
    }

    /** The shelf of journey B4: 14 in the books, none sold for six days though five a day are usual. */
    @Test
    void believesNoPhantom() {
        OnHandConfidence phantom = of(countedAgo(14, 30, 40), fiveADayUntil(6));

        assertThat(phantom.percent()).isZero();
        assertThat(phantom.signs()).startsWith(OnHandConfidence.Sign.NOT_SOLD_THOUGH_IT_USUALLY_IS);
    }

    @Test
    void doesNotWonderAtAQuietDayNorAtAnEmptyShelf() {
        assertThat(of(countedAgo(14, 0, 0), fiveADayUntil(1)).percent()).isEqualTo(100);
        assertThat(of(countedAgo(0, 0, 0), fiveADayUntil(6)).percent()).isEqualTo(100);
    }

    @Test
    void believesACountAfterTheLastSale() {
        assertThat(of(countedAgo(14, 1, 0), fiveADayUntil(6)).percent()).isEqualTo(99);
    }
}
