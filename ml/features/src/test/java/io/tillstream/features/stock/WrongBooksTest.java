package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.events.Quantity;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.stock.WrongBooks.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An item sells 5 a day on each of eight weeks; a delivery is two days away, the one after it seven; packs of 5, 0.60 earned, 0.40 paid. */
final class WrongBooksTest {
    private static final LocalDate FIRST = LocalDate.parse("2011-09-14");
    private static final Terms TERMS = new Terms(2, 7, 0, 5, 60, 40);
    private static final OnHandConfidence NEVER_COUNTED =
            new OnHandConfidence(35, List.of(OnHandConfidence.Sign.NEVER_COUNTED));

    @Test
    void losesTheMarginOfWhatAnOrderByFullBooksDoesNotBring() {
        // The books say 35, which lasts, so nothing is ordered; the shelf is empty. Two days are lost either way, of
        // five days 25.
        assertThat(steady(TERMS).loss(35, 0)).isCloseTo(25 * 60, within(1e-9));
        assertThat(steady(TERMS).loss(35, 35)).isZero();
    }

    @Test
    void losesWhatLyingGoodsCostWhereThereIsMoreThanTheBooksSay() {
        // By the books 25 are ordered for five days; 35 lie there, 35 are sold, and 25 are left.
        assertThat(steady(TERMS).loss(0, 35)).isCloseTo(lying(25), within(1e-9));
    }

    @Test
    void losesNothingByAnErrorThatChangesNoOrder() {
        assertThat(steady(TERMS).loss(80, 60)).isZero();
        assertThat(steady(TERMS).loss(4, 1)).isZero();
    }

    @Test
    void countsOnWhatIsComing() {
        Terms coming = new Terms(2, 7, 35, 5, 60, 40);

        assertThat(steady(coming).loss(35, 0)).isZero();
    }

    @Test
    void isNotKnownOfWhatHasSoldForTooShort() {
        assertThat(WrongBooks.of(days(13), Quantity.Unit.EACH, TERMS)).isEmpty();
        assertThat(WrongBooks.of(List.of(), Quantity.Unit.EACH, TERMS)).isEmpty();
        assertThatThrownBy(() -> new Terms(3, 3, 0, 1, 1, 1)).hasMessageContaining("Deliveries in 3 and 3 days");
    }

    @Test
    void isWorthMoreTheLessTheBooksAreBelieved() {
        CountWorth doubted = CountWorth.of(steady(TERMS), 30, NEVER_COUNTED);
        CountWorth believed = CountWorth.of(steady(TERMS), 30, new OnHandConfidence(95, List.of()));

        assertThat(doubted.total()).isCloseTo(believed.total() * 65 / 5, within(1e-6));
        assertThat(doubted.emptier()).isGreaterThan(doubted.fuller());
    }

    @Test
    void letsASilentShelfWaitForItsCount() {
        OnHandConfidence silent = new OnHandConfidence(4, List.of(OnHandConfidence.Sign.NOT_SOLD_THOUGH_IT_USUALLY_IS));
        CountWorth worth = CountWorth.of(steady(TERMS), 14, silent);

        // Nothing is ordered meanwhile: 25 of five days are lost where it is empty, and 21 where 14 are there for
        // seven.
        assertThat(worth.emptier()).isCloseTo(0.96 * 25 * 60 + 0.04 * (21 * 60 - lying(4)), within(1e-9));
        assertThat(worth.fuller()).isZero();
    }

    @Test
    void expectsNothingOfASmallErrorOnAShelfThatLastsForWeeks() {
        assertThat(CountWorth.of(steady(TERMS), 500, NEVER_COUNTED).emptier()).isZero();
    }

    /** What so many pieces cost that lie for seven days. */
    private static double lying(int pieces) {
        return pieces * 40 * 0.25 * 7 / 365;
    }

    private static WrongBooks steady(Terms terms) {
        return WrongBooks.of(days(56), Quantity.Unit.EACH, terms).orElseThrow();
    }

    private static List<ItemDemand.Day> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> new ItemDemand.Day(FIRST.plusDays(day), 5, 3))
                .toList();
    }
}
