package io.tillstream.dashboards.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.masterdata.AnnouncedPrices;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.till.Tally;
import io.tillstream.events.till.TillHolding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a till is with a change of prices follows from its last word and the time. */
class PriceStandTest {
    private static final Instant SIX = Instant.parse("2011-11-09T06:00:00Z");
    private static final StoreId HERE = StoreId.of("s1");
    private static final StoreId THERE = StoreId.of("s2");
    private static final Tally MILK = tally("1.20");

    private static Tally tally(String pounds) {
        return Tally.NONE.plus(
                Tally.number(new Price(TestShop.MILK, TestShop.pounds(pounds), TestShop.pounds("0.50"), false, SIX)));
    }

    private static AnnouncedPrices.PriceChange ofTheChain() {
        return new AnnouncedPrices.PriceChange(SIX, MILK, Map.of(), SIX.minus(Duration.ofDays(1)));
    }

    private static TillHolding says(Instant at, Tally milk) {
        return new TillHolding(
                at,
                at,
                null,
                1,
                at.minus(Duration.ofDays(1)),
                null,
                milk.equals(Tally.NONE) ? List.of() : List.of(new TillHolding.PriceMark(SIX, milk)),
                Tally.NONE,
                Tally.NONE);
    }

    private static PriceStand stand(TillHolding holding, Instant now) {
        return PriceStand.of(ofTheChain(), HERE, holding, now);
    }

    @Test
    void waitsUntilTheTimeAndIsAppliedOnceTheTillHasSaidSoSince() {
        TillHolding before = says(SIX.minusSeconds(30), MILK);

        assertThat(stand(before, SIX.minusSeconds(1))).isEqualTo(PriceStand.WAITING);
        assertThat(stand(before, SIX)).isEqualTo(PriceStand.EXPECTED);
        assertThat(stand(before, SIX.plusSeconds(91))).isEqualTo(PriceStand.UNCONFIRMED);
        assertThat(stand(says(SIX, MILK), SIX)).isEqualTo(PriceStand.APPLIED);
    }

    @Test
    void whatWasPublishedJustNowIsExpectedUntilTheTillsNextWordIsOverdue() {
        Instant published = SIX.minusSeconds(600);
        AnnouncedPrices.PriceChange change = new AnnouncedPrices.PriceChange(SIX, MILK, Map.of(), published);
        TillHolding before = says(published.minusSeconds(18), Tally.NONE);

        assertThat(PriceStand.of(change, HERE, before, published.plusSeconds(5)))
                .isEqualTo(PriceStand.EXPECTED);
        assertThat(PriceStand.of(change, HERE, before, published.plusSeconds(103)))
                .isEqualTo(PriceStand.MISSING);
        assertThat(PriceStand.of(change, HERE, says(published.plusSeconds(42), Tally.NONE), published.plusSeconds(43)))
                .isEqualTo(PriceStand.MISSING);
        assertThat(PriceStand.EXPECTED.isPending()).isTrue();
    }

    @Test
    void isMissingWhereAPriceIsAnotherOrAbsentOrOneTooMany() {
        assertThat(stand(says(SIX, tally("1.21")), SIX)).isEqualTo(PriceStand.MISSING);
        assertThat(stand(says(SIX, Tally.NONE), SIX)).isEqualTo(PriceStand.MISSING);
        assertThat(stand(says(SIX, MILK.plus(7)), SIX)).isEqualTo(PriceStand.MISSING);
    }

    @Test
    void aStoreWithAPriceOfItsOwnHoldsThatBesideTheChains() {
        Tally own = Tally.NONE.plus(99);
        AnnouncedPrices.PriceChange change =
                new AnnouncedPrices.PriceChange(SIX, MILK, Map.of(HERE, own), SIX.minusSeconds(3_600));

        assertThat(PriceStand.of(change, HERE, says(SIX, MILK.plus(own)), SIX)).isEqualTo(PriceStand.APPLIED);
        assertThat(PriceStand.of(change, HERE, says(SIX, MILK), SIX)).isEqualTo(PriceStand.MISSING);
        assertThat(PriceStand.of(change, THERE, says(SIX, MILK), SIX)).isEqualTo(PriceStand.APPLIED);
    }

    @Test
    void ofPricesOlderThanATillRemembersItTellsByHowFarTheTillHasRead() {
        Instant twoDaysLater = SIX.plus(Duration.ofDays(2));
        AnnouncedPrices.PriceChange late =
                new AnnouncedPrices.PriceChange(SIX, MILK, Map.of(), twoDaysLater.plusSeconds(5));

        assertThat(stand(says(twoDaysLater, Tally.NONE), twoDaysLater)).isEqualTo(PriceStand.APPLIED);
        assertThat(PriceStand.of(late, HERE, says(twoDaysLater, Tally.NONE), twoDaysLater.plusSeconds(60)))
                .isEqualTo(PriceStand.MISSING);
    }

    @Test
    void sayingNothingIsNotHavingIt() {
        assertThat(PriceStand.of(ofTheChain(), HERE, null, SIX)).isEqualTo(PriceStand.NOT_SAID);
        assertThat(PriceStand.of(List.of(), HERE, says(SIX, MILK), SIX)).isEqualTo(PriceStand.APPLIED);
        assertThat(PriceStand.NOT_SAID.isPending()).isFalse();
    }
}
