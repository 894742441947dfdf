package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Grounds;
import io.tillstream.events.decision.ReorderProposal.Reach;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an order is worth, and that the list is ranked by it. */
final class LostMarginTest {
    private static final Instant NOW = Instant.parse("2011-11-09T10:00:00Z");

    @Test
    void isWhatNothingLosesAndNotWhatTheOrderLeaves() {
        ReorderProposal hotPot = proposal(
                "hot-pot",
                22,
                22,
                reach(
                        1,
                        LongStream.rangeClosed(0, 29)
                                .map(packs -> Math.max(22, 134 - 6 * packs))
                                .limit(25)
                                .toArray()));

        assertThat(LostMargin.without(hotPot)).isEqualTo(dollars(134));
        assertThat(LostMargin.with(hotPot)).contains(dollars(22));
    }

    @Test
    void liesOnTheLineBetweenTwoOrdersThatWereCounted() {
        ReorderProposal toast = proposal("toast", 9, 5, reach(2, 45, 25, 15, 9));

        assertThat(LostMargin.with(toast)).contains(dollars(12));
    }

    @Test
    void isWhatIsLostUntilTheDeliveryWhereNobodyLookedFurther() {
        ReorderProposal count = proposal("count", 57, 0, null);

        assertThat(LostMargin.without(count)).isEqualTo(dollars(57));
        assertThat(LostMargin.with(count)).isEmpty();
    }

    @Test
    void ranksWhatAnOrderCanSaveAboveWhatIsLostAnyway() {
        ReorderProposal lostAnyway = proposal("lost-anyway", 90, 1, reach(1, 95, 92));
        ReorderProposal toBeSaved = proposal("to-be-saved", 10, 1, reach(1, 200, 12));

        assertThat(Stream.of(lostAnyway, toBeSaved).sorted(Pile.BY_LOST_MARGIN)).containsExactly(toBeSaved, lostAnyway);
    }

    private static Reach reach(int packsApart, long... losses) {
        return new Reach(
                THURSDAY.plusDays(4),
                9_000,
                packsApart,
                LongStream.of(losses).mapToObj(LostMarginTest::dollars).toList());
    }

    private static Money dollars(long dollars) {
        return Money.parse(dollars + " TWD");
    }

    private static ReorderProposal proposal(String id, long untilDelivery, int packs, @Nullable Reach reach) {
        return new ReorderProposal(
                id,
                StoreId.of("s1"),
                Gtin.ofDigits("5000000100008".substring(0, 12) + Gtin.checkDigit("500000010000")),
                Quantity.each(0),
                5_000,
                THURSDAY,
                8_200,
                dollars(untilDelivery),
                Quantity.each(packs),
                packs,
                new Reason("runs-out", LocalText.same("Runs out")),
                new ModelReference("mean-28", Hash.GENESIS),
                NOW,
                NOW.plusSeconds(3_600),
                "",
                reach == null ? null : new Grounds(List.of(), null, null, reach),
                null,
                null);
    }
}
